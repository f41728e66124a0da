//! Random structural schemas.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::value::value;
use super::{json_of, once_in, pick, some};

/// The names of fields; few, so that documents and schemas meet.
pub(super) const NAMES: [&str; 10] = ["a", "b", "c", "name", "key", "replicas", "spec", "metadata", "with-dash", "é"];

const PATTERNS: [&str; 8] = ["^a+$", "^[a-z0-9-]*$", "b", "", r"\d{2,4}", r"^\p{L}+$", "(?i)abc|x", r"[\w.]+@\w+"];
const TEXT_FORMATS: [&str; 26] = [
    "date",
    "date-time",
    "duration",
    "byte",
    "uuid",
    "uuid3",
    "uuid4",
    "uuid5",
    "ipv4",
    "ipv6",
    "cidr",
    "mac",
    "uri",
    "email",
    "hostname",
    "isbn",
    "isbn10",
    "isbn13",
    "creditcard",
    "ssn",
    "hexcolor",
    "rgbcolor",
    "password",
    "bsonobjectid",
    "k8s-short-name",
    "bogus",
];

/// Keywords that bound a value.
const BOUNDS: [&str; 20] = [
    "properties",
    "items",
    "additionalProperties",
    "format",
    "pattern",
    "minimum",
    "maximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "not",
    "allOf",
    "anyOf",
    "oneOf",
    "required",
    "x-kubernetes-embedded-resource",
];

type Fields = Map<String, Value>;

/// A schema of some depth that the server mostly admits.
pub(super) fn schema(rng: &mut Rng, depth: u32) -> Value {
    let mut fields = Fields::new();
    match rng.u32(..100) {
        0..22 => text(rng, &mut fields),
        22..34 => integer(rng, &mut fields),
        34..42 => number(rng, &mut fields),
        42..47 => set(&mut fields, "type", "boolean"),
        47..52 => {
            set(&mut fields, "x-kubernetes-int-or-string", true);
            if rng.bool() {
                set(&mut fields, "anyOf", json!([{"type": "integer"}, {"type": "string"}]));
            }
        }
        52..56 => {
            set(&mut fields, "x-kubernetes-preserve-unknown-fields", true);
            if rng.bool() {
                set(&mut fields, "type", "object");
            }
        }
        56..59 => embedded(rng, &mut fields, depth),
        _ if depth == 0 => set(&mut fields, "type", "string"),
        59..76 => object(rng, &mut fields, depth),
        76..84 => map(rng, &mut fields, depth),
        _ => list(rng, &mut fields, depth),
    }
    common(rng, &mut fields);
    Value::Object(fields)
}

/// The schema of a version: an object, with `spec` and more.
pub(super) fn root(rng: &mut Rng, with_status: bool) -> Value {
    let mut fields = Fields::new();
    set(&mut fields, "type", "object");
    let mut properties = Fields::new();
    properties.insert("spec".to_owned(), schema_of_object(rng, 3));
    if once_in(rng, 2) {
        properties.insert("status".to_owned(), schema_of_object(rng, 2));
    }
    for (name, schemas) in [
        ("apiVersion", &[r#"{"type": "string"}"#, r#"{"type": "string", "maxLength": 20}"#][..]),
        ("kind", &[r#"{"type": "string"}"#, r#"{"type": "string", "enum": ["Widget"]}"#]),
        (
            "metadata",
            &[
                r#"{"type": "object"}"#,
                r#"{"type": "object", "properties": {"name": {"type": "string", "pattern": "^w", "maxLength": 3}}}"#,
                r#"{"type": "object", "properties": {"generateName": {"type": "string", "minLength": 1}}}"#,
            ],
        ),
        ("extra", &[r#"{"type": "string"}"#, r#"{"type": "array", "items": {"type": "integer"}}"#]),
    ] {
        if once_in(rng, 3) {
            properties.insert(name.to_owned(), json_of(rng, schemas));
        }
    }
    if once_in(rng, 4) {
        let names: Vec<&str> = properties.keys().map(String::as_str).collect();
        let required = some(rng, &names, 3);
        set(&mut fields, "required", required);
    }
    if once_in(rng, 10) {
        set(&mut fields, "x-kubernetes-preserve-unknown-fields", true);
    }
    if !with_status && once_in(rng, 8) {
        set(&mut fields, "maxProperties", rng.u32(3..6));
    }
    set(&mut fields, "properties", properties);
    Value::Object(fields)
}

fn schema_of_object(rng: &mut Rng, depth: u32) -> Value {
    let mut fields = Fields::new();
    object(rng, &mut fields, depth);
    common(rng, &mut fields);
    Value::Object(fields)
}

fn set(fields: &mut Fields, key: &str, value: impl Into<Value>) {
    fields.insert(key.to_owned(), value.into());
}

fn text(rng: &mut Rng, fields: &mut Fields) {
    set(fields, "type", "string");
    for key in ["minLength", "maxLength"] {
        if once_in(rng, 8) {
            set(fields, key, if key == "minLength" { rng.u32(..2) } else { rng.u32(1..30) });
        }
    }
    match rng.u32(..6) {
        0 => set(fields, "format", *pick(rng, &TEXT_FORMATS)),
        1 => set(fields, "pattern", *pick(rng, &PATTERNS)),
        2 => set(fields, "enum", some(rng, &["a", "b", "", "A", "é"], 2)),
        _ => {}
    }
}

fn integer(rng: &mut Rng, fields: &mut Fields) {
    set(fields, "type", "integer");
    bounds(rng, fields, &["0", "1", "-1", "5", "10", "1.5", "3000000000"]);
    if once_in(rng, 5) {
        set(fields, "format", *pick(rng, &["int32", "int64", "int16", "date"]));
    }
    if once_in(rng, 8) {
        set(fields, "enum", json_of(rng, &["[1, 2]", "[0]", "[1, 1.0, \"1\"]", "[5, -1, 10]"]));
    }
}

fn number(rng: &mut Rng, fields: &mut Fields) {
    set(fields, "type", "number");
    bounds(rng, fields, &["0", "1", "-1", "0.5", "2.5", "10", "1e10", "1e-3"]);
    if once_in(rng, 5) {
        set(fields, "format", *pick(rng, &["float", "double", "int32"]));
    }
    if once_in(rng, 8) {
        set(fields, "enum", json_of(rng, &["[1, 2.5]", "[0.1]", "[1e3]"]));
    }
}

fn bounds(rng: &mut Rng, fields: &mut Fields, numbers: &[&str]) {
    for (bound, exclusive) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
        if once_in(rng, 4) {
            set(fields, bound, json_of(rng, numbers));
        }
        if once_in(rng, 8) {
            set(fields, exclusive, rng.bool());
        }
    }
    if once_in(rng, 8) {
        set(fields, "multipleOf", json_of(rng, &["1", "2", "3", "0.5", "0.1", "1.5", "10"]));
    }
}

fn object(rng: &mut Rng, fields: &mut Fields, depth: u32) {
    set(fields, "type", "object");
    let mut properties = Fields::new();
    for name in NAMES {
        if once_in(rng, 4) {
            properties.insert(name.to_owned(), schema(rng, depth.saturating_sub(1)));
        }
    }
    if once_in(rng, 3) {
        let names: Vec<&str> = properties.keys().map(String::as_str).collect();
        set(fields, "required", some(rng, &names, 3));
    }
    junctors(rng, fields, &properties);
    set(fields, "properties", properties);
    for key in ["minProperties", "maxProperties"] {
        if once_in(rng, 20) {
            set(fields, key, rng.u32(..4));
        }
    }
    if once_in(rng, 10) {
        set(fields, "x-kubernetes-map-type", *pick(rng, &["atomic", "granular"]));
    }
    if once_in(rng, 10) {
        set(fields, "x-kubernetes-preserve-unknown-fields", true);
    }
    if once_in(rng, 20) {
        set(fields, "additionalProperties", true);
    }
}

/// Alternatives that only speak of declared properties.
fn junctors(rng: &mut Rng, fields: &mut Fields, properties: &Fields) {
    if !once_in(rng, 4) {
        return;
    }
    // Branches must not speak of it.
    let names: Vec<&String> = properties.keys().filter(|name| *name != "metadata").collect();
    if names.is_empty() {
        return;
    }
    let mut branch = || {
        let name = *pick(rng, &names);
        let value = json_of(
            rng,
            &[
                r#"{"maxLength": 1}"#,
                r#"{"minimum": 2}"#,
                r#"{"enum": ["a", 1]}"#,
                r#"{"minItems": 1}"#,
                r#"{"pattern": "^a"}"#,
                r#"{"required": ["a"]}"#,
                r#"{"not": {"enum": [null]}}"#,
                r#"{"items": {"maxLength": 1}}"#,
                "{}",
            ],
        );
        match rng.u32(..4) {
            0 => json!({"required": [name]}),
            1 => json!({"properties": {name: value}}),
            2 => json!({"required": [name], "properties": {name: value}}),
            _ => json!({"not": {"required": [name]}}),
        }
    };
    let (first, second, third) = (branch(), branch(), branch());
    match rng.u32(..4) {
        0 => set(fields, "not", first),
        1 => set(fields, "allOf", vec![first, second]),
        2 => set(fields, "anyOf", vec![first, second, third]),
        _ => set(fields, "oneOf", vec![first, second, third]),
    }
}

fn map(rng: &mut Rng, fields: &mut Fields, depth: u32) {
    set(fields, "type", "object");
    let of = match rng.u32(..8) {
        0 => json!(true),
        1 => json!(false),
        _ => schema(rng, depth.saturating_sub(1)),
    };
    set(fields, "additionalProperties", of);
    for key in ["minProperties", "maxProperties"] {
        if once_in(rng, 8) {
            set(fields, key, rng.u32(..4));
        }
    }
    if once_in(rng, 8) {
        set(fields, "x-kubernetes-map-type", *pick(rng, &["atomic", "granular"]));
    }
}

fn list(rng: &mut Rng, fields: &mut Fields, depth: u32) {
    set(fields, "type", "array");
    let mut items = schema(rng, depth.saturating_sub(1));
    match rng.u32(..6) {
        0 => set(fields, "x-kubernetes-list-type", "atomic"),
        1 => {
            let scalars =
                [r#"{"type": "string"}"#, r#"{"type": "integer"}"#, r#"{"type": "number"}"#, r#"{"type": "boolean"}"#];
            let others = [
                r#"{"type": "object", "x-kubernetes-map-type": "atomic", "properties": {"a": {"type": "string"}}}"#,
                r#"{"type": "array", "x-kubernetes-list-type": "atomic", "items": {"type": "integer"}}"#,
            ];
            items = if once_in(rng, 4) { json_of(rng, &others) } else { json_of(rng, &scalars) };
            set(fields, "x-kubernetes-list-type", "set");
        }
        2 | 3 => {
            items = json_of(
                rng,
                &[
                    r#"{"type": "object", "required": ["key"], "properties": {"key": {"type": "string"}, "b": {"type": "string", "maxLength": 2}}}"#,
                    r#"{"type": "object", "required": ["key"], "properties": {"key": {"type": "integer"}, "a": {"type": "string", "default": "x"}}}"#,
                    r#"{"type": "object", "properties": {"key": {"type": "string", "default": "k"}, "a": {"type": "string", "default": "x"}, "c": {"type": "integer", "minimum": 3}}}"#,
                ],
            );
            let keys = match items.pointer("/properties/a/default") {
                Some(_) if rng.bool() => json!(["key", "a"]),
                _ => json!(["key"]),
            };
            set(fields, "x-kubernetes-list-type", "map");
            set(fields, "x-kubernetes-list-map-keys", keys);
        }
        _ => {}
    }
    set(fields, "items", items);
    for key in ["minItems", "maxItems"] {
        if once_in(rng, 6) {
            set(fields, key, rng.u32(..4));
        }
    }
}

fn embedded(rng: &mut Rng, fields: &mut Fields, depth: u32) {
    set(fields, "type", "object");
    set(fields, "x-kubernetes-embedded-resource", true);
    if rng.bool() {
        set(fields, "x-kubernetes-preserve-unknown-fields", true);
    } else {
        let spec = schema(rng, depth.saturating_sub(1));
        set(fields, "properties", json!({"spec": spec}));
    }
}

/// What any schema may have. The default comes last: it is a value of the schema.
fn common(rng: &mut Rng, fields: &mut Fields) {
    if once_in(rng, 10) {
        set(fields, "description", "What it is.");
    }
    if once_in(rng, 20) {
        set(fields, "title", "It");
    }
    if once_in(rng, 20) {
        set(fields, "example", json_of(rng, &["1", "null", "{\"a\": []}"]));
    }
    if once_in(rng, 30) {
        set(fields, "externalDocs", json!({"url": "a", "description": "b"}));
    }
    if once_in(rng, 8) {
        set(fields, "nullable", rng.bool());
    }
    // Most defaults that are not of a plain schema are wrong.
    let plain = !fields.keys().any(|key| BOUNDS.contains(&key.as_str()));
    if once_in(rng, if plain { 6 } else { 60 }) {
        let default = value(rng, &Value::Object(fields.clone()), 3);
        set(fields, "default", default);
    }
}
