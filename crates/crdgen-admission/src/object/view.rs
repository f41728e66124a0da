//! The structural view of a schema, and objects in an order that no feature of `serde_json` changes.

use crdgen_core::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool};
use serde_json::{Map, Value};

/// `items` where it is one schema.
pub(crate) fn items(schema: &JsonSchemaProps) -> Option<&JsonSchemaProps> {
    match &schema.items {
        Some(SchemaOrArray::Schema(items)) => Some(items),
        Some(SchemaOrArray::Array(_)) | None => None,
    }
}

/// `additionalProperties` where it is a schema.
pub(crate) fn additional(schema: &JsonSchemaProps) -> Option<&JsonSchemaProps> {
    match &schema.additional_properties {
        Some(SchemaOrBool::Schema(values)) => Some(values),
        Some(SchemaOrBool::Bool(_)) | None => None,
    }
}

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
