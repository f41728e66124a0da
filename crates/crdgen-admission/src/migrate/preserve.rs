//! `x-kubernetes-preserve-unknown-fields` in place of `spec.preserveUnknownFields: true`.
//!
//! v1beta1 pruned nothing unless it was told to. v1 prunes, and the marker spares the node that has it and all that no
//! schema names, but not what is below a property that is named (`pruning.prune`, `skipPrune`). So every node that can be
//! an object needs one.

use crdgen_core::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool};

/// A schema of any object: no field is checked, and none is pruned.
pub(super) fn any_object(description: Option<&str>) -> JsonSchemaProps {
    JsonSchemaProps {
        description: description.map(str::to_owned),
        type_: Some("object".to_owned()),
        x_preserve_unknown_fields: Some(true),
        ..JsonSchemaProps::default()
    }
}

/// Marks every object of a schema, so that nothing is pruned. Gives the number of nodes that had no marker.
pub(super) fn mark(schema: &mut JsonSchemaProps) -> usize {
    let mut count = 0;
    // The metadata of a Kubernetes object is never pruned, and may not have the marker at the root.
    mark_node(schema, true, &mut count);
    count
}

fn mark_node(schema: &mut JsonSchemaProps, is_resource: bool, count: &mut usize) {
    let can_be_object = schema.type_.as_deref().is_none_or(|type_| type_ == "object") && !schema.x_int_or_string;
    if can_be_object && schema.x_preserve_unknown_fields.is_none() {
        schema.x_preserve_unknown_fields = Some(true);
        *count += 1;
    }
    // What `additionalProperties: true` allows is pruned below the first level, even under the marker, which allows as much.
    if can_be_object && schema.additional_properties == Some(SchemaOrBool::Bool(true)) {
        schema.additional_properties = None;
    }
    let is_resource = is_resource || schema.x_embedded_resource;
    for (name, property) in &mut schema.properties {
        if !(is_resource && name == "metadata") {
            mark_node(property, false, count);
        }
    }
    if let Some(SchemaOrBool::Schema(values)) = &mut schema.additional_properties {
        mark_node(values, false, count);
    }
    if let Some(SchemaOrArray::Schema(items)) = &mut schema.items {
        mark_node(items, false, count);
    }
}
