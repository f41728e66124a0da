//! What the branches of the root name must be named outside of them too (`validateStructuralCompleteness`).

use crdgen_core::props::{JsonSchemaProps, SchemaOrArray};

use super::Migration;
use super::nested::items;
use crate::field::Path;

const MESSAGE: &str = "x-kubernetes-preserve-unknown-fields: true, as allOf, anyOf, oneOf or not says something of it, and any \
                       value was taken else";

/// Names outside of the branches of the root, as any value, what is named in them alone. The server asks that of the root's
/// branches and of no others.
pub(super) fn complete(schema: &mut JsonSchemaProps, path: &Path<'_>, migration: &mut Migration) {
    // What is said in the branches stands beside what is written.
    let said = JsonSchemaProps {
        all_of: std::mem::take(&mut schema.all_of),
        any_of: std::mem::take(&mut schema.any_of),
        one_of: std::mem::take(&mut schema.one_of),
        not: schema.not.take(),
        ..JsonSchemaProps::default()
    };
    complete_node(schema, &said, true, path, migration);
    schema.all_of = said.all_of;
    schema.any_of = said.any_of;
    schema.one_of = said.one_of;
    schema.not = said.not;
}

/// `branch` says something of the value of `schema`.
fn complete_node(
    schema: &mut JsonSchemaProps,
    branch: &JsonSchemaProps,
    is_root: bool,
    path: &Path<'_>,
    migration: &mut Migration,
) {
    let any = || JsonSchemaProps { x_preserve_unknown_fields: Some(true), ..JsonSchemaProps::default() };
    let properties = path.child("properties");
    for (name, property) in &branch.properties {
        let path = properties.key(name);
        // A map names no property, and what every object has is no value of any kind.
        let is_of_every_object = is_root && matches!(name.as_str(), "apiVersion" | "kind" | "metadata");
        if !schema.properties.contains_key(name) && schema.additional_properties.is_none() && !is_of_every_object {
            schema.properties.insert(name.clone(), any());
            migration.decide(path, MESSAGE);
        }
        if let Some(schema) = schema.properties.get_mut(name) {
            complete_node(schema, property, false, &path, migration);
        }
    }
    if let Some(branch) = items(branch) {
        let path = path.child("items");
        if schema.items.is_none() {
            schema.items = Some(SchemaOrArray::Schema(Box::new(any())));
            migration.decide(path, MESSAGE);
        }
        if let Some(SchemaOrArray::Schema(schema)) = &mut schema.items {
            complete_node(schema, branch, false, &path, migration);
        }
    }
    for branch in branch.all_of.iter().chain(&branch.any_of).chain(&branch.one_of).chain(branch.not.as_deref()) {
        complete_node(schema, branch, is_root, path, migration);
    }
}
