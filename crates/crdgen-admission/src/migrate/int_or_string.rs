//! An integer or a string.

use crdgen_core::props::JsonSchemaProps;

use super::Migration;
use crate::field::Path;

/// `anyOf` or `oneOf` of an integer and a string, which v1 writes in one way. What a branch says further of its own type
/// says nothing of the other, and so stands outside.
pub(super) fn lift(schema: &mut JsonSchemaProps, path: &Path, migration: &mut Migration) {
    let (keyword, pair) = match (&schema.any_of[..], &schema.one_of[..]) {
        ([a, b], []) => ("anyOf", [a, b]),
        ([], [a, b]) => ("oneOf", [a, b]),
        _ => return,
    };
    let is = |schema: &JsonSchemaProps, type_: &str| schema.type_.as_deref() == Some(type_);
    let (integer, string) = match pair {
        [a, b] if is(a, "integer") && is(b, "string") => (a, b),
        [a, b] if is(a, "string") && is(b, "integer") => (b, a),
        _ => return,
    };
    let (inside, outside) = (bounds(integer, string), bounds(schema, schema));
    let none = JsonSchemaProps::default();
    if !(says_type_alone(integer) && says_type_alone(string)) || (inside != none && outside != none) {
        return;
    }
    if schema.type_.is_some() || (schema.x_int_or_string && is_canonical(&schema.any_of)) {
        return;
    }
    let alone = |type_: &str| JsonSchemaProps { type_: Some(type_.to_owned()), ..JsonSchemaProps::default() };
    *schema = JsonSchemaProps {
        any_of: vec![alone("integer"), alone("string")],
        one_of: Vec::new(),
        x_int_or_string: true,
        maximum: inside.maximum.or(outside.maximum),
        minimum: inside.minimum.or(outside.minimum),
        exclusive_maximum: inside.exclusive_maximum || outside.exclusive_maximum,
        exclusive_minimum: inside.exclusive_minimum || outside.exclusive_minimum,
        multiple_of: inside.multiple_of.or(outside.multiple_of),
        max_length: inside.max_length.or(outside.max_length),
        min_length: inside.min_length.or(outside.min_length),
        pattern: inside.pattern.or(outside.pattern),
        ..std::mem::take(schema)
    };
    let message = "x-kubernetes-int-or-string: true, as v1 writes an integer or a string";
    migration.decide(path.child(keyword), message);
}

/// What `numbers` says of numbers, and `texts` of texts.
fn bounds(numbers: &JsonSchemaProps, texts: &JsonSchemaProps) -> JsonSchemaProps {
    JsonSchemaProps {
        maximum: numbers.maximum.clone(),
        exclusive_maximum: numbers.exclusive_maximum,
        minimum: numbers.minimum.clone(),
        exclusive_minimum: numbers.exclusive_minimum,
        multiple_of: numbers.multiple_of.clone(),
        max_length: texts.max_length,
        min_length: texts.min_length,
        pattern: texts.pattern.clone(),
        ..JsonSchemaProps::default()
    }
}

/// Whether nothing is said but a type, bounds and words.
fn says_type_alone(schema: &JsonSchemaProps) -> bool {
    let said = JsonSchemaProps {
        type_: schema.type_.clone(),
        description: schema.description.clone(),
        title: schema.title.clone(),
        ..bounds(schema, schema)
    };
    said == *schema
}

/// Whether `any_of` is the form that a structural schema may have (`isIntOrStringAnyOfPattern`).
pub(super) fn is_canonical(any_of: &[JsonSchemaProps]) -> bool {
    let alone = |schema: &JsonSchemaProps, type_: &str| {
        *schema == JsonSchemaProps { type_: Some(type_.to_owned()), ..JsonSchemaProps::default() }
    };
    matches!(any_of, [integer, string] if alone(integer, "integer") && alone(string, "string"))
}
