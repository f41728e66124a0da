//! L: lists and maps.

use serde_json::{Value, json};

use super::*;

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
fn l_items_of_list_maps() {
    let check = |items: Value, expected: &[&str]| {
        let mut schema =
            json!({"type": "string", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["a"]});
        schema["items"] = items;
        let list_type = "P.type: Invalid value: \"string\": must be array if x-kubernetes-list-type is specified";
        let mut expected = expected.to_vec();
        // What has no structural view is told before what is wrong with lists.
        let position = expected.iter().take_while(|error| error.starts_with("P.items: Forbidden")).count();
        expected.insert(position, list_type);
        super::check(schema, &expected);
    };
    check(Value::Null, &["P.items: Required value: must have a schema if x-kubernetes-list-type is map"]);
    check(
        json!({"type": "string"}),
        &["P.items.type: Invalid value: \"string\": must be object if parent array's x-kubernetes-list-type is map"],
    );
    check(
        json!([]),
        &["P.items: Invalid value: {\"Schema\":null,\"JSONSchemas\":[]}: must only have a single schema if \
           x-kubernetes-list-type is map"],
    );
}

/// The schemas of a list are printed as Go has them, an empty list apart from none.
#[test]
fn l10_prints_the_items() {
    let items = json!([{"type": "string", "required": []}]);
    let root = json!({"type": "object", "properties": {"p": {
        "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["a"], "items": items,
    }}});
    let found = errors(&root, false, Rules::ALL);
    let [_, found] = &found[..] else { panic!("{found:?}") };
    let start = "S.properties[p].items: Invalid value: {\"Schema\":null,\"JSONSchemas\":[{\"ID\":\"\",\"Schema\":\"\",";
    assert!(found.starts_with(start), "{found}");
    assert!(found.contains("\"Required\":[],\"Items\":null"), "{found}");
}

/// Kubernetes prints the list type of the items where it is their map type that is wrong.
#[test]
fn l5_prints_the_list_type() {
    let of_objects = |items: Value, value: &str| {
        check(
            json!({"type": "array", "x-kubernetes-list-type": "set", "items": items}),
            &[
                "P.items.type: Invalid value: \"object\": must be array if x-kubernetes-list-type is specified",
                &format!(
                    "P.items.x-kubernetes-map-type: Invalid value: {value}: must be atomic as item of a list with \
                     x-kubernetes-list-type=set"
                ),
            ],
        );
    };
    of_objects(json!({"type": "object", "x-kubernetes-list-type": "atomic"}), "\"atomic\"");
    of_objects(
        json!({"type": "object", "x-kubernetes-list-type": "set", "x-kubernetes-map-type": "granular"}),
        "\"set\"",
    );
}

#[test]
fn an_update_may_keep_what_old_lists_had() {
    let set = json!({"type": "array", "x-kubernetes-list-type": "set", "items": {"type": "object", "nullable": true}});
    let root = json!({"type": "object", "properties": {"p": set}});
    assert_eq!(errors(&root, false, Rules::ALL).len(), 2);
    assert_eq!(errors(&root, false, Rules { atomic_sets: false, ..Rules::ALL }).len(), 1);
    assert_eq!(errors(&root, false, Rules { atomic_sets: false, map_list_keys: false, ..Rules::ALL }).len(), 0);
}

#[test]
fn many_wrong_keys_are_told_of_a_few_times() {
    let count = |keys: usize| {
        let keys = vec!["a"; keys];
        let items = json!({"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]});
        let list = json!({"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": keys, "items": items});
        errors(&json!({"type": "object", "properties": {"p": list}}), false, Rules::ALL).len()
    };
    assert_eq!(count(100), 99);
    assert_eq!(count(100_000), 1);
}
