//! Questions to every schema in a schema.

use crdgen_core::props::{JsonSchemaProps, SchemaOrBool, SchemaOrStrings};

use super::view::{additional, item_list, items};

/// `SchemaHas`: whether `pred` holds for `schema` or for any schema in it, those that no CRD may have included. It is
/// asked of each once, in no order, and not again once it held.
pub fn any<'s>(schema: &'s JsonSchemaProps, pred: &mut dyn FnMut(&'s JsonSchemaProps) -> bool) -> bool {
    let mut left = vec![schema];
    while let Some(schema) = left.pop() {
        if pred(schema) {
            return true;
        }
        left.extend([items(schema), schema.not.as_deref(), additional(schema)].into_iter().flatten());
        for list in [item_list(schema), &schema.all_of, &schema.any_of, &schema.one_of] {
            left.extend(list);
        }
        for map in [&schema.properties, &schema.pattern_properties, &schema.definitions] {
            left.extend(map.values());
        }
        if let Some(SchemaOrBool::Schema(items)) = &schema.additional_items {
            left.push(items);
        }
        for dependency in schema.dependencies.iter().flat_map(|map| map.values()) {
            if let SchemaOrStrings::Schema(schema) = dependency {
                left.push(schema);
            }
        }
    }
    false
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
