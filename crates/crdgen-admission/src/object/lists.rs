//! `listtype.ValidateListSetsAndMaps`: items that must differ.

use std::collections::HashMap;

use crdgen_core::props::JsonSchemaProps;
use serde_json::{Map, Value};

use super::view::{additional, items, sorted};
use crate::field::{Error, ErrorType, Path};
use crate::go;

/// The errors of all lists of type set or map in `value`.
pub(super) fn validate(value: &Value, schema: &JsonSchemaProps, path: &Path<'_>, errors: &mut Vec<Error>) {
    match value {
        Value::Object(fields) => {
            if let Some(values) = additional(schema) {
                for (name, value) in sorted(fields) {
                    validate(value, values, &path.key(name), errors);
                }
            }
            for (name, property) in &schema.properties {
                if let Some(value) = fields.get(name) {
                    validate(value, property, &path.child(name), errors);
                }
            }
        }
        Value::Array(list) => {
            match schema.x_list_type.as_deref() {
                Some("set") => set(list, path, errors),
                Some("map") => map(list, &schema.x_list_map_keys, path, errors),
                _ => {}
            }
            if let Some(items) = items(schema) {
                for (index, item) in list.iter().enumerate() {
                    validate(item, items, &path.index(index), errors);
                }
            }
        }
        _ => {}
    }
}

fn set(list: &[Value], path: &Path<'_>, errors: &mut Vec<Error>) {
    for (index, item) in
        repeated(list.iter().map(identity)).into_iter().filter_map(|index| Some((index, list.get(index)?)))
    {
        errors.push(duplicate(&path.index(index), item));
    }
}

fn map(list: &[Value], keys: &[String], path: &Path<'_>, errors: &mut Vec<Error>) {
    if let Some((index, item)) = list.iter().enumerate().find(|(_, item)| !item.is_null() && !item.is_object()) {
        let detail = "must be an object for an array of list-type map";
        return errors.push(Error::invalid(&path.index(index), go::print(item), detail));
    }
    let tuple = |item: &Value| {
        let key = keys.iter().filter_map(|key| Some((key.clone(), item.get(key)?.clone())));
        Value::Object(key.collect::<Map<_, _>>())
    };
    // One key is compared as it is, several as the JSON in which Go would write them.
    let identities = list.iter().map(|item| match keys {
        [key] => item.get(key).map(identity).unwrap_or_default(),
        _ => identity(&tuple(item)),
    });
    for (index, item) in repeated(identities).into_iter().filter_map(|index| Some((index, list.get(index)?))) {
        errors.push(duplicate(&path.index(index), &tuple(item)));
    }
}

fn duplicate(path: &Path<'_>, value: &Value) -> Error {
    Error::new(path, ErrorType::Duplicate, Some(go::print(value)), "")
}

/// A text that two values share only if Go takes them for the same: scalars by `==`, others by their JSON.
fn identity(value: &Value) -> String {
    match value {
        Value::Number(number) if number.as_i64().is_none() => {
            format!("float {:?}", number.as_f64().map(|value| value + 0.0))
        }
        scalar @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => go::print(scalar),
        compound => go::json(compound),
    }
}

/// The second place of each text that is there more than once.
fn repeated(identities: impl Iterator<Item = String>) -> Vec<usize> {
    let mut times: HashMap<String, usize> = HashMap::new();
    let mut second = Vec::new();
    for (index, identity) in identities.enumerate() {
        let times = times.entry(identity).or_default();
        *times += 1;
        if *times == 2 {
            second.push(index);
        }
    }
    second
}
