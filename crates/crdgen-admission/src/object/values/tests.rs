use serde_json::json;

use super::*;

fn found(schema: Value, value: Value, old: Option<Value>, view: View, path: &Path<'_>) -> Vec<String> {
    let schema: JsonSchemaProps = serde_json::from_value(schema).unwrap();
    let errors = validate(&value, old.as_ref(), &schema, view, &Patterns::default(), path);
    errors.iter().map(ToString::to_string).collect()
}

/// The errors of `value` under the property `p`, which has `schema`.
#[track_caller]
fn check(schema: Value, value: Value, expected: &[&str]) {
    let errors = found(json!({"properties": {"p": schema}}), json!({"p": value}), None, View::Objects, &Path::nil());
    assert_eq!(errors, expected);
}

#[test]
fn cr3_type() {
    let text = json!({"type": "string"});
    check(text.clone(), json!("x"), &[]);
    check(text.clone(), json!(5), &[r#"p: Invalid value: "integer": p in body must be of type string: "integer""#]);
    check(text.clone(), json!(5.5), &[r#"p: Invalid value: "number": p in body must be of type string: "number""#]);
    check(text.clone(), json!(null), &[r#"p: Invalid value: "null": p in body must be of type string: "null""#]);
    check(json!({"type": "string", "nullable": true}), json!(null), &[]);
    check(json!({}), json!(null), &[]);
    check(
        json!({"type": "array"}),
        json!({}),
        &[r#"p: Invalid value: "object": p in body must be of type array: "object""#],
    );
    check(
        json!({"type": "boolean"}),
        json!([]),
        &[r#"p: Invalid value: "array": p in body must be of type boolean: "array""#],
    );
    check(json!({"type": "number"}), json!(1), &[]);
    check(json!({"type": "integer"}), json!(1.0), &[]);
    check(
        json!({"type": "integer"}),
        json!(1.0000000001),
        &["<nil>: Invalid value: \"\": Checked value must be of type integer (default format) in p"],
    );
    check(
        json!({"items": text}),
        json!(["a", 1]),
        &[r#"p[1]: Invalid value: "integer": p[1] in body must be of type string: "integer""#],
    );
}

#[test]
fn cr3_formats_change_what_a_type_says() {
    // A text or list is left to the format.
    check(json!({"type": "string", "format": "date"}), json!([]), &[]);
    check(
        json!({"type": "string", "format": "date"}),
        json!(true),
        &[r#"p: Invalid value: "": p in body must be of type date: """#],
    );
    check(
        json!({"type": "integer", "format": "int32"}),
        json!(1.5),
        &[
            r#"p: Invalid value: "float64": p in body must be of type int32: "float64""#,
            "<nil>: Invalid value: \"\": Checked value must be of type integer with format int32 in p",
        ],
    );
}

#[test]
fn cr4_int_or_string() {
    let schema = json!({"x-kubernetes-int-or-string": true});
    check(schema.clone(), json!("x"), &[]);
    check(schema.clone(), json!(1), &[]);
    check(
        schema.clone(),
        json!(true),
        &[r#"p: Invalid value: "boolean": p in body must be of type integer,string: "boolean""#],
    );
    // The checker of defaults knows no type here.
    assert!(found(schema, json!(true), None, View::Defaults, &Path::new("default")).is_empty());
}

#[test]
fn cr5_required() {
    check(json!({"required": ["k", "l"]}), json!({"l": null}), &["p.k: Required value"]);
    let at_root = found(json!({"required": ["k"]}), json!({}), None, View::Objects, &Path::nil());
    assert_eq!(at_root, ["k: Required value"]);
}

#[test]
fn cr6_enum() {
    check(json!({"enum": ["A", "B"]}), json!("C"), &[r#"p: Unsupported value: "C": supported values: "A", "B""#]);
    check(json!({"enum": [1, 2]}), json!(3), &[r#"p: Unsupported value: 3: supported values: "1", "2""#]);
    check(json!({"enum": [1, 2]}), json!(1.0), &[]);
    check(json!({"enum": [1.0]}), json!(1), &[]);
    check(json!({"enum": [1]}), json!(1.9), &[]);
    check(json!({"enum": ["A"]}), json!(65), &[]);
    check(
        json!({"enum": [{"a": 1}]}),
        json!({"a": 1.0}),
        &[r#"p: Unsupported value: {"a":1}: supported values: "{\"a\":1}""#],
    );
    check(
        json!({"enum": ["A", null], "nullable": true}),
        json!(null),
        &[r#"p: Unsupported value: null: supported values: "A", "null""#],
    );
}

#[test]
fn cr7_to_cr9_texts() {
    check(json!({"maxLength": 3}), json!("äöü"), &[]);
    check(json!({"maxLength": 3}), json!("äöüß"), &["p: Too long: may not be more than 3 bytes"]);
    check(json!({"maxLength": 1}), json!("ab"), &["p: Too long: may not be more than 1 byte"]);
    check(
        json!({"minLength": 2}),
        json!("a"),
        &[r#"p: Invalid value: "a": p in body should be at least 2 chars long"#],
    );
    check(json!({"pattern": "^a+$"}), json!("bb"), &[r#"p: Invalid value: "bb": p in body should match '^a+$'"#]);
    // The first failure ends it.
    check(
        json!({"minLength": 2, "pattern": "^a+$"}),
        json!("b"),
        &[r#"p: Invalid value: "b": p in body should be at least 2 chars long"#],
    );
}

#[test]
fn cr10_to_cr13_sizes() {
    check(json!({"minItems": 1}), json!([]), &["p: Invalid value: 0: p in body should have at least 1 items"]);
    check(json!({"maxItems": 2}), json!([1, 2, 3]), &["p: Too many: 3: must have at most 2 items"]);
    check(
        json!({"minProperties": 1}),
        json!({}),
        &["p: Invalid value: 0: p in body should have at least 1 properties"],
    );
    check(json!({"maxProperties": 1}), json!({"a": 1, "b": 1}), &["p: Too many: 2: must have at most 1 item"]);
}

#[test]
fn cr14_to_cr16_numbers() {
    check(json!({"maximum": 4}), json!(5), &["p: Invalid value: 5: p in body should be less than or equal to 4"]);
    check(
        json!({"maximum": 4, "exclusiveMaximum": true}),
        json!(4),
        &["p: Invalid value: 4: p in body should be less than 4"],
    );
    check(json!({"minimum": 2}), json!(1), &["p: Invalid value: 1: p in body should be greater than or equal to 2"]);
    check(
        json!({"minimum": 2, "exclusiveMinimum": true}),
        json!(2),
        &["p: Invalid value: 2: p in body should be greater than 2"],
    );
    check(
        json!({"maximum": 1e6}),
        json!(1000001.5),
        &["p: Invalid value: 1.0000015e+06: p in body should be less than or equal to 1e+06"],
    );
    check(json!({"multipleOf": 0.5}), json!(0.7), &["p: Invalid value: 0.7: p in body should be a multiple of 0.5"]);
    check(json!({"multipleOf": 3}), json!(9), &[]);
    check(json!({"multipleOf": 3}), json!(10), &["p: Invalid value: 10: p in body should be a multiple of 3"]);
    check(json!({"multipleOf": 0.01}), json!(19.99), &[]);
}

#[test]
fn cr17_integers_cut_the_bounds_of_numbers() {
    let number = |key: &str, bound: f64| json!({"type": "number", key: bound});
    check(number("minimum", 2.5), json!(2), &[]);
    check(
        number("minimum", 2.5),
        json!(2.25),
        &["p: Invalid value: 2.25: p in body should be greater than or equal to 2.5"],
    );
    check(number("maximum", 3.5), json!(4), &["p: Invalid value: 4: p in body should be less than or equal to 3"]);
    check(
        number("multipleOf", 0.5),
        json!(1),
        &["p: Invalid value: 0: factor MultipleOf declared for p must be positive: 0"],
    );
}

#[test]
fn cr18_ranges() {
    let int32 = json!({"type": "integer", "format": "int32"});
    check(int32.clone(), json!(2147483647), &[]);
    check(
        int32,
        json!(2147483648i64),
        &["<nil>: Invalid value: \"\": Checked value must be of type integer with format int32 in p"],
    );
    check(
        json!({"type": "integer"}),
        json!(1e30),
        &[
            r#"p: Invalid value: "number": p in body must be of type integer: "number""#,
            "<nil>: Invalid value: \"\": Checked value must be of type integer (default format) in p",
        ],
    );
    check(
        json!({"type": "number", "format": "float"}),
        json!(1e39),
        &["<nil>: Invalid value: \"\": Checked value must be of type number with format float in p"],
    );
    check(
        json!({"type": "integer", "minimum": 1.5}),
        json!(1),
        &[
            "<nil>: Invalid value: \"\": Minimum boundary value must be of type integer (default format) in p",
            "p: Invalid value: 1: p in body should be greater than or equal to 1.5",
        ],
    );
    check(
        json!({"type": "integer", "maximum": 1.5}),
        json!(1),
        &["<nil>: Invalid value: \"\": Maximum boundary value must be of type integer (default format) in p"],
    );
    check(
        json!({"type": "integer", "multipleOf": 1.5}),
        json!(3),
        &["<nil>: Invalid value: \"\": MultipleOf value must be of type integer (default format) in p"],
    );
}

#[test]
fn cr19_formats() {
    check(json!({"format": "ipv4", "type": "string"}), json!("127.0.0.1"), &[]);
    check(
        json!({"format": "ipv4", "type": "string"}),
        json!("x"),
        &[r#"p: Invalid value: "x": p in body must be of type ipv4: "x""#],
    );
    check(json!({"format": "unheard-of", "type": "string"}), json!("x"), &[]);
}

#[test]
fn cr20_additional_properties() {
    check(
        json!({"additionalProperties": false}),
        json!({"k": 1}),
        &[r#"p: Invalid value: "k": p.k in body is a forbidden property"#],
    );
    check(
        json!({"additionalProperties": {"type": "string"}}),
        json!({"k": 1}),
        &[r#"p.k: Invalid value: "integer": p.k in body must be of type string: "integer""#],
    );
    let at_root =
        found(json!({"additionalProperties": {"type": "string"}}), json!({"k": 1}), None, View::Objects, &Path::nil());
    assert_eq!(at_root, [r#"k: Invalid value: "integer": .k in body must be of type string: "integer""#]);
}

#[test]
fn cr21_junctors() {
    let nil = |text: &str| format!("<nil>: Invalid value: \"\": {text}");
    let small = json!({"maximum": 3});
    let text = json!({"type": "string"});
    check(json!({"anyOf": [text, small]}), json!(1), &[]);
    // The first of those that did equally well is told.
    check(
        json!({"anyOf": [{"maximum": 3}, {"maximum": 4}]}),
        json!(9),
        &[
            &nil(r#""p" must validate at least one schema (anyOf)"#),
            "p: Invalid value: 9: p in body should be less than or equal to 3",
        ],
    );
    check(
        json!({"oneOf": [small, {"maximum": 4}]}),
        json!(1),
        &[&nil(r#""p" must validate one and only one schema (oneOf). Found 2 valid alternatives"#)],
    );
    check(
        json!({"oneOf": [small, text]}),
        json!(9),
        &[
            &nil(r#""p" must validate one and only one schema (oneOf). Found none valid"#),
            r#"p: Invalid value: "integer": p in body must be of type string: "integer""#,
        ],
    );
    check(
        json!({"allOf": [small, {"minimum": 1}]}),
        json!(9),
        &[
            "p: Invalid value: 9: p in body should be less than or equal to 3",
            &nil(r#""p" must validate all the schemas (allOf)"#),
        ],
    );
    check(
        json!({"allOf": [small]}),
        json!(9),
        &[
            "p: Invalid value: 9: p in body should be less than or equal to 3",
            &nil(r#""p" must validate all the schemas (allOf). None validated"#),
        ],
    );
    check(json!({"not": {"maximum": 3}}), json!(1), &[&nil(r#""p" must not validate the schema (not)"#)]);
    // The same words are not said twice.
    check(
        json!({"maximum": 3, "allOf": [{"maximum": 3}, {}]}),
        json!(9),
        &[
            "p: Invalid value: 9: p in body should be less than or equal to 3",
            &nil(r#""p" must validate all the schemas (allOf)"#),
        ],
    );
}

#[test]
fn n4_defaults() {
    let path = Path::new("default");
    let at = |schema: Value, value: Value| found(schema, value, None, View::Defaults, &path);
    assert_eq!(
        at(json!({"type": "string"}), json!(1)),
        [r#"default: Invalid value: "integer":  in body must be of type string: "integer""#,]
    );
    assert_eq!(at(json!({"items": {"required": ["q"]}}), json!([{}])), ["default.[0].q: Required value"]);
    assert!(at(json!({"anyOf": [{"additionalProperties": false}]}), json!({"k": 1})).is_empty());
}

/// What was so before is let off.
#[test]
fn ratcheting() {
    let check = |schema: Value, old: Value, new: Value, expected: &[&str]| {
        assert_eq!(found(schema, new, Some(old), View::Objects, &Path::nil()), expected);
    };
    let small = json!({"properties": {"a": {"maximum": 3}, "b": {"maximum": 3}}});
    check(
        small.clone(),
        json!({"a": 9, "b": 1}),
        json!({"a": 9, "b": 8}),
        &["b: Invalid value: 8: b in body should be less than or equal to 3"],
    );
    check(
        small,
        json!({"a": 9}),
        json!({"a": 9.0}),
        &["a: Invalid value: 9: a in body should be less than or equal to 3"],
    );
    let list = |list_type: &str| {
        json!({"properties": {"l": {"type": "array", "x-kubernetes-list-type": list_type,
            "x-kubernetes-list-map-keys": ["k"], "items": {"properties": {"k": {}, "v": {"maximum": 3}}}}}})
    };
    let items = |items: Value| json!({"l": items});
    let (old, new) = (items(json!([{"k": "a", "v": 9}])), items(json!([{"k": "b", "v": 1}, {"k": "a", "v": 9}])));
    check(list("map"), old.clone(), new.clone(), &[]);
    check(list("atomic"), old, new, &["l[1].v: Invalid value: 9: l[1].v in body should be less than or equal to 3"]);
    // The type of the object is never let off, nothing within a junctor is, but the whole of it.
    let kind = json!({"properties": {"kind": {"maxLength": 1}}});
    check(kind, json!({"kind": "ab"}), json!({"kind": "ab", "x": 1}), &["kind: Too long: may not be more than 1 byte"]);
    let junctor = json!({"properties": {"p": {"properties": {"a": {}, "b": {}}, "allOf": [{"properties": {"a": {"maximum": 3}}}]}}});
    check(junctor.clone(), json!({"p": {"a": 9}}), json!({"p": {"a": 9}}), &[]);
    check(
        junctor,
        json!({"p": {"a": 9}}),
        json!({"p": {"a": 9, "b": 1}}),
        &[
            "p.a: Invalid value: 9: p.a in body should be less than or equal to 3",
            "<nil>: Invalid value: \"\": \"p\" must validate all the schemas (allOf). None validated",
        ],
    );
    // A field that no schema knows counts as changed.
    let preserving = json!({"properties": {"p": {"x-kubernetes-preserve-unknown-fields": true, "maxProperties": 1}}});
    let both = json!({"p": {"x": 1, "y": 1}});
    check(preserving, both.clone(), both, &["p: Too many: 2: must have at most 1 item"]);
}
