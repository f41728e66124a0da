//! M: what makes a schema structural.

use serde_json::{Value, json};

use super::*;

#[test]
fn m_structure() {
    check(json!({"type": "array"}), &["P.items: Required value: must be specified"]);
    check(json!({}), &["P.type: Required value: must not be empty for specified object fields"]);
    check(
        json!({"type": "array", "items": {}}),
        &["P.items.type: Required value: must not be empty for specified array items"],
    );
    check_root(json!({}), &["S.type: Required value: must not be empty at the root"]);
    check_root(
        json!({"type": "string", "additionalProperties": {"type": "string"}}),
        &[
            "S.additionalProperties: Forbidden: must not be used at the root",
            "S.type: Invalid value: \"string\": must be object at the root",
        ],
    );
    check(
        json!({"x-kubernetes-embedded-resource": true, "additionalProperties": true}),
        &[
            "P.additionalProperties: Forbidden: must not be used if x-kubernetes-embedded-resource is set",
            "P.properties: Required value: must not be empty if x-kubernetes-embedded-resource is true without \
             x-kubernetes-preserve-unknown-fields",
            "P.type: Required value: must be object if x-kubernetes-embedded-resource is true",
        ],
    );
    check(
        json!({"x-kubernetes-int-or-string": true, "x-kubernetes-preserve-unknown-fields": true}),
        &[
            "P.x-kubernetes-preserve-unknown-fields: Invalid value: true: must be false if x-kubernetes-int-or-string is true",
        ],
    );
    check_root(
        json!({"type": "object", "properties": {"kind": {"type": "integer"}, "metadata": {"type": "object", "description": "d"}}}),
        &[
            "S.properties[kind].type: Invalid value: \"integer\": must be string",
            "S.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is \
             implicitly specified",
        ],
    );
    check(
        json!({"type": "string", "pattern": "a("}),
        &[
            "P.pattern: Invalid value: \"a(\": must be a valid regular expression, but isn't: error parsing regexp: missing \
           closing ): `a(`",
        ],
    );
}

#[test]
fn m_junctors_shape_nothing() {
    let nested = |clause: Value, what: &str| {
        check(json!({"type": "string", "allOf": [clause]}), &[&format!("P.allOf[0].{what} to be structural")]);
    };
    nested(json!({"type": "string"}), "type: Forbidden: must be empty");
    nested(json!({"default": "a"}), "default: Forbidden: must be undefined");
    nested(json!({"title": "a"}), "title: Forbidden: must be empty");
    nested(json!({"description": "a"}), "description: Forbidden: must be empty");
    nested(json!({"nullable": true}), "nullable: Forbidden: must be false");
    nested(json!({"additionalProperties": true}), "additionalProperties: Forbidden: must be undefined");
    nested(json!({"x-kubernetes-int-or-string": true}), "x-kubernetes-int-or-string: Forbidden: must be false");
    nested(
        json!({"x-kubernetes-validations": [{"rule": "true"}]}),
        "x-kubernetes-validations: Forbidden: must be empty",
    );
    check(json!({"type": "string", "allOf": [{"additionalProperties": false}]}), &[]);
    // The one place where a type may be, in this order alone, whatever it is said of.
    check(json!({"type": "string", "anyOf": [{"type": "integer"}, {"type": "string"}]}), &[]);
    check(json!({"type": "string", "allOf": [{"anyOf": [{"type": "integer"}, {"type": "string"}]}]}), &[]);
    check(
        json!({"x-kubernetes-int-or-string": true, "anyOf": [{"type": "string"}, {"type": "integer"}]}),
        &[
            "P.anyOf[0].type: Forbidden: must be empty to be structural",
            "P.anyOf[1].type: Forbidden: must be empty to be structural",
        ],
    );
    check_root(
        json!({"type": "object", "not": {"properties": {"metadata": {}}}}),
        &[
            "S.not.properties[metadata]: Forbidden: must not be specified in a nested context",
            "S.properties[metadata]: Required value: because it is defined in S.not.properties[metadata]",
        ],
    );
}

#[test]
fn m24_is_asked_from_the_root_alone() {
    check_root(
        json!({"type": "object", "anyOf": [{"properties": {"a": {"minLength": 1}}}]}),
        &["S.properties[a]: Required value: because it is defined in S.anyOf[0].properties[a]"],
    );
    check(json!({"type": "object", "anyOf": [{"properties": {"a": {"minLength": 1}}}]}), &[]);
}

#[test]
fn m_int_or_string_is_nothing_else() {
    check(
        json!({"type": "object", "x-kubernetes-int-or-string": true, "x-kubernetes-embedded-resource": true,
            "properties": {"a": {"type": "string"}}}),
        &["P.x-kubernetes-embedded-resource: Invalid value: true: must be false if x-kubernetes-int-or-string is true"],
    );
}

#[test]
fn m_resources_have_types() {
    let check = |name: &str, type_: &str, expected: &[&str]| {
        check(
            json!({"type": "object", "x-kubernetes-embedded-resource": true, "properties": {name: {"type": type_}}}),
            expected,
        );
    };
    check("kind", "integer", &["P.properties[kind].type: Invalid value: \"integer\": must be string"]);
    check("apiVersion", "object", &["P.properties[apiVersion].type: Invalid value: \"object\": must be string"]);
    check("metadata", "string", &["P.properties[metadata].type: Invalid value: \"string\": must be object"]);
    check("metadata", "object", &[]);
    super::check(json!({"type": "object", "properties": {"kind": {"type": "integer"}}}), &[]);
}

#[test]
fn m9_metadata_of_the_root() {
    let check = |keyword: &str, value: Value, is_refused: bool| {
        let root = json!({"type": "object", "properties": {"metadata": {"type": "object", keyword: value}}});
        let expected: &[&str] = if is_refused {
            &[
                "S.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata \
               is implicitly specified",
            ]
        } else {
            &[]
        };
        check_root(root, expected);
    };
    let name = json!({"type": "string", "maxLength": 3});
    check("properties", json!({"name": name, "generateName": name}), false);
    check("properties", json!({"name": name, "labels": {"type": "object"}}), true);
    check("properties", json!({}), false);
    check("description", json!(""), false);
    check("description", json!("d"), true);
    check("enum", json!([]), false);
    check("allOf", json!([]), false);
    check("items", json!([]), false);
    check("additionalProperties", json!(false), true);
    check("externalDocs", json!({}), true);
    check("nullable", json!(true), true);
    check("x-kubernetes-map-type", json!("atomic"), true);
    // Go keeps these lists as they are, and an empty one is not none.
    check("required", json!([]), true);
    check("x-kubernetes-list-map-keys", json!([]), true);
    check("x-kubernetes-validations", json!([]), true);
}

/// The one place for a type under a junctor is compared as a whole, and so with lists that are empty.
#[test]
fn m14_is_exact() {
    let check = |first: Value, is_refused: bool| {
        let forbidden: Vec<String> =
            (0..2).map(|index| format!("P.anyOf[{index}].type: Forbidden: must be empty to be structural")).collect();
        let forbidden: Vec<&str> = forbidden.iter().map(String::as_str).collect();
        let schema = json!({"x-kubernetes-int-or-string": true, "anyOf": [first, {"type": "string"}]});
        super::check(schema, if is_refused { &forbidden } else { &[] });
    };
    check(json!({"type": "integer"}), false);
    check(json!({"type": "integer", "description": "", "enum": [], "allOf": [], "items": []}), false);
    check(json!({"type": "integer", "additionalProperties": false}), false);
    check(json!({"type": "integer", "minimum": 0}), true);
    check(json!({"type": "integer", "required": []}), true);
    check(json!({"type": "integer", "properties": {}}), true);
    // A third alternative, or a place that is not the first.
    let integer_or_string = json!([{"type": "integer"}, {"type": "string"}]);
    let at = |path: &str, index: usize| format!("P.{path}[{index}].type: Forbidden: must be empty to be structural");
    super::check(
        json!({"x-kubernetes-int-or-string": true, "allOf": [{}, {"anyOf": integer_or_string}]}),
        &[&at("allOf[1].anyOf", 0), &at("allOf[1].anyOf", 1)],
    );
    super::check(
        json!({"x-kubernetes-int-or-string": true, "oneOf": integer_or_string}),
        &[&at("oneOf", 0), &at("oneOf", 1)],
    );
}

#[test]
fn m19_to_m21() {
    let nested = |keyword: &str, value: Value, what: &str| {
        let root = json!({"type": "object", "properties": {"p": {"type": "object", "not": {keyword: value}}}});
        let found = errors(&root, false, Rules::ALL);
        let expected = format!("S.properties[p].not.{keyword}: Forbidden: must be {what} to be structural");
        assert!(found.contains(&expected), "{found:?}");
    };
    nested("x-kubernetes-preserve-unknown-fields", json!(true), "false");
    nested("x-kubernetes-embedded-resource", json!(true), "false");
    nested("x-kubernetes-list-map-keys", json!(["a"]), "empty");
    nested("x-kubernetes-list-type", json!("set"), "undefined");
    nested("x-kubernetes-map-type", json!("atomic"), "undefined");
}

#[test]
fn m24_follows_properties_and_items() {
    check_root(
        json!({
            "type": "object",
            "properties": {"a": {"type": "array", "items": {"type": "object"}}, "b": {"type": "string"}},
            "oneOf": [{"properties": {
                "a": {"items": {"properties": {"c": {"items": {}}}}},
                "b": {"not": {"items": {}}},
            }}],
        }),
        &[
            "S.properties[a].items.properties[c]: Required value: because it is defined in \
             S.oneOf[0].properties[a].items.properties[c]",
            "S.properties[b].items: Required value: because it is defined in S.oneOf[0].properties[b].not.items",
        ],
    );
}

#[test]
fn m13_patterns_anywhere() {
    let missing = "Invalid value: \"[\": must be a valid regular expression, but isn't: error parsing regexp: missing \
                   closing ]: `[`";
    check(
        json!({"type": "string", "pattern": "[", "anyOf": [{"not": {"pattern": "["}}, {"pattern": ""}]}),
        &[&format!("P.anyOf[0].not.pattern: {missing}"), &format!("P.pattern: {missing}")],
    );
}
