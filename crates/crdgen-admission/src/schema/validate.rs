//! `ValidateStructural`: what makes a schema structural (M1 to M24).

use super::complete::complete;
use super::pattern;
use super::{Generic, NestedValueValidation, Structural, ValueValidation};
use crate::field::{Error, Path};
use crate::go;

const NO_INT_OR_STRING: &str = "must be false if x-kubernetes-int-or-string is true";
const EMBEDDED_IS_OBJECT: &str = "must be object if x-kubernetes-embedded-resource is true";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Root,
    Item,
    Field,
}

/// What keeps `schema` from being structural, sorted by text as the server sorts it.
pub fn validate(schema: &Structural, path: &Path) -> Vec<Error> {
    let mut errors = Vec::new();
    invariants(schema, Level::Root, path, &mut errors);
    complete(schema, path, &mut errors);
    errors.sort_by_cached_key(ToString::to_string);
    errors
}

fn invariants(schema: &Structural, level: Level, path: &Path, errors: &mut Vec<Error>) {
    let type_ = schema.generic.type_.as_str();
    if type_ == "array" && schema.items.is_none() {
        errors.push(Error::required(&path.child("items"), "must be specified"));
    }
    if let Some(items) = &schema.items {
        invariants(items, Level::Item, &path.child("items"), errors);
    }
    for (name, property) in &schema.properties {
        invariants(property, Level::Field, &path.child("properties").key(name), errors);
    }
    if let Some(additional) = &schema.additional_properties {
        if level == Level::Root {
            errors.push(Error::forbidden(&path.child("additionalProperties"), "must not be used at the root"));
        }
        if let Some(values) = additional.schema() {
            invariants(values, Level::Field, &path.child("additionalProperties"), errors);
        }
    }
    extensions(schema, path, errors);
    let judged = &schema.value_validation;
    let all_of = judged.all_of.first().is_some_and(|first| is_int_or_string(&first.value_validation.any_of));
    value_validation(judged, is_int_or_string(&judged.any_of), all_of, path, errors);
    types(schema, level, path, errors);
    metadata(schema, level, path, errors);
}

fn extensions(schema: &Structural, path: &Path, errors: &mut Vec<Error>) {
    let extensions = &schema.extensions;
    if extensions.int_or_string && extensions.preserve_unknown_fields {
        errors.push(Error::invalid(&path.child("x-kubernetes-preserve-unknown-fields"), "true", NO_INT_OR_STRING));
    }
    if extensions.int_or_string && extensions.embedded_resource {
        errors.push(Error::invalid(&path.child("x-kubernetes-embedded-resource"), "true", NO_INT_OR_STRING));
    }
}

/// M3 to M6, M10.
fn types(schema: &Structural, level: Level, path: &Path, errors: &mut Vec<Error>) {
    let type_ = schema.generic.type_.as_str();
    let extensions = &schema.extensions;
    let embedded = extensions.embedded_resource;
    if embedded && type_ != "object" {
        errors.push(Error::required_or_invalid(&path.child("type"), type_, EMBEDDED_IS_OBJECT));
    } else if type_.is_empty() && !extensions.int_or_string && !extensions.preserve_unknown_fields {
        let detail = match level {
            Level::Root => "must not be empty at the root",
            Level::Item => "must not be empty for specified array items",
            Level::Field => "must not be empty for specified object fields",
        };
        errors.push(Error::required(&path.child("type"), detail));
    }
    if embedded && schema.additional_properties.is_some() {
        let detail = "must not be used if x-kubernetes-embedded-resource is set";
        errors.push(Error::forbidden(&path.child("additionalProperties"), detail));
    }
    if level == Level::Root && !type_.is_empty() && type_ != "object" {
        errors.push(Error::invalid(&path.child("type"), go::quote(type_), "must be object at the root"));
    }
    if embedded && !extensions.preserve_unknown_fields && schema.properties.is_empty() {
        let detail = "must not be empty if x-kubernetes-embedded-resource is true without \
                      x-kubernetes-preserve-unknown-fields";
        errors.push(Error::required(&path.child("properties"), detail));
    }
}

/// M7 to M9: what can be said of `kind`, `apiVersion` and `metadata`.
fn metadata(schema: &Structural, level: Level, path: &Path, errors: &mut Vec<Error>) {
    let checked = level == Level::Root || schema.extensions.embedded_resource;
    for (name, expected) in [("kind", "string"), ("apiVersion", "string"), ("metadata", "object")] {
        let Some(property) = schema.properties.get(name).filter(|_| checked) else { continue };
        let type_ = property.generic.type_.as_str();
        if type_ != expected {
            let path = path.child("properties").key(name).child("type");
            errors.push(Error::invalid(&path, go::quote(type_), format!("must be {expected}")));
        }
    }
    let Some(metadata) = schema.properties.get("metadata").filter(|_| level == Level::Root) else { return };
    let mut rest = metadata.clone();
    rest.generic.type_ = String::new();
    rest.generic.default = None;
    if rest.properties.keys().all(|name| name == "name" || name == "generateName") {
        rest.properties.clear();
    }
    if rest != Structural::default() {
        let detail = "must not specify anything other than name and generateName, but metadata is implicitly specified";
        errors.push(Error::forbidden(&path.child("properties").key("metadata"), detail));
    }
}

/// Exactly an integer and a text, in this order: the one `type` that may stand under `anyOf` (M14).
fn is_int_or_string(any_of: &[NestedValueValidation]) -> bool {
    let only = |type_: &str| NestedValueValidation {
        forbidden_generics: Generic { type_: type_.to_owned(), ..Generic::default() },
        ..NestedValueValidation::default()
    };
    matches!(any_of, [first, second] if *first == only("integer") && *second == only("string"))
}

fn value_validation(
    validation: &ValueValidation,
    skip_any_of: bool,
    skip_first_all_of_any_of: bool,
    path: &Path,
    errors: &mut Vec<Error>,
) {
    if !skip_any_of {
        for (index, clause) in validation.any_of.iter().enumerate() {
            nested(clause, false, &path.child("anyOf").index(index), errors);
        }
    }
    for (index, clause) in validation.all_of.iter().enumerate() {
        nested(clause, skip_first_all_of_any_of && index == 0, &path.child("allOf").index(index), errors);
    }
    for (index, clause) in validation.one_of.iter().enumerate() {
        nested(clause, false, &path.child("oneOf").index(index), errors);
    }
    if let Some(not) = &validation.not {
        nested(not, false, &path.child("not"), errors);
    }
    if !validation.pattern.is_empty()
        && let Err(error) = pattern::parse(&validation.pattern)
    {
        let detail = format!("must be a valid regular expression, but isn't: {error}");
        errors.push(Error::invalid(&path.child("pattern"), go::quote(&validation.pattern), detail));
    }
}

/// M14 to M23: a schema under a junctor judges, and shapes nothing.
fn nested(validation: &NestedValueValidation, skip_any_of: bool, path: &Path, errors: &mut Vec<Error>) {
    value_validation(&validation.value_validation, skip_any_of, false, path, errors);
    if let Some(items) = &validation.items {
        nested(items, false, &path.child("items"), errors);
    }
    for (name, property) in &validation.properties {
        nested(property, false, &path.child("properties").key(name), errors);
    }
    let generic = &validation.forbidden_generics;
    let extensions = &validation.forbidden_extensions;
    let found = [
        (!generic.type_.is_empty(), "type", "empty"),
        (validation.additional_properties.is_some(), "additionalProperties", "undefined"),
        (generic.default.is_some(), "default", "undefined"),
        (!generic.title.is_empty(), "title", "empty"),
        (!generic.description.is_empty(), "description", "empty"),
        (generic.nullable, "nullable", "false"),
        (extensions.preserve_unknown_fields, "x-kubernetes-preserve-unknown-fields", "false"),
        (extensions.embedded_resource, "x-kubernetes-embedded-resource", "false"),
        (extensions.int_or_string, "x-kubernetes-int-or-string", "false"),
        (!extensions.list_map_keys.is_empty(), "x-kubernetes-list-map-keys", "empty"),
        (extensions.list_type.is_some(), "x-kubernetes-list-type", "undefined"),
        (extensions.map_type.is_some(), "x-kubernetes-map-type", "undefined"),
        (!validation.x_validations.is_empty(), "x-kubernetes-validations", "empty"),
    ];
    for (_, keyword, expected) in found.into_iter().filter(|(wrong, ..)| *wrong) {
        errors.push(Error::forbidden(&path.child(keyword), format!("must be {expected} to be structural")));
    }
    if validation.properties.contains_key("metadata") {
        let path = path.child("properties").key("metadata");
        errors.push(Error::forbidden(&path, "must not be specified in a nested context"));
    }
}
