//! `validateValueValidation`: a schema under `allOf`, `anyOf`, `oneOf` or `not` judges and shapes nothing (M14 to M23), and
//! patterns are ones that Go reads (M13).

use crdgen_core::props::JsonSchemaProps;

use super::structural::{has_nested_additional, is_bare};
use super::view::{has_text, items, type_name};
use super::written::{LISTS, Written};
use crate::field::{Error, Path};
use crate::go;
use crate::regex::Regex;

/// The value validation of a schema that is not itself under a junctor.
pub(super) fn of_structural(schema: &JsonSchemaProps, written: Written<'_>, path: &Path, errors: &mut Vec<Error>) {
    let any_of = is_int_or_string(&schema.any_of, written, path);
    let first_all_of = schema.all_of.first().is_some_and(|first| {
        let path = path.child("allOf");
        is_int_or_string(&first.any_of, written, &path.index(0))
    });
    value_validation(schema, any_of, first_all_of, path, errors);
}

/// Exactly an integer and a text, in this order: the one `type` that may stand under `anyOf` (M14), with or without
/// `x-kubernetes-int-or-string`. `path` is that of the schema around `any_of`.
fn is_int_or_string(any_of: &[JsonSchemaProps], written: Written<'_>, path: &Path) -> bool {
    let any_of_path = path.child("anyOf");
    let only = |schema: &JsonSchemaProps, type_: &str, index| {
        type_name(schema) == type_
            && schema.default.is_none()
            && schema.properties.is_empty()
            && !has_nested_additional(schema)
            && is_bare(schema)
            && !written.has_empty(&any_of_path.index(index), &LISTS)
            && !written.has_empty(&any_of_path.index(index), &["properties"])
    };
    matches!(any_of, [first, second] if only(first, "integer", 0) && only(second, "string", 1))
}

fn value_validation(
    schema: &JsonSchemaProps,
    skip_any_of: bool,
    skip_any_of_of_first_all_of: bool,
    path: &Path,
    errors: &mut Vec<Error>,
) {
    if !skip_any_of {
        for (index, clause) in schema.any_of.iter().enumerate() {
            nested(clause, false, &path.child("anyOf").index(index), errors);
        }
    }
    for (index, clause) in schema.all_of.iter().enumerate() {
        nested(clause, skip_any_of_of_first_all_of && index == 0, &path.child("allOf").index(index), errors);
    }
    for (index, clause) in schema.one_of.iter().enumerate() {
        nested(clause, false, &path.child("oneOf").index(index), errors);
    }
    if let Some(not) = &schema.not {
        nested(not, false, &path.child("not"), errors);
    }
    pattern(schema, path, errors);
}

/// M13.
fn pattern(schema: &JsonSchemaProps, path: &Path, errors: &mut Vec<Error>) {
    if let Some(pattern) = schema.pattern.as_ref().filter(|pattern| !pattern.is_empty())
        && let Err(error) = Regex::new(pattern)
    {
        let detail = format!("must be a valid regular expression, but isn't: {error}");
        errors.push(Error::invalid(&path.child("pattern"), go::quote(pattern), detail));
    }
}

fn nested(schema: &JsonSchemaProps, skip_any_of: bool, path: &Path, errors: &mut Vec<Error>) {
    value_validation(schema, skip_any_of, false, path, errors);
    if let Some(items) = items(schema) {
        nested(items, false, &path.child("items"), errors);
    }
    for (name, property) in &schema.properties {
        nested(property, false, &path.child("properties").key(name), errors);
    }
    keywords(schema, path, errors);
}

/// M14 to M23. Apart from [`nested`], so that a level of a deep schema takes little of the stack.
fn keywords(schema: &JsonSchemaProps, path: &Path, errors: &mut Vec<Error>) {
    let found = [
        (has_text(&schema.type_), "type", "empty"),
        (has_nested_additional(schema), "additionalProperties", "undefined"),
        (schema.default.is_some(), "default", "undefined"),
        (has_text(&schema.title), "title", "empty"),
        (has_text(&schema.description), "description", "empty"),
        (schema.nullable, "nullable", "false"),
        (schema.x_preserve_unknown_fields.is_some(), "x-kubernetes-preserve-unknown-fields", "false"),
        (schema.x_embedded_resource, "x-kubernetes-embedded-resource", "false"),
        (schema.x_int_or_string, "x-kubernetes-int-or-string", "false"),
        (!schema.x_list_map_keys.is_empty(), "x-kubernetes-list-map-keys", "empty"),
        (schema.x_list_type.is_some(), "x-kubernetes-list-type", "undefined"),
        (schema.x_map_type.is_some(), "x-kubernetes-map-type", "undefined"),
        (!schema.x_validations.is_empty(), "x-kubernetes-validations", "empty"),
    ];
    for (_, keyword, expected) in found.into_iter().filter(|(wrong, ..)| *wrong) {
        errors.push(Error::forbidden(&path.child(keyword), format!("must be {expected} to be structural")));
    }
    if schema.properties.contains_key("metadata") {
        let detail = "must not be specified in a nested context";
        errors.push(Error::forbidden(&path.child("properties").key("metadata"), detail));
    }
}
