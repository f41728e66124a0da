//! `ValidateStructural`: what makes a schema structural (M1 to M23).

use crdgen_core::props::JsonSchemaProps;

use super::Source;
use super::complete::complete;
use super::nested;
use super::structural::is_bare;
use super::view::{additional, items, type_name};
use super::written::{LISTS, Written};
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

/// `ValidateStructural`: what keeps `schema`, one with a [structural view](super::structural()), from being structural;
/// sorted by text as the server sorts it.
pub fn validate_structural(schema: Source<'_>, path: &Path) -> Vec<Error> {
    let mut errors = Vec::new();
    let written = Written::new(schema, path);
    invariants(schema.props, Level::Root, written, path, &mut errors);
    metadata(schema.props, written, path, &mut errors);
    complete(schema.props, path, &mut errors);
    if errors.len() > 1 {
        errors.sort_by_cached_key(ToString::to_string);
    }
    errors
}

fn invariants(schema: &JsonSchemaProps, level: Level, written: Written<'_>, path: &Path, errors: &mut Vec<Error>) {
    match items(schema) {
        Some(items) => invariants(items, Level::Item, written, &path.child("items"), errors),
        None if type_name(schema) == "array" => {
            errors.push(Error::required(&path.child("items"), "must be specified"));
        }
        None => {}
    }
    for (name, property) in &schema.properties {
        invariants(property, Level::Field, written, &path.child("properties").key(name), errors);
    }
    if schema.additional_properties.is_some() && level == Level::Root {
        errors.push(Error::forbidden(&path.child("additionalProperties"), "must not be used at the root"));
    }
    if let Some(values) = additional(schema) {
        invariants(values, Level::Field, written, &path.child("additionalProperties"), errors);
    }
    int_or_string(schema, path, errors);
    nested::of_structural(schema, written, path, errors);
    types(schema, level, path, errors);
    type_meta(schema, level, path, errors);
}

/// M11, M12.
fn int_or_string(schema: &JsonSchemaProps, path: &Path, errors: &mut Vec<Error>) {
    if schema.x_int_or_string && schema.x_preserve_unknown_fields.is_some() {
        errors.push(Error::invalid(&path.child("x-kubernetes-preserve-unknown-fields"), "true", NO_INT_OR_STRING));
    }
    if schema.x_int_or_string && schema.x_embedded_resource {
        errors.push(Error::invalid(&path.child("x-kubernetes-embedded-resource"), "true", NO_INT_OR_STRING));
    }
}

/// M3 to M6, M10.
fn types(schema: &JsonSchemaProps, level: Level, path: &Path, errors: &mut Vec<Error>) {
    let type_ = type_name(schema);
    let embedded = schema.x_embedded_resource;
    let preserved = schema.x_preserve_unknown_fields.is_some();
    if embedded && type_ != "object" {
        errors.push(Error::required_or_invalid(&path.child("type"), type_, EMBEDDED_IS_OBJECT));
    } else if type_.is_empty() && !schema.x_int_or_string && !preserved {
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
    if embedded && !preserved && schema.properties.is_empty() {
        let detail = "must not be empty if x-kubernetes-embedded-resource is true without \
                      x-kubernetes-preserve-unknown-fields";
        errors.push(Error::required(&path.child("properties"), detail));
    }
}

/// M7, M8: the types of `kind`, `apiVersion` and `metadata`.
fn type_meta(schema: &JsonSchemaProps, level: Level, path: &Path, errors: &mut Vec<Error>) {
    if level != Level::Root && !schema.x_embedded_resource {
        return;
    }
    for (name, expected) in [("kind", "string"), ("apiVersion", "string"), ("metadata", "object")] {
        let Some(property) = schema.properties.get(name) else { continue };
        let type_ = type_name(property);
        if type_ != expected {
            let detail = format!("must be {expected}");
            errors.push(Error::invalid(&path.child("properties").key(name).child("type"), go::quote(type_), detail));
        }
    }
}

/// M9: what can be said of the `metadata` of the root.
fn metadata(schema: &JsonSchemaProps, written: Written<'_>, path: &Path, errors: &mut Vec<Error>) {
    let Some(metadata) = schema.properties.get("metadata") else { return };
    let path = path.child("properties");
    let path = path.key("metadata");
    let only_names = metadata.properties.keys().all(|name| name == "name" || name == "generateName");
    let bare = only_names && metadata.additional_properties.is_none() && is_bare(metadata);
    if !bare || written.has_empty(&path, &LISTS) {
        let detail = "must not specify anything other than name and generateName, but metadata is implicitly specified";
        errors.push(Error::forbidden(&path, detail));
    }
}
