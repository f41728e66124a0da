//! `json.Marshal` of the internal type, which the server prints where a value is a whole struct (J2, D2, D3).
//!
//! It is made from the JSON of the document, which alone tells an empty list from none.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::{Field, SCHEMA_PROPS, Struct, Type, VERSIONS};
use crate::go;

/// A schema, of a document that could be decoded.
pub fn schema(schema: &Value) -> String {
    let mut out = String::new();
    write(schema, &Type::Struct(&SCHEMA_PROPS), &mut out);
    out
}

/// `items` of a schema, of a document that could be decoded.
pub fn items(items: &Value) -> String {
    let mut out = String::new();
    write(items, &Type::SchemaOrArray, &mut out);
    out
}

/// The versions, of a document that could be decoded, without the fields that the server hoisted.
pub fn versions(versions: &Value, hoisted: &[&str]) -> String {
    let mut versions = Cow::Borrowed(versions);
    if !hoisted.is_empty()
        && let Value::Array(versions) = versions.to_mut()
    {
        for version in versions.iter_mut().filter_map(Value::as_object_mut) {
            version.retain(|name, _| !hoisted.contains(&name.as_str()));
        }
    }
    let mut out = String::new();
    write(&versions, &VERSIONS, &mut out);
    out
}

/// The Go names of the fields of a schema that are set, in the order of the internal type.
pub fn fields_of_schema(schema: &Value) -> impl Iterator<Item = &'static str> {
    let is_set = |field: &&Field| schema.get(field.json).is_some_and(|value| is_set(value, &field.type_));
    SCHEMA_PROPS.fields.iter().filter(is_set).map(|field| field.go)
}

/// Whether a value is not Go's zero value; an empty list is none, for it is not nil.
fn is_set(value: &Value, type_: &Type) -> bool {
    match value {
        Value::Null => false,
        _ if matches!(type_, Type::Pointer(_)) => true,
        Value::Bool(value) => *value,
        Value::String(text) => !text.is_empty(),
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::Array(_) | Value::Object(_) => true,
    }
}

fn write(value: &Value, type_: &Type, out: &mut String) {
    match (type_, value) {
        (Type::Pointer(_), Value::Null) => out.push_str("null"),
        (Type::Pointer(type_), _) => write(value, type_, out),
        (Type::Struct(struct_), Value::Object(fields)) => write_struct(fields, struct_, out),
        (Type::Map(type_, _), Value::Object(fields)) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_by_key(|(key, _)| *key);
            let entries = sorted.into_iter().map(|(key, value)| (key.as_str(), value));
            write_members(entries, |value, out| write(value, type_, out), out);
        }
        (Type::List(type_, _), Value::Array(items)) => write_items(items, type_, out),
        (Type::SchemaOrArray, Value::Array(items)) => {
            out.push_str(r#"{"Schema":null,"JSONSchemas":"#);
            write_items(items, &Type::Struct(&SCHEMA_PROPS), out);
            out.push('}');
        }
        (Type::SchemaOrArray, Value::Object(fields)) => {
            write_schema_or(r#"{"Schema":"#, fields, r#","JSONSchemas":null}"#, out)
        }
        (Type::SchemaOrArray, _) => out.push_str(r#"{"Schema":null,"JSONSchemas":null}"#),
        (Type::SchemaOrBool, Value::Object(fields)) => write_schema_or(r#"{"Allows":true,"Schema":"#, fields, "}", out),
        (Type::SchemaOrBool, allows) => {
            out.push_str(if *allows == Value::Bool(true) { r#"{"Allows":true"# } else { r#"{"Allows":false"# });
            out.push_str(r#","Schema":null}"#);
        }
        (Type::SchemaOrStrings, Value::Object(fields)) => {
            write_schema_or(r#"{"Schema":"#, fields, r#","Property":null}"#, out)
        }
        (Type::SchemaOrStrings, Value::Array(items)) => {
            out.push_str(r#"{"Schema":null,"Property":"#);
            write_items(items, &Type::String("string"), out);
            out.push('}');
        }
        (Type::SchemaOrStrings, _) => out.push_str(r#"{"Schema":null,"Property":null}"#),
        (Type::Float, Value::Number(number)) => out.push_str(&go::float_as_json(number.as_f64().unwrap_or_default())),
        // What is null is Go's zero value.
        (Type::String(_), Value::Null) => out.push_str("\"\""),
        (Type::Bool, Value::Null) => out.push_str("false"),
        (Type::Int32 | Type::Int64 | Type::Float, Value::Null) => out.push('0'),
        (Type::Struct(struct_), Value::Null) => write_struct(&Map::new(), struct_, out),
        _ => out.push_str(&go::json(value)),
    }
}

fn write_schema_or(before: &str, schema: &Map<String, Value>, after: &str, out: &mut String) {
    out.push_str(before);
    write_struct(schema, &SCHEMA_PROPS, out);
    out.push_str(after);
}

fn write_items(items: &[Value], type_: &Type, out: &mut String) {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(item, type_, out);
    }
    out.push(']');
}

fn write_struct(fields: &Map<String, Value>, struct_: &Struct, out: &mut String) {
    let members = struct_.fields.iter().map(|field| (field.go, field));
    let write_field = |field: &Field, out: &mut String| {
        write(fields.get(field.json).unwrap_or(&Value::Null), &field.type_, out);
    };
    write_members(members, write_field, out);
}

fn write_members<'m, T>(
    members: impl Iterator<Item = (&'m str, T)>,
    write_value: impl Fn(T, &mut String),
    out: &mut String,
) {
    out.push('{');
    for (index, (name, value)) in members.enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(&go::quote_as_json(name));
        out.push(':');
        write_value(value, out);
    }
    out.push('}');
}
