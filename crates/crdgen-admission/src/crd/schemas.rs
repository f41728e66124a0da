//! Questions to every schema of a CRD.

use crdgen_core::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool, SchemaOrStrings};

use super::internal::Crd;

/// `specHasDefaults`.
pub(super) fn have_defaults(crd: &Crd<'_>) -> bool {
    crd.schemas().iter().any(|schema| any(schema, &|schema| schema.default.is_some()))
}

/// `specHasKubernetesExtensions`: whether an extension is there that only structural schemas may have.
pub(super) fn have_extensions(crd: &Crd<'_>) -> bool {
    let is_extended = |schema: &JsonSchemaProps| {
        schema.x_embedded_resource
            || schema.x_preserve_unknown_fields.is_some()
            || schema.x_int_or_string
            || !schema.x_list_map_keys.is_empty()
            || schema.x_list_type.is_some()
            || !schema.x_validations.is_empty()
    };
    crd.schemas().iter().any(|schema| any(schema, &is_extended))
}

/// `SchemaHas`: whether `test` holds for `schema` or any schema in it, the kinds that no CRD may have included.
fn any(schema: &JsonSchemaProps, test: &dyn Fn(&JsonSchemaProps) -> bool) -> bool {
    let in_bool = |schema: &Option<SchemaOrBool>| match schema {
        Some(SchemaOrBool::Schema(schema)) => any(schema, test),
        _ => false,
    };
    test(schema)
        || match &schema.items {
            None => false,
            Some(SchemaOrArray::Schema(items)) => any(items, test),
            Some(SchemaOrArray::Array(items)) => items.iter().any(|items| any(items, test)),
        }
        || [&schema.all_of, &schema.any_of, &schema.one_of].into_iter().flatten().any(|clause| any(clause, test))
        || schema.not.as_deref().is_some_and(|not| any(not, test))
        || schema.properties.values().any(|property| any(property, test))
        || in_bool(&schema.additional_properties)
        || schema.pattern_properties.values().any(|property| any(property, test))
        || in_bool(&schema.additional_items)
        || schema.definitions.values().any(|definition| any(definition, test))
        || schema.dependencies.values().any(|dependency| match dependency {
            SchemaOrStrings::Schema(dependency) => any(dependency, test),
            SchemaOrStrings::Strings(_) => false,
        })
}
