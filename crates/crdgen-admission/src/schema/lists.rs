//! The kinds of lists and maps (§2.L).

use std::collections::BTreeSet;

use crdgen_core::props::{JsonSchemaProps, SchemaOrArray};
use serde_json::Value;

use super::view::{items, type_name};
use super::written::Written;
use crate::decode::dump;
use crate::field::{Error, Path};
use crate::go;

const LIST_TYPE: &str = "x-kubernetes-list-type";
const MAP_TYPE: &str = "x-kubernetes-map-type";
const MAP_KEYS: &str = "x-kubernetes-list-map-keys";

/// Errors of the keys of one list print all of them each. There are no more errors once so many keys are printed: a list
/// made for it would fill the memory, as it does that of the server.
const PRINTED_KEYS: usize = 10_000;

/// L1 to L14; L4 and L5 only with `atomic_sets`.
pub(super) fn validate(
    schema: &JsonSchemaProps,
    atomic_sets: bool,
    written: Written<'_>,
    path: &Path,
    errors: &mut Vec<Error>,
) {
    map_type(schema, path, errors);
    list_type(schema, atomic_sets, path, errors);
    if schema.x_list_type.as_deref() == Some("map") {
        list_map(schema, written, path, errors);
    }
}

/// L1, L2.
fn map_type(schema: &JsonSchemaProps, path: &Path, errors: &mut Vec<Error>) {
    let Some(map_type) = &schema.x_map_type else { return };
    let type_ = type_name(schema);
    if type_ != "object" {
        let detail = "must be object if x-kubernetes-map-type is specified";
        errors.push(Error::required_or_invalid(&path.child("type"), type_, detail));
    }
    if !matches!(map_type.as_str(), "atomic" | "granular") {
        errors.push(Error::not_supported(&path.child(MAP_TYPE), map_type, &["atomic", "granular"]));
    }
}

/// L3 to L7.
fn list_type(schema: &JsonSchemaProps, atomic_sets: bool, path: &Path, errors: &mut Vec<Error>) {
    const KEYS_WITHOUT_MAP: &str = "must be map if x-kubernetes-list-map-keys is non-empty";
    let Some(list_type) = &schema.x_list_type else {
        if !schema.x_list_map_keys.is_empty() {
            errors.push(Error::required(&path.child(LIST_TYPE), KEYS_WITHOUT_MAP));
        }
        return;
    };
    let type_ = type_name(schema);
    if type_ != "array" {
        let detail = "must be array if x-kubernetes-list-type is specified";
        errors.push(Error::required_or_invalid(&path.child("type"), type_, detail));
    } else if let Some(keyword) = not_atomic(schema).filter(|_| atomic_sets) {
        // The value is the list type of the items even where their map type is wrong, as in Kubernetes.
        let value = items(schema).and_then(|items| items.x_list_type.as_deref());
        let value = value.map_or_else(|| "null".to_owned(), go::quote_as_json);
        let detail = "must be atomic as item of a list with x-kubernetes-list-type=set";
        errors.push(Error::invalid(&path.child("items").child(keyword), value, detail));
    }
    if !matches!(list_type.as_str(), "atomic" | "set" | "map") {
        errors.push(Error::not_supported(&path.child(LIST_TYPE), list_type, &["atomic", "set", "map"]));
    }
    if !schema.x_list_map_keys.is_empty() && list_type != "map" {
        errors.push(Error::invalid(&path.child(LIST_TYPE), go::quote(list_type), KEYS_WITHOUT_MAP));
    }
}

/// The keyword that keeps the items of a set from being atomic, if one does (`hasNonAtomicSetType`).
pub(super) fn not_atomic(schema: &JsonSchemaProps) -> Option<&'static str> {
    let items = items(schema).filter(|_| schema.x_list_type.as_deref() == Some("set"))?;
    // What no list type is said of is atomic, what no map type is said of is not.
    match type_name(items) {
        "array" => items.x_list_type.as_ref().filter(|list_type| *list_type != "atomic").map(|_| LIST_TYPE),
        "object" => (items.x_map_type.as_deref() != Some("atomic")).then_some(MAP_TYPE),
        _ => None,
    }
}

/// L8 to L14.
fn list_map(schema: &JsonSchemaProps, written: Written<'_>, path: &Path, errors: &mut Vec<Error>) {
    if schema.x_list_map_keys.is_empty() {
        let detail = "must not be empty if x-kubernetes-list-type is map";
        errors.push(Error::required(&path.child(MAP_KEYS), detail));
    }
    let items = match &schema.items {
        None => {
            let detail = "must have a schema if x-kubernetes-list-type is map";
            return errors.push(Error::required(&path.child("items"), detail));
        }
        Some(SchemaOrArray::Array(_)) => {
            let detail = "must only have a single schema if x-kubernetes-list-type is map";
            let path = path.child("items");
            let value = dump::items(written.at(&path).unwrap_or(&Value::Null));
            return errors.push(Error::invalid(&path, value, detail));
        }
        Some(SchemaOrArray::Schema(items)) => items,
    };
    let type_ = type_name(items);
    if type_ != "object" {
        let detail = "must be object if parent array's x-kubernetes-list-type is map";
        return errors.push(Error::invalid(&path.child("items").child("type"), go::quote(type_), detail));
    }
    let all = schema.x_list_map_keys.len();
    let mut seen = BTreeSet::new();
    let mut told = 0;
    let mut wrong_keys = |detail: &str, errors: &mut Vec<Error>| {
        if told * all < PRINTED_KEYS {
            told += 1;
            errors.push(keys(schema, path, detail));
        }
    };
    for key in &schema.x_list_map_keys {
        match items.properties.get(key) {
            Some(property) if matches!(type_name(property), "array" | "object") => {
                // The value is the type of the items and not that of the property, as in Kubernetes.
                let properties = path.child("items");
                let path = properties.child("properties");
                let detail = "must be a scalar type if parent array's x-kubernetes-list-type is map";
                errors.push(Error::invalid(&path.key(key).child("type"), go::quote(type_), detail));
            }
            Some(_) => {}
            None => wrong_keys("entries must all be names of item properties", errors),
        }
        if !seen.insert(key) {
            wrong_keys("must not contain duplicate entries", errors);
        }
    }
}

fn keys(schema: &JsonSchemaProps, path: &Path, detail: &str) -> Error {
    let keys: Vec<String> = schema.x_list_map_keys.iter().map(|key| go::quote_as_json(key)).collect();
    Error::invalid(&path.child(MAP_KEYS), format!("[{}]", keys.join(",")), detail)
}

/// `validateMapListKeysMapSet`: items and keys that are there and not null (L15 to L17).
pub(super) fn validate_map_list_keys(schema: &JsonSchemaProps, path: &Path, errors: &mut Vec<Error>) {
    let (Some(list_type @ ("set" | "map")), Some(items)) = (schema.x_list_type.as_deref(), items(schema)) else {
        return;
    };
    if items.nullable {
        let detail = format!("cannot be nullable when x-kubernetes-list-type is {list_type}");
        errors.push(Error::forbidden(&path.child("items").child("nullable"), detail));
    }
    if list_type == "set" {
        return;
    }
    let required: BTreeSet<&String> = items.required.iter().collect();
    let path = path.child("items");
    let path = path.child("properties");
    for key in &schema.x_list_map_keys {
        let Some(property) = items.properties.get(key) else { continue };
        if property.default.is_none() && !required.contains(key) {
            let detail =
                "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property";
            errors.push(Error::required(&path.key(key).child("default"), detail));
        }
        if property.nullable {
            let detail = "this property is in x-kubernetes-list-map-keys, so it cannot be nullable";
            errors.push(Error::forbidden(&path.key(key).child("nullable"), detail));
        }
    }
}

/// `hasInvalidMapListKeysMapSet`.
pub(super) fn has_wrong_map_list_keys(schema: &JsonSchemaProps) -> bool {
    let mut errors = Vec::new();
    validate_map_list_keys(schema, &Path::nil(), &mut errors);
    !errors.is_empty()
}
