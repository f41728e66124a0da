//! What rules say of objects. The words are those of a real 1.37 API server.

use crdgen_core::props::JsonSchemaProps;
use serde_json::{Value, json};

use super::Rules;
use super::run::{BUDGET, Correlation};
use crate::field::Path;

/// What is said of an object, and then what would be said if anything had changed.
fn said(schema: &Value, new: &Value, old: Option<&Value>) -> (Vec<String>, Vec<String>) {
    let schema: JsonSchemaProps = serde_json::from_value(schema.clone()).unwrap();
    let Some(rules) = Rules::new(&schema, true) else { return Default::default() };
    let correlation = old.map(|old| Correlation::new(new, old, &schema)).unwrap_or_default();
    let state = rules.validate(new, old, correlation, &Path::nil(), BUDGET);
    (state.errors.iter().map(ToString::to_string).collect(), state.warnings)
}

/// A schema of a `spec` with a field `a`, under these rules.
fn spec(a: Value, rules: Value) -> Value {
    json!({"type": "object", "properties": {
        "spec": {"type": "object", "properties": {"a": a}, "x-kubernetes-validations": rules},
    }})
}

#[test]
fn create() {
    let check = |schema: Value, spec: Value, expected: &[&str]| {
        assert_eq!(
            said(&schema, &json!({"spec": spec}), None),
            (expected.iter().map(ToString::to_string).collect(), vec![])
        );
    };
    let text = || json!({"type": "string"});
    let on_a = |rule: Value| {
        let a = json!({"type": "string", "x-kubernetes-validations": [rule]});
        json!({"type": "object", "properties": {"spec": {"type": "object", "properties": {"a": a}}}})
    };
    check(spec(text(), json!([{"rule": "self.a == 'x'"}])), json!({"a": "x"}), &[]);
    check(
        spec(text(), json!([{"rule": "self.a == 'x' "}])),
        json!({"a": "y"}),
        &["spec: Invalid value: failed rule: self.a == 'x'"],
    );
    check(
        on_a(json!({"rule": "self == 'x'", "message": " no "})),
        json!({"a": "y"}),
        &[r#"spec.a: Invalid value: "y": no"#],
    );
    check(
        on_a(json!({"rule": "false", "messageExpression": "'not ' + self"})),
        json!({"a": "y"}),
        &[r#"spec.a: Invalid value: "y": not y"#],
    );
    // A message that is of no use is not used.
    for expression in ["' '", "'a\\nb'", "string(1 / 0)", "1", "self + 'x' == 'x' ? self : ''"] {
        let rule = json!({"rule": "false", "message": "m", "messageExpression": expression});
        check(on_a(rule), json!({"a": "y"}), &[r#"spec.a: Invalid value: "y": m"#]);
    }
    check(
        on_a(json!({"rule": "false", "reason": "FieldValueForbidden"})),
        json!({"a": "y"}),
        &["spec.a: Forbidden: failed rule: false"],
    );
    check(
        on_a(json!({"rule": "false", "reason": "FieldValueRequired"})),
        json!({"a": "y"}),
        &["spec.a: Required value: failed rule: false"],
    );
    check(
        on_a(json!({"rule": "false", "reason": "FieldValueDuplicate"})),
        json!({"a": "y"}),
        &[r#"spec.a: Duplicate value: "y""#],
    );
    check(
        spec(text(), json!([{"rule": "false", "fieldPath": ".a", "message": "m"}])),
        json!({"a": "y"}),
        &["spec.a: Invalid value: m"],
    );
    check(
        spec(json!({"type": "integer"}), json!([{"rule": "10 / self.a > 0", "message": "m"}, {"rule": "self.a > 0"}])),
        json!({"a": 0}),
        &[
            r#"spec: Invalid value: "object": division by zero evaluating rule: m"#,
            "spec: Invalid value: failed rule: self.a > 0",
        ],
    );
    check(
        spec(json!({"x-kubernetes-int-or-string": true}), json!([{"rule": "self.a < 5"}])),
        json!({"a": "x"}),
        &[
            "spec: Invalid value: \"object\": 'no such overload': call arguments did not match a supported operator, function \
             or macro signature for rule: self.a < 5",
        ],
    );
    // Null, and rules about a change, are not looked at.
    check(on_a(json!({"rule": "false"})), json!({"a": null}), &[]);
    check(on_a(json!({"rule": "self == oldSelf"})), json!({"a": "y"}), &[]);
    check(
        on_a(json!({"rule": "oldSelf.hasValue()", "optionalOldSelf": true})),
        json!({"a": "y"}),
        &[r#"spec.a: Invalid value: "y": failed rule: oldSelf.hasValue()"#],
    );
}

#[test]
fn places() {
    let rule = || json!([{"rule": "false", "message": "m"}]);
    let schema = json!({"type": "object", "properties": {
        "m": {"type": "object", "additionalProperties": {"type": "integer", "x-kubernetes-validations": rule()}},
        "l": {"type": "array", "items": {"type": "object", "properties": {"a-b": {"type": "string", "x-kubernetes-validations": rule()}}}},
        "n": {"type": "integer", "x-kubernetes-validations": rule(), "allOf": [{"x-kubernetes-validations": [{"rule": "self > 1"}]}]},
        "1": {"type": "boolean", "x-kubernetes-validations": rule()},
    }});
    let object = json!({"m": {"x": 1}, "l": [{}, {"a-b": "t"}], "n": 1, "1": true});
    let (errors, _) = said(&schema, &object, None);
    let expected = [
        "1: Invalid value: true: m",
        "l[1].a-b: Invalid value: \"t\": m",
        "m[x]: Invalid value: 1: m",
        "n: Invalid value: 1: m",
        "n: Invalid value: 1: failed rule: self > 1",
    ];
    assert_eq!(errors, expected);
}

#[test]
fn update() {
    let check = |schema: &Value, old: Value, new: Value, errors: &[&str], warnings: &[&str]| {
        let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(said(schema, &new, Some(&old)), (texts(errors), texts(warnings)));
    };
    let a = json!({"type": "string", "x-kubernetes-validations": [{"rule": "self == 'x'", "message": "m"}]});
    let b = json!({"type": "string", "x-kubernetes-validations": [{"rule": "self == oldSelf", "message": "changed"}]});
    let item = json!({"type": "object", "properties": {"k": {"type": "string"}, "a": a, "b": b}});
    let list = |list_type: &str| json!({"type": "array", "x-kubernetes-list-type": list_type, "x-kubernetes-list-map-keys": ["k"], "items": item});
    let schema = json!({"type": "object", "properties": {"a": a, "b": b, "l": list("map"), "t": list("atomic")}});
    // What was wrong before and did not change is a warning.
    check(&schema, json!({"a": "y"}), json!({"a": "y"}), &[], &[r#"a: Invalid value: "y": m"#]);
    check(&schema, json!({"a": "y"}), json!({"a": "z"}), &[r#"a: Invalid value: "z": m"#], &[]);
    check(&schema, json!({"b": "y"}), json!({"b": "z"}), &[r#"b: Invalid value: "z": changed"#], &[]);
    check(&schema, json!({}), json!({"b": "z"}), &[], &[]);
    // Items are told apart by their keys, or not at all.
    check(
        &schema,
        json!({"l": [{"k": "1", "a": "y", "b": "p"}, {"k": "2"}]}),
        json!({"l": [{"k": "2", "a": "y"}, {"k": "1", "a": "y", "b": "q"}]}),
        &[r#"l[0].a: Invalid value: "y": m"#, r#"l[1].b: Invalid value: "q": changed"#],
        &[r#"l[1].a: Invalid value: "y": m"#],
    );
    check(
        &schema,
        json!({"t": [{"k": "1", "a": "y"}]}),
        json!({"t": [{"k": "1", "a": "y"}]}),
        &[],
        &[r#"t[0].a: Invalid value: "y": m"#],
    );
    check(
        &schema,
        json!({"t": [{"k": "1", "a": "y"}]}),
        json!({"t": [{"k": "1", "a": "y"}, {"k": "2"}]}),
        &[r#"t[0].a: Invalid value: "y": m"#],
        &[],
    );
}

#[test]
fn limits() {
    let schema = |rules: Value| json!({"type": "object", "properties": {"l": {"type": "array", "items": {"type": "integer"}, "x-kubernetes-validations": rules}}});
    let object = |count: usize| json!({"l": vec![1; count]});
    let rule = "self.all(x, self.all(y, x == y))";
    let (errors, _) = said(&schema(json!([{"rule": rule}, {"rule": "false"}])), &object(1000), None);
    let expected = format!(
        "l: Invalid value: \"array\": 'operation cancelled: actual cost limit exceeded': no further validation rules will be \
         run due to call cost exceeds limit for rule: {rule}"
    );
    assert_eq!(errors, [expected]);
    let rules = vec![json!({"rule": rule}); 12];
    let (errors, _) = said(&schema(json!(rules)), &object(400), None);
    assert_eq!(
        errors,
        [
            "l: Invalid value: \"array\": validation failed due to running out of cost budget, no further validation rules will be run"
        ]
    );
}
