//! `serde(flatten)`: a field whose properties are those of the struct around it.

use serde_json::{Map, Value, json};

use super::{Field, Types, object};

/// The schema to merge for a flattened field.
pub(super) fn schema<T>(field: &Field<T>, types: &mut impl Types<T>) -> Value {
    let optional = types.is_option(&field.ty) && !field.required;
    let schema = types.schema_of_some(&field.ty);
    if schema == Value::Bool(true) || schema == Value::Bool(false) {
        return schema;
    }
    let mut schema = object(schema);
    unit_variants_as_properties(&mut schema);
    if optional {
        make_optional(&mut schema);
    }
    let mut schema = Value::Object(schema);
    allow_unknown(&mut schema);
    schema
}

/// A unit variant is written as a string by itself, and as `"Variant": null` when flattened.
fn unit_variants_as_properties(schema: &mut Map<String, Value>) {
    let Some(names) = take_unit_variants(schema) else { return };
    if let Value::Array(branches) = schema.entry("oneOf").or_insert_with(|| json!([])) {
        branches.extend(
            names
                .iter()
                .filter_map(Value::as_str)
                .map(|name| json!({"type": "object", "properties": {name: {"type": "null"}}, "required": [name]})),
        );
    }
}

fn take_unit_variants(schema: &mut Map<String, Value>) -> Option<Vec<Value>> {
    let is_string = |s: &Map<String, Value>| s.get("type").and_then(Value::as_str) == Some("string");
    if is_string(schema)
        && let Some(Value::Array(names)) = schema.remove("enum")
    {
        schema.remove("type");
        return Some(names);
    }
    let branches = schema.get_mut("oneOf")?.as_array_mut()?;
    let first = branches.first_mut()?.as_object_mut()?;
    if is_string(first)
        && let Some(Value::Array(names)) = first.remove("enum")
    {
        branches.remove(0);
        return Some(names);
    }
    None
}

fn make_optional(schema: &mut Map<String, Value>) {
    schema.remove("required");
    if let Some(branches) = schema.remove("oneOf") {
        // A `{}` among the branches of a oneOf would overlap all of them.
        merge(schema, json!({"anyOf": [{"oneOf": branches}, {}]}));
    }
    if let Some(Value::Array(branches)) = schema.get_mut("anyOf")
        && !branches.contains(&json!({}))
    {
        branches.push(json!({}));
    }
}

/// The struct around says whether unknown fields are refused, not what is flattened into it.
fn allow_unknown(schema: &mut Value) {
    let Value::Object(map) = schema else { return };
    for keyword in ["additionalProperties", "unevaluatedProperties"] {
        if map.get(keyword) == Some(&Value::Bool(false)) {
            map.remove(keyword);
        }
    }
    for keyword in ["allOf", "anyOf", "oneOf"] {
        if let Some(Value::Array(branches)) = map.get_mut(keyword) {
            branches.iter_mut().for_each(allow_unknown);
        }
    }
}

/// Merges a flattened field's schema into that of the struct around it.
pub(super) fn merge(schema: &mut Map<String, Value>, other: Value) {
    match other {
        Value::Bool(true) if !says_of_unknown(schema) => {
            let keyword = if has_branches(schema) { "unevaluatedProperties" } else { "additionalProperties" };
            schema.insert(keyword.to_owned(), json!(true));
        }
        Value::Object(mut other) => {
            prefer_unevaluated(schema, &other);
            prefer_unevaluated(&mut other, schema);
            for (keyword, value) in other {
                merge_keyword(schema, keyword, value);
            }
        }
        _ => {}
    }
}

fn merge_keyword(schema: &mut Map<String, Value>, keyword: String, value: Value) {
    match (keyword.as_str(), schema.get_mut(&keyword)) {
        (_, None) => {
            schema.insert(keyword, value);
        }
        ("required" | "allOf", Some(Value::Array(mine))) => {
            if let Value::Array(theirs) = value {
                mine.extend(theirs);
            }
        }
        ("properties" | "patternProperties", Some(Value::Object(mine))) => mine.extend(object(value)),
        ("oneOf" | "anyOf", Some(mine)) => {
            let mine = mine.take();
            schema.remove(&keyword);
            let both = json!([{&keyword: mine}, {&keyword: value}]);
            merge_keyword(schema, "allOf".to_owned(), both);
        }
        _ => {}
    }
}

/// `additionalProperties` beside branches would not see the branches' properties.
fn prefer_unevaluated(schema: &mut Map<String, Value>, other: &Map<String, Value>) {
    if (other.contains_key("unevaluatedProperties") || has_branches(other))
        && let Some(value) = schema.remove("additionalProperties")
    {
        schema.insert("unevaluatedProperties".to_owned(), value);
    }
}

fn says_of_unknown(schema: &Map<String, Value>) -> bool {
    schema.contains_key("additionalProperties") || schema.contains_key("unevaluatedProperties")
}

fn has_branches(schema: &Map<String, Value>) -> bool {
    ["if", "allOf", "anyOf", "oneOf", "$ref"].iter().any(|keyword| schema.contains_key(*keyword))
}
