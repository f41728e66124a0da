//! From the body of a request, or from what is stored, to an object: `schemaCoercingDecoder` and `unstructuredDefaulter`.

use crdgen_core::meta::ObjectMeta;
use serde_json::{Map, Value};

use super::defaults::fill;
use super::meta::{Malformed, coerce, read, written};
use super::nulls::prune_nulls;
use super::prune::prune;
use super::{Kind, schema};
use crate::decode::{self, Decoded, TypeMeta};
use crate::field::Path;
use crate::go;

/// An object, and its metadata as they are decoded. The fields hold the metadata only after [`Object::with_meta`].
#[derive(Debug, Clone)]
pub(super) struct Object {
    pub(super) fields: Value,
    pub(super) meta: ObjectMeta,
}

impl Object {
    /// The fields, with the metadata in them.
    pub(super) fn with_meta(&mut self) -> &Value {
        let metadata = written(&self.meta);
        if let Value::Object(fields) = &mut self.fields {
            fields.insert("metadata".to_owned(), metadata);
        }
        &self.fields
    }

    /// A text field of the object itself, empty if it is none.
    pub(super) fn text(&self, name: &str) -> &str {
        self.fields.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// The object as an answer has it, without what a server makes up.
    pub(super) fn shown(mut self) -> Value {
        self.meta = ObjectMeta {
            uid: None,
            creation_timestamp: None,
            generation: None,
            resource_version: None,
            managed_fields: Vec::new(),
            ..self.meta
        };
        self.with_meta();
        let mut fields = self.fields;
        as_written(&mut fields);
        fields
    }

    pub(super) fn set_api_version(&mut self, api_version: String) {
        if let Value::Object(fields) = &mut self.fields {
            fields.insert("apiVersion".to_owned(), Value::String(api_version));
        }
    }
}

/// Makes the numbers of `value` what comes back from JSON: Go writes `1.0` as `1`.
fn as_written(value: &mut Value) {
    match value {
        Value::Number(number) if number.as_i64().is_none() => {
            let text = go::number_as_json(number);
            if let Some(written) =
                text.parse::<i64>().ok().map(Into::into).or_else(|| text.parse::<u64>().ok().map(Into::into))
            {
                *number = written;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(as_written),
        Value::Object(fields) => fields.values_mut().for_each(as_written),
        _ => {}
    }
}

/// The object in the `body` of a request to `version`, pruned and defaulted.
///
/// # Errors
/// The message of the server's `BadRequest`.
pub(super) fn decode(kind: &Kind, version: &str, body: &Value) -> Result<Object, String> {
    let expected = &kind.crd.spec.names.kind;
    let Some(fields) = body.as_object() else { return Err(decode::no_object(body, expected)) };
    let TypeMeta { api_version, kind: own_kind, group, version: own_version } = decode::type_meta(body, expected)?;
    if own_kind.is_empty() {
        let error = format!("Object 'Kind' is missing in '{}'", go::json(body));
        return Err(decode::unrecognized(body, expected, &error));
    }
    let cannot = |target: &str, error: &str| {
        format!("{own_kind} in version {} cannot be handled as a {target}: {error}", go::quote(own_version))
    };
    let refused = |error: &str| cannot(expected, error);
    if fields.get("apiVersion").is_some_and(Value::is_null) {
        return Err(refused(".apiVersion accessor error: <nil> is of the type <nil>, expected string"));
    }

    let metadata = fields.get("metadata").unwrap_or(&Value::Null);
    let Decoded { document: meta, unknown } = read(metadata, Malformed::Refuse).map_err(|error| refused(&error))?;
    let mut object = Object { fields: body.clone(), meta };
    let mut unknown: Vec<String> = unknown.into_iter().map(|field| format!("metadata.{field}")).collect();
    let is_own = group == kind.crd.spec.group && own_kind == expected;
    if is_own {
        let found = shape(kind, own_version, &mut object.fields, Malformed::Refuse).map_err(|error| refused(&error))?;
        unknown.extend(found);
    }
    if !unknown.is_empty() {
        // To say it the server asks what the object is, which it cannot tell.
        if own_version.is_empty() {
            return Err(format!("Object 'apiVersion' is missing in '{}'", go::json(body)));
        }
        let unknown: Vec<String> = unknown.iter().map(|field| format!("unknown field \"{field}\"")).collect();
        // By now the server has put the object where it wanted one of the kind.
        return Err(cannot(own_kind, &format!("strict decoding error: {}", unknown.join(", "))));
    }
    if is_own {
        default(kind, own_version, &mut object.fields);
    }
    let expected = kind.api_version(version);
    if (group, own_version) != (kind.crd.spec.group.as_str(), version) {
        let found = if group.is_empty() { own_version } else { api_version };
        return Err(format!(
            "the API version in the data ({found}) does not match the expected API version ({expected})"
        ));
    }
    Ok(object)
}

/// `unstructuredSchemaCoercer.apply`, all but the metadata of the object itself. Gives the paths of unknown fields.
fn shape(kind: &Kind, version: &str, fields: &mut Value, malformed: Malformed) -> Result<Vec<String>, String> {
    let schema = kind.version(version).and_then(schema);
    let mut unknown = Vec::new();
    if kind.crd.spec.preserve_unknown_fields != Some(true) {
        unknown = prune(fields, schema, true);
        prune_nulls(fields, schema);
    }
    unknown.extend(coerce(fields, schema, false, malformed, &Path::nil()).map_err(|error| error.to_string())?);
    Ok(unknown)
}

fn default(kind: &Kind, version: &str, fields: &mut Value) {
    fill(fields, kind.version(version).and_then(schema));
}

/// What becomes of an object, of `version`, that is stored and read again: it is pruned and defaulted as the stored version
/// demands, and pruned once more. A webhook that converts cannot be asked; it counts as losing nothing.
pub(super) fn store(kind: &Kind, version: &str, object: &mut Object) {
    let stored = kind.crd.spec.versions.iter().find(|version| version.storage);
    let strategy = kind.crd.spec.conversion.as_ref().map_or("None", |conversion| conversion.strategy.as_str());
    let stored = stored.filter(|_| strategy == "None").map_or(version, |stored| &stored.name);
    load(kind, stored, version, object);
}

/// An object that is stored in the version `stored`, as one of `version`.
fn load(kind: &Kind, stored: &str, version: &str, object: &mut Object) {
    // What is malformed is dropped, so nothing is refused.
    let of = |version: &str, object: &mut Object| {
        object.set_api_version(kind.api_version(version));
        let _ = shape(kind, version, &mut object.fields, Malformed::Drop);
    };
    of(stored, object);
    default(kind, stored, &mut object.fields);
    if stored != version {
        of(version, object);
    }
}

/// The stored object `old` as one of `version`.
pub(super) fn stored(kind: &Kind, version: &str, old: &Value) -> Object {
    let metadata = old.get("metadata").unwrap_or(&Value::Null);
    let meta = read(metadata, Malformed::Drop).unwrap_or_default().document;
    let mut object = Object { fields: if old.is_object() { old.clone() } else { Value::Object(Map::new()) }, meta };
    let own = decode::group_version(object.text("apiVersion"))
        .filter(|(group, own)| *group == kind.crd.spec.group && kind.version(own).is_some())
        .map_or(version, |(_, version)| version)
        .to_owned();
    load(kind, &own, version, &mut object);
    // Very old objects had none.
    object.meta.generation = object.meta.generation.or(Some(1));
    object
}
