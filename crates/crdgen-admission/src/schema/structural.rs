//! `NewStructural`: whether a schema has a structural view (K15).

use crdgen_core::props::{JsonSchemaProps, SchemaOrBool};

use super::view::{additional, has_text, item_list, items};

/// `NewStructural`: whether the schema has a structural view.
///
/// # Errors
/// Kubernetes' own sentence about a keyword that no CRD may use (K15), or `x-kubernetes-preserve-unknown-fields: false`.
pub fn structural(schema: &JsonSchemaProps) -> Result<(), String> {
    if let Some(keyword) = unsupported(schema) {
        return Err(format!("OpenAPIV3Schema '{keyword}' is not supported"));
    }
    if let Some(not) = &schema.not {
        structural(not)?;
    }
    for clauses in [&schema.all_of, &schema.any_of, &schema.one_of] {
        clauses.iter().try_for_each(structural)?;
    }
    if schema.x_preserve_unknown_fields == Some(false) {
        return Err("internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined".to_owned());
    }
    if !item_list(schema).is_empty() {
        return Err("OpenAPIV3Schema 'items' must be a schema, but is an array".to_owned());
    }
    items(schema).map_or(Ok(()), structural)?;
    schema.properties.values().try_for_each(structural)?;
    additional(schema).map_or(Ok(()), structural)
}

/// The first keyword of `validateUnsupportedFields` that is there.
fn unsupported(schema: &JsonSchemaProps) -> Option<&'static str> {
    let found = [
        (has_text(&schema.id), "id"),
        (has_text(&schema.schema), "schema"),
        (has_text(&schema.ref_), "$ref"),
        (!schema.pattern_properties.is_empty(), "patternProperties"),
        (schema.dependencies.as_ref().is_some_and(|map| !map.is_empty()), "dependencies"),
        (schema.additional_items.is_some(), "additionalItems"),
        (!schema.definitions.is_empty(), "definitions"),
    ];
    found.into_iter().find_map(|(there, keyword)| there.then_some(keyword))
}

/// Whether the structural views of `schema` and of the empty schema are the same but for `type`, `default`, `properties`
/// and `additionalProperties`, which is for the caller to ask.
pub(super) fn is_bare(schema: &JsonSchemaProps) -> bool {
    // Every field is named, so that a new one is not forgotten here.
    let JsonSchemaProps {
        id: _,
        schema: _,
        ref_: _,
        type_: _,
        default: _,
        properties: _,
        additional_properties: _,
        pattern_properties: _,
        dependencies: _,
        additional_items: _,
        definitions: _,
        description,
        format,
        title,
        maximum,
        exclusive_maximum,
        minimum,
        exclusive_minimum,
        max_length,
        min_length,
        pattern,
        max_items,
        min_items,
        unique_items,
        multiple_of,
        enum_,
        max_properties,
        min_properties,
        required,
        items: _,
        all_of,
        one_of,
        any_of,
        not,
        external_docs,
        example,
        nullable,
        x_preserve_unknown_fields,
        x_embedded_resource,
        x_int_or_string,
        x_list_map_keys,
        x_list_type,
        x_map_type,
        x_validations,
    } = schema;
    let texts = [description, format, title, pattern];
    let numbers = [maximum, minimum, multiple_of];
    let counts = [max_length, min_length, max_items, min_items, max_properties, min_properties];
    let flags = [exclusive_maximum, exclusive_minimum, unique_items, nullable, x_embedded_resource, x_int_or_string];
    !texts.into_iter().any(has_text)
        && numbers.into_iter().all(Option::is_none)
        && counts.into_iter().all(Option::is_none)
        && !flags.into_iter().any(|flag| *flag)
        && enum_.as_ref().is_none_or(Vec::is_empty)
        && required.is_empty()
        && items(schema).is_none()
        && [all_of, one_of, any_of].into_iter().all(Vec::is_empty)
        && not.is_none()
        && external_docs.is_none()
        && example.is_none()
        && x_preserve_unknown_fields.is_none()
        && x_list_map_keys.is_empty()
        && x_list_type.is_none()
        && x_map_type.is_none()
        && x_validations.is_empty()
}

/// `additionalProperties` in the structural view of a schema under a junctor: `false` is not there.
pub(super) fn has_nested_additional(schema: &JsonSchemaProps) -> bool {
    !matches!(schema.additional_properties, None | Some(SchemaOrBool::Bool(false)))
}
