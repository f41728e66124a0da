//! Each rule of §2.J to §2.S with the smallest schema that breaks it. The texts are those of a real server.

use crdgen_core::props::JsonSchemaProps;
use serde_json::{Value, json};

use super::*;

fn parse(json: &Value) -> JsonSchemaProps {
    serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{json}: {error}"))
}

fn errors(json: &Value, status: bool, rules: Rules) -> Vec<String> {
    let props = parse(json);
    let findings = validate(Source { props: &props, json }, status, rules, &Path::new("v"));
    findings.errors.iter().map(|error| error.to_string().replace("v.openAPIV3Schema", "S")).collect()
}

/// The errors of a whole schema.
fn check_root(schema: Value, expected: &[&str]) {
    assert_eq!(errors(&schema, false, Rules::ALL), expected, "{schema}");
}

/// The errors of a property `p`, with its path as `P`.
fn check(schema: Value, expected: &[&str]) {
    let root = json!({"type": "object", "properties": {"p": schema}});
    let found: Vec<String> =
        errors(&root, false, Rules::ALL).iter().map(|error| error.replace("S.properties[p]", "P")).collect();
    assert_eq!(found, expected, "{root}");
}

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
fn l_lists_and_maps() {
    check(
        json!({"type": "string", "x-kubernetes-map-type": "atom"}),
        &[
            "P.type: Invalid value: \"string\": must be object if x-kubernetes-map-type is specified",
            "P.x-kubernetes-map-type: Unsupported value: \"atom\": supported values: \"atomic\", \"granular\"",
        ],
    );
    check(
        json!({"type": "string", "x-kubernetes-list-type": "bag"}),
        &[
            "P.type: Invalid value: \"string\": must be array if x-kubernetes-list-type is specified",
            "P.x-kubernetes-list-type: Unsupported value: \"bag\": supported values: \"atomic\", \"set\", \"map\"",
        ],
    );
    let list = |more: Value, items: Value| {
        let mut schema = json!({"type": "array", "items": items});
        let (Some(schema_fields), Value::Object(more)) = (schema.as_object_mut(), more) else { panic!("objects") };
        schema_fields.extend(more);
        schema
    };
    check(
        list(
            json!({"x-kubernetes-list-type": "set"}),
            list(json!({"x-kubernetes-list-type": "map"}), json!({"type": "string"})),
        ),
        &[
            "P.items.x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map",
            "P.items.items.type: Invalid value: \"string\": must be object if parent array's x-kubernetes-list-type is map",
            "P.items.x-kubernetes-list-type: Invalid value: \"map\": must be atomic as item of a list with x-kubernetes-list-type=set",
        ],
    );
    // L5 prints the list type of the items where their map type is wrong.
    check(
        list(json!({"x-kubernetes-list-type": "set"}), json!({"type": "object"})),
        &[
            "P.items.x-kubernetes-map-type: Invalid value: null: must be atomic as item of a list with x-kubernetes-list-type=set",
        ],
    );
    check(
        list(json!({"x-kubernetes-list-map-keys": ["a"]}), json!({"type": "string"})),
        &["P.x-kubernetes-list-type: Required value: must be map if x-kubernetes-list-map-keys is non-empty"],
    );
    check(
        list(json!({"x-kubernetes-list-type": "set", "x-kubernetes-list-map-keys": ["a"]}), json!({"type": "string"})),
        &["P.x-kubernetes-list-type: Invalid value: \"set\": must be map if x-kubernetes-list-map-keys is non-empty"],
    );
    check(
        list(json!({"x-kubernetes-list-type": "set"}), json!({"type": "string", "nullable": true})),
        &["P.items.nullable: Forbidden: cannot be nullable when x-kubernetes-list-type is set"],
    );
}

#[test]
fn l_map_keys() {
    let check = |keys: Value, properties: Value, required: Value, expected: &[&str]| {
        let items = json!({"type": "object", "properties": properties, "required": required});
        check(
            json!({"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": keys, "items": items}),
            expected,
        );
    };
    // L12 prints the type of the items.
    check(
        json!(["a"]),
        json!({"a": {"type": "object"}}),
        json!(["a"]),
        &["P.items.properties[a].type: Invalid value: \"object\": must be a scalar type if parent array's \
           x-kubernetes-list-type is map"],
    );
    check(
        json!(["b"]),
        json!({"a": {"type": "string"}}),
        json!([]),
        &["P.x-kubernetes-list-map-keys: Invalid value: [\"b\"]: entries must all be names of item properties"],
    );
    const DEFAULT: &str = "P.items.properties[a].default: Required value: this property is in x-kubernetes-list-map-keys, so it \
                           must have a default or be a required property";
    check(
        json!(["a", "a"]),
        json!({"a": {"type": "string", "nullable": true}}),
        json!([]),
        &[
            "P.x-kubernetes-list-map-keys: Invalid value: [\"a\",\"a\"]: must not contain duplicate entries",
            DEFAULT,
            "P.items.properties[a].nullable: Forbidden: this property is in x-kubernetes-list-map-keys, so it cannot be nullable",
            DEFAULT,
            "P.items.properties[a].nullable: Forbidden: this property is in x-kubernetes-list-map-keys, so it cannot be nullable",
        ],
    );
    check(json!(["a"]), json!({"a": {"type": "string", "default": "x"}}), json!([]), &[]);
}

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
fn rules_that_nobody_ran_are_counted() {
    let rules = json!([{"rule": "true"}, {"rule": "self.a == 1"}]);
    let count = |schema: Value| {
        let props = parse(&schema);
        validate(Source { props: &props, json: &schema }, false, Rules::ALL, &Path::new("v")).unchecked_rules
    };
    let good = json!({"type": "object", "properties": {"p": {"type": "string", "x-kubernetes-validations": rules}}});
    assert_eq!(count(good), 2);
    // An error at or below the rules keeps them from being compiled; one beside them does not.
    let below = json!({"type": "object", "properties": {"p": {
        "type": "object", "properties": {"a": {"type": "string", "id": "x"}}, "x-kubernetes-validations": rules,
    }}});
    assert_eq!(count(below), 0);
    let beside = json!({"type": "object", "properties": {
        "p": {"type": "string", "x-kubernetes-validations": rules},
        "q": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
    }});
    assert_eq!(count(beside), 2);
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
