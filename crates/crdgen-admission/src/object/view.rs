//! The structural view of a schema, and objects in an order that no feature of `serde_json` changes.

use crdgen_core::props::JsonSchemaProps;
use serde_json::{Map, Value};

pub(super) use crate::schema::view::{additional, items};

/// The schema of the field `name`: its own, or that of all others.
pub(super) fn field<'s>(schema: &'s JsonSchemaProps, name: &str) -> Option<&'s JsonSchemaProps> {
    schema.properties.get(name).or_else(|| additional(schema))
}

/// Whether the value is never thinned out.
pub(super) fn preserves(schema: &JsonSchemaProps) -> bool {
    schema.x_preserve_unknown_fields == Some(true)
}

/// The fields of an object by name.
pub(super) fn sorted(object: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let mut fields: Vec<_> = object.iter().collect();
    fields.sort_by_key(|(name, _)| *name);
    fields
}
