//! Questions to every schema in a schema.

use crdgen_core::props::{JsonSchemaProps, SchemaOrBool, SchemaOrStrings};

use super::view::{additional, item_list, items};

/// `SchemaHas`: whether `pred` holds for `schema` or for any schema in it, those that no CRD may have included. It is
/// asked of each once, from the outside in, and not again once it held.
pub fn any<'s>(schema: &'s JsonSchemaProps, pred: &mut dyn FnMut(&'s JsonSchemaProps) -> bool) -> bool {
    if pred(schema) {
        return true;
    }
    let lists = [item_list(schema), &schema.all_of, &schema.any_of, &schema.one_of];
    let maps = [&schema.properties, &schema.pattern_properties, &schema.definitions];
    let additional_items = match &schema.additional_items {
        Some(SchemaOrBool::Schema(items)) => Some(&**items),
        Some(SchemaOrBool::Bool(_)) | None => None,
    };
    let ones = [items(schema), schema.not.as_deref(), additional(schema), additional_items];
    let dependencies = schema.dependencies.iter().flatten().filter_map(|(_, dependency)| match dependency {
        SchemaOrStrings::Schema(schema) => Some(&**schema),
        SchemaOrStrings::Strings(_) => None,
    });
    let inside = ones.into_iter().flatten();
    let inside = inside.chain(lists.into_iter().flatten()).chain(maps.into_iter().flat_map(|map| map.values()));
    inside.chain(dependencies).any(|inside| any(inside, pred))
}

/// Whether a default stands anywhere in `schema` (C8).
pub fn has_defaults(schema: &JsonSchemaProps) -> bool {
    any(schema, &mut |schema| schema.default.is_some())
}

/// Whether an extension stands in `schema` that only a structural schema may have (`schemaHasKubernetesExtensions`).
pub fn has_extensions(schema: &JsonSchemaProps) -> bool {
    any(schema, &mut |schema| {
        schema.x_embedded_resource
            || schema.x_preserve_unknown_fields.is_some()
            || schema.x_int_or_string
            || !schema.x_list_map_keys.is_empty()
            || schema.x_list_type.is_some()
            || !schema.x_validations.is_empty()
    })
}
