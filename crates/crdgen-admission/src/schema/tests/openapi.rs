//! J, K and S: the root, keywords and warnings.

use serde_json::{Value, json};

use super::*;

#[test]
fn j_the_root() {
    let status = |schema: Value, expected: &[&str]| assert_eq!(errors(&schema, true, Rules::ALL), expected, "{schema}");
    const ONLY: &str =
        "only \"object\" is allowed as the type at the root of the schema if the status subresource is enabled";
    status(
        json!({"type": "array", "items": {"type": "string"}}),
        &[
            &format!("S.type: Invalid value: \"array\": {ONLY}"),
            "S.type: Invalid value: \"array\": must be object at the root",
        ],
    );
    status(json!({"type": "object", "title": "t", "x-kubernetes-preserve-unknown-fields": true}), &[]);
    let found = errors(&json!({"type": "object", "anyOf": [{"required": ["a"]}]}), true, Rules::ALL);
    let [found] = &found[..] else { panic!("{found:?}") };
    assert!(found.starts_with("S: Invalid value: {\"ID\":\"\",\"Schema\":\"\",\"Ref\":null,"), "{found}");
    assert!(found.contains("\"AnyOf\":[{\"ID\":\"\""), "{found}");
    assert!(found.ends_with("are allowed at the root of the schema if the status subresource is enabled"), "{found}");
    check_root(
        json!({"type": "object", "nullable": true}),
        &["S.nullable: Forbidden: nullable cannot be true at the root"],
    );
}

#[test]
fn k_keywords() {
    const TYPES: &str = "supported values: \"array\", \"boolean\", \"integer\", \"number\", \"object\", \"string\"";
    check(json!({"type": "text"}), &[&format!("P.type: Unsupported value: \"text\": {TYPES}")]);
    check(
        json!({"type": "null"}),
        &[
            &format!("P.type: Unsupported value: \"null\": {TYPES}"),
            "P.type: Forbidden: type cannot be set to null, use nullable as an alternative",
        ],
    );
    let unsupported = |keyword: &str, value: Value| {
        check(
            json!({"type": "string", keyword: value}),
            &[&format!("P.{keyword}: Forbidden: {keyword} is not supported")],
        );
    };
    unsupported("id", json!("x"));
    unsupported("additionalItems", json!(true));
    unsupported("patternProperties", json!({"a": {"type": "string"}}));
    unsupported("definitions", json!({"a": {"type": "string"}}));
    unsupported("dependencies", json!({}));
    unsupported("$ref", json!(""));
    check(
        json!({"type": "array", "items": [{"type": "string"}]}),
        &["P.items: Forbidden: items must be a schema object and not an array"],
    );
    check(
        json!({"type": "array", "items": {"type": "string"}, "uniqueItems": true}),
        &["P.uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic"],
    );
    check(
        json!({"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}),
        &["P.additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive"],
    );
    check(json!({"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": true}), &[]);
    check(
        json!({"type": "object", "x-kubernetes-preserve-unknown-fields": false}),
        &["P.x-kubernetes-preserve-unknown-fields: Invalid value: false: must be true or undefined"],
    );
}

#[test]
fn k2_defaults_where_none_may_be() {
    check_root(
        json!({"type": "object", "properties": {"kind": {"type": "string", "default": "Foo"}}}),
        &["S.properties[kind].default: Forbidden: must not be set in top-level kind"],
    );
    let labels = json!({"type": "object", "additionalProperties": {"type": "string", "default": "a"}});
    let metadata = json!({"type": "object", "properties": {"labels": labels}});
    let embedded =
        json!({"type": "object", "x-kubernetes-embedded-resource": true, "properties": {"metadata": metadata}});
    check(
        embedded,
        &["P.properties[metadata].properties[labels].additionalProperties.default: Forbidden: \
           must not be set inside additionalProperties applying to object metadata"],
    );
}

#[test]
fn k15_what_has_no_structural_view_hides_the_rest() {
    check_root(
        json!({"type": "object", "$schema": "x"}),
        &["S: Invalid value: \"\": OpenAPIV3Schema 'schema' is not supported"],
    );
    // Neither the missing type nor the wrong default is told.
    check_root(
        json!({"type": "object", "properties": {"a": {}, "b": {"type": "string", "id": "x", "default": 1}}}),
        &["S.properties[b].id: Forbidden: id is not supported"],
    );
}

#[test]
fn s_warnings() {
    let schema = parse(&json!({"type": "object", "properties": {
        "a": {"type": "integer", "format": "uint32"},
        "b": {"type": "string", "format": "date-time"},
        "c": {"type": "array", "x-kubernetes-list-type": "set", "items": {"type": "object", "x-kubernetes-map-type": "atomic"}},
    }}));
    assert_eq!(
        warnings(&[&schema], &[]),
        [
            "unrecognized format \"uint32\"",
            "x-kubernetes-list-type: set for items of type \"object\" is not supported by server-side apply or CEL validation rules",
        ]
    );
    assert!(warnings(&[&schema], &[&schema]).is_empty());
}

#[test]
fn j2_is_asked_field_by_field() {
    let is_refused = |schema: Value| {
        let found = errors(&schema, true, Rules::ALL);
        found.iter().any(|error| error.starts_with("S: ") && error.contains(": only [Description Type Format "))
    };
    let with = |keyword: &str, value: Value| is_refused(json!({"type": "object", keyword: value}));
    for keyword in ["allOf", "oneOf", "anyOf", "enum", "x-kubernetes-list-map-keys"] {
        assert!(with(keyword, json!([])), "an empty list of {keyword} is not none");
        assert!(!with(keyword, Value::Null), "{keyword}");
    }
    for keyword in ["patternProperties", "definitions", "dependencies", "not"] {
        assert!(with(keyword, json!({})), "{keyword}");
    }
    assert!(with("default", json!({})));
    assert!(with("maxProperties", json!(0)));
    assert!(with("additionalProperties", json!(false)));
    assert!(with("x-kubernetes-map-type", json!("")));
    assert!(with("$ref", json!("")));
    assert!(!with("id", json!("")));
    assert!(with("nullable", json!(true)));
    assert!(!with("nullable", json!(false)));
    assert!(!with("x-kubernetes-embedded-resource", json!(false)));
    // The first that is wrong ends it: `id` stands before `type`, `allOf` behind.
    assert!(is_refused(json!({"type": "array", "id": "x"})));
    assert!(!is_refused(json!({"type": "array", "allOf": []})));
}

#[test]
fn k_below() {
    const TYPES: &str = "supported values: \"array\", \"boolean\", \"integer\", \"number\", \"object\", \"string\"";
    let unknown = |path: &str| format!("P.{path}.type: Unsupported value: \"x\": {TYPES}");
    let not_supported = |keyword: &str| format!("P.{keyword}: Forbidden: {keyword} is not supported");
    let check = |keyword: &str, value: Value, expected: &[String]| {
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(json!({"type": "object", keyword: value}), &expected);
    };
    let wrong = json!({"type": "x"});
    check("properties", json!({"a": wrong}), &[unknown("properties[a]")]);
    check("additionalProperties", wrong.clone(), &[unknown("additionalProperties")]);
    check("items", wrong.clone(), &[unknown("items")]);
    check("definitions", json!({"a": wrong}), &[not_supported("definitions"), unknown("definitions[a]")]);
    check(
        "dependencies",
        json!({"a": wrong, "b": ["c"]}),
        &[not_supported("dependencies"), unknown("dependencies[a]")],
    );
    check(
        "items",
        json!([{}, wrong]),
        &["P.items: Forbidden: items must be a schema object and not an array".to_owned(), unknown("items[1]")],
    );
    // These two are not looked into.
    check("patternProperties", json!({"a": wrong}), &[not_supported("patternProperties")]);
    check("additionalItems", wrong, &[not_supported("additionalItems")]);
}

#[test]
fn k11_no_resource_in_resource_meta() {
    let embedded =
        json!({"type": "object", "x-kubernetes-embedded-resource": true, "x-kubernetes-preserve-unknown-fields": true});
    let metadata = json!({"type": "object", "properties": {"labels": embedded}});
    check(
        json!({"type": "object", "x-kubernetes-embedded-resource": true, "properties": {"metadata": metadata}}),
        &[
            "P.properties[metadata].properties[labels].x-kubernetes-embedded-resource: Forbidden: must not be used inside of \
           resource meta",
        ],
    );
}

/// A document is 1,000 levels deep at most; a schema takes one of them or two.
#[test]
fn deep_schemas() {
    fn with_stack<T: Send>(mebibytes: usize, run: impl FnOnce() -> T + Send) -> T {
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(mebibytes << 20).spawn_scoped(scope, run);
            thread.expect("a thread").join().expect("no panic")
        })
    }
    // The macro `json` would copy what is inside.
    fn object(name: &str, value: Value) -> Value {
        Value::Object([(name.to_owned(), value)].into_iter().collect())
    }
    let check = |levels: usize, wrap: fn(Value) -> Value| {
        let (json, props) = with_stack(64, || {
            let json = (0..levels).fold(json!({"type": "x", "default": 1}), |inside, _| wrap(inside));
            let props = parse(&json);
            (json, props)
        });
        with_stack(2, || {
            let source = Source { props: &props, json: &json };
            assert!(!errors_of(source, true, Rules::ALL).is_empty());
            assert!(!Rules::of_update(&[&props]).valid_types);
            assert!(warnings(&[&props], &[]).is_empty());
        });
        with_stack(64, || drop((json, props)));
    };
    check(1_000, |inside| object("not", inside));
    check(1_000, |inside| object("items", inside));
    check(1_000, |inside| object("additionalProperties", inside));
    check(500, |inside| object("allOf", Value::Array(vec![inside])));
    check(500, |inside| object("items", Value::Array(vec![inside])));
    check(500, |inside| object("properties", object("a", inside)));
}
