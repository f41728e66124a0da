//! Random values of a schema: mostly right, for the server to say what is not.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::schema::NAMES;
use super::{json_of, once_in, pick};

const TEXTS: [&str; 42] = [
    "a",
    "b",
    "A",
    "",
    "aa",
    "abc",
    "aaaaaaaaaaaaaaaaaaaaaaaa",
    "é",
    "日本",
    "x@y",
    "12",
    "1h",
    "1d",
    "-1s",
    "10%",
    "2020-02-29",
    "2020-01-01T00:00:00Z",
    "2020-01-01T00:00:00.5+01:00",
    "2020-1-1",
    "YQ==",
    "a.b",
    "a-b",
    "-",
    "10.0.0.1",
    "010.0.0.1",
    "::1",
    "10.0.0.0/8",
    "00:00:5e:00:53:01",
    "https://a/b?c#d",
    "/a",
    "a b",
    "a@b.cd",
    "example.com",
    "0321751043",
    "978-3401013190",
    "4111111111111111",
    "111-11-1111",
    "#fff",
    "rgb(1,2,3)",
    "507f1f77bcf86cd799439011",
    "123e4567-e89b-42d3-a456-426614174000",
    "<a&b>\"\n\t\u{7f}",
];
const INTEGERS: [&str; 14] =
    ["0", "1", "2", "3", "5", "10", "-1", "100", "2147483647", "2147483648", "9223372036854775807", "1.0", "4", "-5"];
const NUMBERS: [&str; 16] = [
    "0",
    "1",
    "2",
    "0.5",
    "1.5",
    "2.5",
    "-1",
    "1e3",
    "1e21",
    "1e-7",
    "0.1",
    "0.3",
    "3.4e39",
    "10",
    "-0.0",
    "123456789.125",
];

/// A value of `schema`.
pub(super) fn value(rng: &mut Rng, schema: &Value, depth: u32) -> Value {
    if schema["nullable"] == true && once_in(rng, 4) {
        return Value::Null;
    }
    if let Some(values) = schema["enum"].as_array().filter(|values| !values.is_empty())
        && !once_in(rng, 6)
    {
        return pick(rng, values).clone();
    }
    if schema["x-kubernetes-int-or-string"] == true {
        return if rng.bool() { json_of(rng, &INTEGERS) } else { json!(pick(rng, &TEXTS)) };
    }
    match schema["type"].as_str() {
        Some("string") => json!(pick(rng, &TEXTS)),
        Some("integer") => json_of(rng, &INTEGERS),
        Some("number") => json_of(rng, &NUMBERS),
        Some("boolean") => json!(rng.bool()),
        Some("array") => list(rng, schema, depth),
        Some("object") => fields(rng, schema, depth),
        _ => any(rng),
    }
}

fn list(rng: &mut Rng, schema: &Value, depth: u32) -> Value {
    let few = schema["minItems"].as_u64().unwrap_or_default().min(5);
    let count = few + rng.u64(..3);
    let mut items: Vec<Value> = (0..count).map(|_| value(rng, &schema["items"], depth.saturating_sub(1))).collect();
    if once_in(rng, 5) && !items.is_empty() {
        items.push(pick(rng, &items).clone());
    }
    Value::Array(items)
}

fn fields(rng: &mut Rng, schema: &Value, depth: u32) -> Value {
    let mut fields = Map::new();
    let required = |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        if if required(name) { !once_in(rng, 12) } else { once_in(rng, 2) } {
            fields.insert(name.clone(), value(rng, schema, depth.saturating_sub(1)));
        }
    }
    let additional = &schema["additionalProperties"];
    if additional.is_object() || additional == &Value::Bool(true) {
        for name in NAMES {
            if once_in(rng, 5) {
                fields.insert(name.to_owned(), value(rng, additional, depth.saturating_sub(1)));
            }
        }
    }
    if schema["x-kubernetes-preserve-unknown-fields"] == true && rng.bool() {
        fields.insert("free".to_owned(), any(rng));
    }
    if schema["x-kubernetes-embedded-resource"] == true && !once_in(rng, 4) {
        for (name, value) in embedded(rng) {
            fields.insert(name, value);
        }
    }
    Value::Object(fields)
}

fn embedded(rng: &mut Rng) -> Map<String, Value> {
    let value = json_of(
        rng,
        &[
            r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x", "labels": {"a": "b"}}}"#,
            r#"{"apiVersion": "apps/v1", "kind": "Deployment"}"#,
            r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"creationTimestamp": null, "labels": {"a": "b"}, "bogus": 1}}"#,
            r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "A_", "finalizers": ["x"]}}"#,
            r#"{"apiVersion": "a/b/c", "kind": ""}"#,
            r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"labels": {"a": 1}}}"#,
            r#"{"apiVersion": "v1", "kind": "Pod", "metadata": null}"#,
        ],
    );
    value.as_object().cloned().unwrap_or_default()
}

/// A value of any kind.
pub(super) fn any(rng: &mut Rng) -> Value {
    json_of(
        rng,
        &[
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e300",
            "\"\"",
            "\"a\"",
            "\"a b\"",
            "[]",
            "[1]",
            "[null]",
            "{}",
            r#"{"a": 1}"#,
            r#"{"x": {"y": null}}"#,
            "9223372036854775808",
            "2147483648",
            r#"{"$repeat": ["a", 300]}"#,
            "[[]]",
            "[\"a\", \"a\"]",
        ],
    )
}

/// A custom resource of `version` of `crd`.
pub fn object(rng: &mut Rng, crd: &Value, version: &str) -> Value {
    let group = crd.pointer("/spec/group").and_then(Value::as_str).unwrap_or_default();
    let versions = crd.pointer("/spec/versions").and_then(Value::as_array);
    let schema = versions.into_iter().flatten().find(|one| one["name"] == version);
    let schema = schema.map_or(Value::Null, |version| version["schema"]["openAPIV3Schema"].clone());
    let mut object = value(rng, &schema, 6);
    if !object.is_object() {
        object = json!({});
    }
    object["apiVersion"] = json!(format!("{group}/{version}"));
    object["kind"] = crd["spec"]["names"]["kind"].clone();
    object["metadata"] = json!({"name": "w"});
    object
}
