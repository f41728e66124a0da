//! N: defaults.

use serde_json::{Value, json};

use super::*;

#[test]
fn n_defaults() {
    check(
        json!({"type": "object", "properties": {"a": {"type": "string"}}, "default": {"b": 1}}),
        &["P.default: Invalid value: {\"b\":1}: must not have unknown fields"],
    );
    check(
        json!({"type": "integer", "default": "x"}),
        &["P.default: Invalid value: \"string\":  in body must be of type integer: \"string\""],
    );
    check(
        json!({"type": "array", "default": [{}], "items": {"type": "object", "properties": {"q": {"type": "string"}}, "required": ["q"]}}),
        &["P.default.[0].q: Required value"],
    );
    // No type is asked of an integer or text, and nothing of what additionalProperties say.
    check(json!({"x-kubernetes-int-or-string": true, "default": true}), &[]);
    check(json!({"type": "object", "additionalProperties": {"type": "string", "default": 1}}), &[]);
    let embedded = |default: Value| {
        json!({
            "type": "object",
            "x-kubernetes-embedded-resource": true,
            "x-kubernetes-preserve-unknown-fields": true,
            "default": default,
        })
    };
    check(
        embedded(json!({"kind": "Pod", "metadata": {"name": "a/b"}})),
        &[
            "P.default.apiVersion: Required value",
            "P.default.metadata.name: Invalid value: \"a/b\": may not contain '/'",
        ],
    );
    check(
        embedded(json!({"apiVersion": 1, "kind": "Pod"})),
        &["P.default.apiVersion: Invalid value: 1: must be a string"],
    );
    let name = json!({"type": "string", "default": "a/b"});
    let metadata = json!({"type": "object", "properties": {"name": name}});
    check(
        json!({"type": "object", "x-kubernetes-embedded-resource": true, "properties": {"metadata": metadata}}),
        &["P.properties[metadata].properties[name].default: Invalid value: \"a/b\": must result in valid metadata: \
           metadata.name: Invalid value: \"a/b\": may not contain '/'"],
    );
}

/// Outside an object, `kind` is a field like any other.
#[test]
fn n1_type_meta_is_unknown_elsewhere() {
    for name in ["kind", "apiVersion", "metadata"] {
        let value = json!({name: "x"});
        check(
            json!({"type": "object", "properties": {"a": {"type": "string"}}, "default": value}),
            &[&format!("P.default: Invalid value: {value}: must not have unknown fields")],
        );
    }
}

/// Kubernetes prints the default after it dropped what no metadata has.
#[test]
fn n1_prints_what_is_left() {
    check(
        json!({
            "type": "object",
            "x-kubernetes-embedded-resource": true,
            "properties": {"a": {"type": "string"}},
            "default": {"apiVersion": "v1", "kind": "Pod", "b": 1, "metadata": {"name": "n", "odd": 1}},
        }),
        &[
            "P.default: Invalid value: {\"apiVersion\":\"v1\",\"b\":1,\"kind\":\"Pod\",\"metadata\":{\"name\":\"n\"}}: must \
           not have unknown fields",
        ],
    );
}

#[test]
fn n1_is_ratcheted() {
    let object = json!({"type": "object", "properties": {"a": {"type": "string"}}, "default": {"b": 1}});
    let root = json!({"type": "object", "properties": {"p": object}});
    assert_eq!(errors(&root, false, Rules { pruned_defaults: false, ..Rules::ALL }), [""; 0]);
}

#[test]
fn n4_formats() {
    check(json!({"type": "string", "format": "odd", "default": "x"}), &[]);
    check(
        json!({"type": "string", "format": "date", "default": "x"}),
        &["P.default: Invalid value: \"x\":  in body must be of type date: \"x\""],
    );
    check(
        json!({"type": "integer", "format": "int32", "default": 2_147_483_648_i64}),
        &["P.default: Invalid value: \"\": Checked value must be of type integer with format int32 in "],
    );
}

#[test]
fn n5_meta_of_the_root() {
    let check = |name: &str, schema: Value, wrong: &str| {
        let expected = [
            format!(
                "S.properties[{name}].default: Invalid value: {}: must result in valid metadata: {wrong}",
                schema["default"]
            ),
            format!("S.properties[{name}].default: Forbidden: must not be set in top-level {name}"),
        ];
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check_root(json!({"type": "object", "properties": {name: schema}}), &expected);
    };
    check("kind", json!({"type": "string", "default": 1}), "kind: Invalid value: 1: must be a string");
    check("apiVersion", json!({"type": "string", "default": ""}), "apiVersion: Invalid value: \"\": must not be empty");
    check(
        "metadata",
        json!({"type": "object", "default": {"name": 3}}),
        "metadata: Invalid value: {\"name\":3}: json: cannot unmarshal number into Go struct field ObjectMeta.name of type string",
    );
}

#[test]
fn nothing_of_a_default_is_asked_where_the_schema_is_not_structural() {
    check_root(
        json!({"type": "object", "properties": {"a": {}, "b": {"type": "integer", "default": "x"}}}),
        &["S.properties[a].type: Required value: must not be empty for specified object fields"],
    );
}

#[test]
fn n6_rules() {
    let text =
        |default: &str, rule: Value| json!({"type": "string", "default": default, "x-kubernetes-validations": [rule]});
    check(text("x", json!({"rule": "self == 'x'"})), &[]);
    check(text("y", json!({"rule": "self == 'x'"})), &["P.default: Invalid value: \"y\": failed rule: self == 'x'"]);
    // A default takes the place of nothing, too.
    check(
        text("y", json!({"rule": "oldSelf.hasValue()", "optionalOldSelf": true})),
        &["P.default: Invalid value: \"y\": failed rule: oldSelf.hasValue()"],
    );
    check(text("y", json!({"rule": "self == oldSelf"})), &[]);
    // Rules inside a default hold, too; what its schema refuses is not asked of rules.
    let inside = |default: Value| {
        let a = json!({"type": "integer", "maximum": 9, "x-kubernetes-validations": [{"rule": "self > 1", "message": "too small"}]});
        json!({"type": "object", "properties": {"a": a}, "default": default})
    };
    check(inside(json!({"a": 1})), &["P.default.a: Invalid value: 1: too small"]);
    check(inside(json!({"a": 10})), &["P.default.a: Invalid value: 10: a in body should be less than or equal to 9"]);
}
