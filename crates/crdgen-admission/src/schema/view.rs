//! How the server reads the keywords that a document can write in more than one way: Go knows no text that is not there,
//! only the empty one, and takes an empty list of `items` for no schema.

use crdgen_core::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool};

/// `type`, empty where there is none.
pub(crate) fn type_name(schema: &JsonSchemaProps) -> &str {
    schema.type_.as_deref().unwrap_or_default()
}

/// `items` where it is one schema.
pub(crate) fn items(schema: &JsonSchemaProps) -> Option<&JsonSchemaProps> {
    match &schema.items {
        Some(SchemaOrArray::Schema(items)) => Some(items),
        Some(SchemaOrArray::Array(_)) | None => None,
    }
}

/// `items` where it is a list of schemas, which no CRD may write; else nothing.
pub(crate) fn item_list(schema: &JsonSchemaProps) -> &[JsonSchemaProps] {
    match &schema.items {
        Some(SchemaOrArray::Array(list)) => list,
        Some(SchemaOrArray::Schema(_)) | None => &[],
    }
}

/// `additionalProperties` where it is a schema.
pub(crate) fn additional(schema: &JsonSchemaProps) -> Option<&JsonSchemaProps> {
    match &schema.additional_properties {
        Some(SchemaOrBool::Schema(values)) => Some(values),
        Some(SchemaOrBool::Bool(_)) | None => None,
    }
}

/// Whether a text is there and not empty.
pub(crate) fn has_text(text: &Option<String>) -> bool {
    text.as_ref().is_some_and(|text| !text.is_empty())
}
