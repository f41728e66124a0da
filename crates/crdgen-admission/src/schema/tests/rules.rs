//! O and R: the static part of CEL rules, which of them are counted, and what an update is let off.

use serde_json::{Value, json};

use super::*;

#[test]
fn o_rules() {
    let rule = |rule: Value, expected: &[&str]| {
        let expected: Vec<String> =
            expected.iter().map(|error| format!("P.x-kubernetes-validations[0].{error}")).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(
            json!({"type": "object", "properties": {"a": {"type": "string"}}, "x-kubernetes-validations": [rule]}),
            &expected,
        );
    };
    rule(json!({"rule": " ", "message": " "}), &["rule: Required value: rule is not specified"]);
    rule(json!({"rule": "true", "message": " "}), &["message: Invalid value: \" \": must be non-empty if specified"]);
    rule(
        json!({"rule": "true", "message": "a\nb"}),
        &["message: Invalid value: \"a\\nb\": must not contain line breaks"],
    );
    rule(
        json!({"rule": "true ||\nfalse"}),
        &["message: Required value: message must be specified if rule contains line breaks"],
    );
    rule(
        json!({"rule": "true", "messageExpression": " "}),
        &["messageExpression: Required value: messageExpression must be non-empty if specified"],
    );
    rule(
        json!({"rule": "true", "reason": "Odd"}),
        &["reason: Unsupported value: \"Odd\": supported values: \"FieldValueDuplicate\", \"FieldValueForbidden\", \
           \"FieldValueInvalid\", \"FieldValueRequired\""],
    );
    rule(json!({"rule": "true", "fieldPath": ".b"}), &["fieldPath: Invalid value: \".b\": must be a valid path"]);
    rule(json!({"rule": "true", "fieldPath": ".a"}), &[]);
}

#[test]
fn rules_are_compiled_where_nothing_else_is_wrong() {
    let rules = json!([{"rule": "true"}, {"rule": "self.nothing == 1", "optionalOldSelf": true}]);
    let dump = r#"{"Rule":"self.nothing == 1","Message":"","MessageExpression":"","Reason":null,"FieldPath":"","OptionalOldSelf":true}"#;
    let of_rule = |words: &str| {
        [
            format!(
                "S.properties[p].x-kubernetes-validations[1].rule: Invalid value: {dump}: compilation failed: \
                 ERROR: <input>:1:5: {words}\n | self.nothing == 1\n | ....^"
            ),
            "S.properties[p].x-kubernetes-validations[1].optionalOldSelf: Invalid value: true: may not be set if oldSelf \
             is not used in rule"
                .to_owned(),
        ]
    };
    let on_text = of_rule("type 'string' does not support field selection");
    let text = json!({"type": "object", "properties": {"p": {"type": "string", "x-kubernetes-validations": rules}}});
    assert_eq!(errors(&text, false, Rules::ALL), on_text);
    // An error at or below the rules keeps them from being compiled; one beside them does not.
    let below = json!({"type": "object", "properties": {"p": {
        "type": "object", "properties": {"a": {"type": "string", "id": "x"}}, "x-kubernetes-validations": rules,
    }}});
    assert_eq!(errors(&below, false, Rules::ALL), ["S.properties[p].properties[a].id: Forbidden: id is not supported"]);
    let beside = json!({"type": "object", "properties": {
        "p": {"type": "string", "x-kubernetes-validations": rules},
        "q": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
    }});
    assert_eq!(errors(&beside, false, Rules::ALL)[1..], on_text);
}

#[test]
fn an_update_is_let_off_what_was_wrong_before() {
    let rules = |schema: Value| Rules::of_update(&[&parse(&schema)]);
    assert_eq!(rules(json!({"type": "object"})), Rules::ALL);
    assert!(!rules(json!({"type": "object", "properties": {"a": {"type": "text"}}})).valid_types);
    assert!(!rules(json!({"type": "object", "properties": {"a": {}}})).structural);
    let set = json!({"type": "array", "x-kubernetes-list-type": "set", "items": {"type": "object"}});
    assert!(!rules(json!({"type": "object", "properties": {"a": set}})).atomic_sets);
    let nullable =
        json!({"type": "array", "x-kubernetes-list-type": "set", "items": {"type": "string", "nullable": true}});
    assert!(!rules(json!({"type": "object", "properties": {"a": nullable}})).map_list_keys);
    let unpruned = json!({"type": "object", "default": {"b": 1}});
    assert!(!rules(json!({"type": "object", "properties": {"a": unpruned}})).pruned_defaults);
}

#[test]
fn o7_to_o9_field_paths() {
    let check = |schema: Value, field_path: &str, expected: &[&str]| {
        let mut schema = schema;
        schema["x-kubernetes-validations"] = json!([{"rule": "true", "fieldPath": field_path}]);
        let value = crate::go::quote(field_path);
        let expected: Vec<String> = expected
            .iter()
            .map(|detail| format!("P.x-kubernetes-validations[0].fieldPath: Invalid value: {value}: {detail}"))
            .collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        super::check(schema, &expected);
    };
    let object = json!({"type": "object", "properties": {"a": {"type": "object", "additionalProperties": true}}});
    const INVALID: &str = "must be a valid path";
    check(object.clone(), "", &[]);
    check(object.clone(), " ", &["must be non-empty if specified", INVALID]);
    check(object.clone(), ".a\n", &["must not contain line breaks", INVALID]);
    check(object.clone(), "a", &[INVALID]);
    check(object.clone(), "['a']['b']", &[]);
    check(object.clone(), ".a.b", &[]);
    check(object, ".b", &[INVALID]);
    check(json!({"type": "array", "items": {"type": "object"}}), ".a", &[INVALID]);
}

/// Where there is no structural view, no path is wrong.
#[test]
fn o9_needs_a_structural_view() {
    check(
        json!({"type": "object", "id": "x", "x-kubernetes-validations": [{"rule": "true", "fieldPath": ".b"}]}),
        &["P.id: Forbidden: id is not supported"],
    );
}

/// A reason is no plain text to Go, so that it is printed as JSON.
#[test]
fn o6_prints_json() {
    check(
        json!({"type": "string", "x-kubernetes-validations": [{"rule": "true", "reason": "<"}]}),
        &["P.x-kubernetes-validations[0].reason: Unsupported value: \"\\u003c\": supported values: \
           \"FieldValueDuplicate\", \"FieldValueForbidden\", \"FieldValueInvalid\", \"FieldValueRequired\""],
    );
}

/// The schema is looked through once for all of its rules.
#[test]
fn many_rules_of_a_large_schema() {
    let properties: serde_json::Map<String, Value> =
        (0..10_000).map(|index| (format!("p{index}"), json!({"type": "string"}))).collect();
    let rules = vec![json!({"rule": "true", "fieldPath": ".p1"}); 10_000];
    check_root(json!({"type": "object", "properties": properties, "x-kubernetes-validations": rules}), &[]);
}
