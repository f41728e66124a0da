//! `pkg/apiserver/schema/objectmeta`: the metadata of an object and of the objects embedded in it.

use crdgen_core::meta::ObjectMeta;
use crdgen_core::names;
use crdgen_core::props::JsonSchemaProps;
use crdgen_go::time::Time;
use serde_json::{Map, Value};

use super::view::{additional, items, sorted};
use crate::field::{Error, Path};
use crate::{decode, go, meta};

/// What to do with metadata of the wrong type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// Refuse it, as in a request.
    Refuse,
    /// Leave it out, as in what is stored.
    Drop,
}

/// `objectmeta.Coerce`: makes the metadata of every embedded object what an `ObjectMeta` can hold; `is_root` says that
/// `value` itself is an object. Gives the paths of unknown fields, sorted.
///
/// # Errors
/// The first field of the wrong type, if that is to be refused.
pub(crate) fn coerce(
    value: &mut Value,
    schema: Option<&JsonSchemaProps>,
    is_root: bool,
    malformed: Malformed,
    path: &Path<'_>,
) -> Result<Vec<String>, Error> {
    let nothing = JsonSchemaProps::default();
    let schema = if is_root { Some(schema.unwrap_or(&nothing)) } else { schema };
    let mut unknown = Vec::new();
    walk(value, schema, is_root, malformed, path, &mut unknown)?;
    unknown.sort();
    Ok(unknown)
}

fn walk(
    value: &mut Value,
    schema: Option<&JsonSchemaProps>,
    is_root: bool,
    malformed: Malformed,
    path: &Path<'_>,
    unknown: &mut Vec<String>,
) -> Result<(), Error> {
    let Some(schema) = schema else { return Ok(()) };
    match value {
        Value::Object(fields) => {
            if is_root || schema.x_embedded_resource {
                embedded(fields, malformed, path, unknown)?;
            }
            for (name, value) in fields.iter_mut() {
                if let Some(property) = schema.properties.get(name) {
                    walk(value, Some(property), false, malformed, &path.child(name), unknown)?;
                } else {
                    walk(value, additional(schema), false, malformed, &path.key(name), unknown)?;
                }
            }
        }
        Value::Array(list) => {
            for (index, item) in list.iter_mut().enumerate() {
                walk(item, items(schema), false, malformed, &path.index(index), unknown)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn embedded(
    fields: &mut Map<String, Value>,
    malformed: Malformed,
    path: &Path<'_>,
    unknown: &mut Vec<String>,
) -> Result<(), Error> {
    for name in ["apiVersion", "kind"] {
        match fields.get(name) {
            None | Some(Value::String(_)) => {}
            Some(_) if malformed == Malformed::Drop => drop(fields.remove(name)),
            Some(value) => return Err(Error::invalid(&path.child(name), go::print(value), "must be a string")),
        }
    }
    let Some(metadata) = fields.get_mut("metadata") else { return Ok(()) };
    let path = path.child("metadata");
    match read(metadata, malformed) {
        Ok(decoded) => {
            unknown.extend(decoded.unknown.iter().map(|field| format!("{path}.{field}")));
            *metadata = written(&decoded.document);
            Ok(())
        }
        Err(_) if malformed == Malformed::Drop => Ok(()),
        Err(error) => Err(Error::invalid(&path, go::print(metadata), error)),
    }
}

/// `GetObjectMetaWithOptions`: `metadata` as an `ObjectMeta`.
///
/// # Errors
/// What Go says of a field of the wrong type; where they are dropped, of what is no object at all.
pub(super) fn read(metadata: &Value, malformed: Malformed) -> Result<decode::Decoded<ObjectMeta>, String> {
    match decode::decode::<ObjectMeta>(metadata) {
        Err(error) if malformed == Malformed::Refuse => Err(error),
        Err(error) => {
            let fields = metadata.as_object().ok_or(error)?;
            let is_good = |name: &String, value: &Value| {
                let one = Value::Object(Map::from_iter([(name.clone(), value.clone())]));
                decode::decode::<ObjectMeta>(&one).is_ok()
            };
            let good = fields.iter().filter(|(name, value)| is_good(name, value));
            decode::decode(&Value::Object(good.map(|(name, value)| (name.clone(), value.clone())).collect()))
        }
        good => good,
    }
}

/// `SetObjectMeta`: an `ObjectMeta` as JSON, without what is empty, and with times as Go writes them.
pub(super) fn written(meta: &ObjectMeta) -> Value {
    let mut value = serde_json::to_value(meta).unwrap_or_default();
    let Value::Object(fields) = &mut value else { return value };
    if meta.generation == Some(0) {
        fields.remove("generation");
    }
    fields.get_mut("creationTimestamp").map(write_time);
    fields.get_mut("deletionTimestamp").map(write_time);
    let entries = fields.get_mut("managedFields").and_then(Value::as_array_mut);
    entries.into_iter().flatten().filter_map(|entry| entry.get_mut("time")).for_each(write_time);
    value
}

fn write_time(time: &mut Value) {
    if let Some(Ok(parsed)) = time.as_str().map(Time::parse_rfc3339) {
        *time = Value::String(parsed.to_string());
    }
}

/// `objectmeta.Validate`: the rules for the type and the metadata of every embedded object, and of `value` itself if
/// `is_root` says that it is one.
pub(crate) fn validate(
    value: &Value,
    schema: Option<&JsonSchemaProps>,
    is_root: bool,
    path: &Path<'_>,
    errors: &mut Vec<Error>,
) {
    if let (Value::Object(fields), true) = (value, is_root || schema.is_some_and(|schema| schema.x_embedded_resource)) {
        validate_embedded(fields, path, errors);
    }
    let Some(schema) = schema else { return };
    match value {
        // Most schemas have no fields to follow.
        Value::Object(fields) if !schema.properties.is_empty() || schema.additional_properties.is_some() => {
            for (name, value) in sorted(fields) {
                if let Some(property) = schema.properties.get(name) {
                    validate(value, Some(property), false, &path.child(name), errors);
                } else {
                    validate(value, additional(schema), false, &path.key(name), errors);
                }
            }
        }
        Value::Array(list) => {
            if let Some(items) = items(schema) {
                for (index, item) in list.iter().enumerate() {
                    validate(item, Some(items), false, &path.index(index), errors);
                }
            }
        }
        _ => {}
    }
}

/// `validateEmbeddedResource`: apiVersion and kind must be there, metadata need not.
fn validate_embedded(fields: &Map<String, Value>, path: &Path<'_>, errors: &mut Vec<Error>) {
    type_field(fields, "apiVersion", path, errors, |api_version| match api_version.matches('/').count() {
        0 | 1 => None,
        _ => Some(format!("unexpected GroupVersion string: {api_version}")),
    });
    type_field(fields, "kind", path, errors, |kind| {
        let wrong = names::dns1035_label(&kind.to_lowercase()).err()?;
        Some(format!("may have mixed case, but should otherwise match: {}", wrong.details().join(",")))
    });
    let Some(metadata) = fields.get("metadata") else { return };
    let path = path.child("metadata");
    match read(metadata, Malformed::Refuse) {
        Err(error) => errors.push(Error::invalid(&path, go::print(metadata), error)),
        Ok(decode::Decoded { mut document, .. }) => {
            document.name.get_or_insert_with(|| "fakename".to_owned());
            let namespaced = document.namespace.is_some();
            errors.extend(meta::create(&document, namespaced, &meta::is_path_segment, &path));
        }
    }
}

fn type_field(
    fields: &Map<String, Value>,
    name: &str,
    path: &Path<'_>,
    errors: &mut Vec<Error>,
    wrong: impl Fn(&str) -> Option<String>,
) {
    let path = path.child(name);
    let detail = match fields.get(name) {
        None => return errors.push(Error::required(&path, "")),
        Some(Value::String(text)) if text.is_empty() => Some("must not be empty".to_owned()),
        Some(Value::String(text)) => wrong(text),
        Some(_) => Some("must be a string".to_owned()),
    };
    if let (Some(detail), Some(value)) = (detail, fields.get(name)) {
        errors.push(Error::invalid(&path, go::print(value), detail));
    }
}
