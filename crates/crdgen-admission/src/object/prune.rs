//! `pruning.PruneWithOptions`: what no schema names is taken out.

use crdgen_core::props::{JsonSchemaProps, SchemaOrBool};
use serde_json::{Map, Value};

use super::place::Place;
use super::view::{additional, items, preserves};

/// The fields that any Kubernetes object has.
const META_FIELDS: [&str; 3] = ["apiVersion", "kind", "metadata"];

/// Takes out of `value` every field that `schema` (none: nothing is allowed) does not know; `is_root` keeps the fields
/// that every object has. Gives the paths of what went, sorted: `spec.ports[0].x`.
pub(crate) fn prune(value: &mut Value, schema: Option<&JsonSchemaProps>, is_root: bool) -> Vec<String> {
    let mut unknown = Vec::new();
    let nothing = JsonSchemaProps::default();
    let schema = if is_root { Some(schema.unwrap_or(&nothing)) } else { schema };
    walk(value, schema, is_root, &Place::Root, &mut unknown);
    unknown.sort();
    unknown
}

fn walk(value: &mut Value, schema: Option<&JsonSchemaProps>, is_root: bool, place: &Place<'_>, out: &mut Vec<String>) {
    match (value, schema) {
        (value, Some(schema)) if preserves(schema) => descend(value, schema, is_root, place, out),
        (Value::Object(fields), None) => {
            out.extend(fields.keys().map(|name| Place::Property(place, name).unknown_field()));
            fields.clear();
        }
        (Value::Object(fields), Some(schema)) => object(fields, schema, is_root, place, out),
        (Value::Array(list), schema) => {
            for (index, item) in list.iter_mut().enumerate() {
                walk(item, schema.and_then(items), false, &Place::Item(place, index), out);
            }
        }
        _ => {}
    }
}

fn object(
    fields: &mut Map<String, Value>,
    schema: &JsonSchemaProps,
    is_root: bool,
    place: &Place<'_>,
    out: &mut Vec<String>,
) {
    let mut gone = Vec::new();
    for (name, value) in fields.iter_mut().filter(|(name, _)| !is_meta(schema, is_root, name)) {
        let here = Place::Property(place, name);
        match (schema.properties.get(name), &schema.additional_properties) {
            (Some(property), _) => walk(value, Some(property), false, &here, out),
            // A bool keeps the field, whichever it is, but nothing that is in it.
            (None, Some(SchemaOrBool::Bool(_))) => walk(value, None, false, &here, out),
            (None, Some(SchemaOrBool::Schema(values))) => walk(value, Some(values), false, &here, out),
            (None, None) => {
                if !matches!(place, Place::Root) || !META_FIELDS.contains(&name.as_str()) {
                    out.push(here.unknown_field());
                }
                gone.push(name.clone());
            }
        }
    }
    for name in gone {
        fields.remove(&name);
    }
}

/// Under `x-kubernetes-preserve-unknown-fields`: all fields stay, and those with a schema are pruned by it.
fn descend(value: &mut Value, schema: &JsonSchemaProps, is_root: bool, place: &Place<'_>, out: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut().filter(|(name, _)| !is_meta(schema, is_root, name)) {
                let here = Place::Property(place, name);
                if let Some(property) = schema.properties.get(name) {
                    walk(value, Some(property), false, &here, out);
                } else if schema.additional_properties.is_some() {
                    walk(value, additional(schema), false, &here, out);
                }
            }
        }
        Value::Array(list) => {
            if let Some(items) = items(schema) {
                for (index, item) in list.iter_mut().enumerate() {
                    // All of a list is kept if the list is, whatever its items say of themselves.
                    descend(item, items, false, &Place::Item(place, index), out);
                }
            }
        }
        _ => {}
    }
}

fn is_meta(schema: &JsonSchemaProps, is_root: bool, name: &str) -> bool {
    (is_root || schema.x_embedded_resource) && META_FIELDS.contains(&name)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(schema: Value, value: Value, is_root: bool, expected: Value, unknown: &[&str]) {
        let schema: Option<JsonSchemaProps> = serde_json::from_value(schema).unwrap();
        let mut value = value;
        let found = prune(&mut value, schema.as_ref(), is_root);
        assert_eq!((value, found), (expected, unknown.iter().map(ToString::to_string).collect()));
    }

    #[test]
    fn what_no_schema_names_goes() {
        let known = json!({"properties": {"a": {}, "c": {}}});
        check(Value::Null, json!([{"a": 1}, 2]), false, json!([{}, 2]), &["[0].a"]);
        check(known.clone(), json!({"a": {"x": 1}, "b": 1}), false, json!({"a": {}}), &["a.x", "b"]);
        check(json!({"items": known}), json!([{"a": 1}, {"b": 1}]), false, json!([{"a": 1}, {}]), &["[1].b"]);
        check(
            json!({}),
            json!({"kind": "x", "metadata": {"y": 1}, "z": 1}),
            true,
            json!({"kind": "x", "metadata": {"y": 1}}),
            &["z"],
        );
        check(json!({}), json!({"kind": "x"}), false, json!({}), &[]);
    }

    #[test]
    fn additional_properties_keep_their_key() {
        let map = |values: Value| json!({"properties": {"c": {"additionalProperties": values}}});
        let value = json!({"c": {"a": 1, "c": {"a": 1}}});
        let pruned = json!({"c": {"a": 1, "c": {}}});
        check(map(json!({"type": "integer"})), value.clone(), false, pruned.clone(), &["c.c.a"]);
        check(map(json!(false)), value, false, pruned, &["c.c.a"]);
    }

    #[test]
    fn preserved_fields_are_pruned_where_they_have_a_schema() {
        let schema = json!({
            "x-kubernetes-preserve-unknown-fields": true,
            "properties": {"pruned": {"type": "object"}, "list": {"items": {"properties": {"o": {"type": "object"}}},
                "x-kubernetes-preserve-unknown-fields": true}},
        });
        check(
            schema,
            json!({"other": {"x": 1}, "pruned": {"x": 1}, "list": [{"x": 1, "o": {"y": 1}}]}),
            false,
            json!({"other": {"x": 1}, "pruned": {}, "list": [{"x": 1, "o": {}}]}),
            &["list[0].o.y", "pruned.x"],
        );
    }

    #[test]
    fn embedded_resources_keep_what_every_object_has() {
        let schema = json!({"properties": {"e": {"x-kubernetes-embedded-resource": true, "properties": {"spec": {}}}}});
        let embedded = json!({"e": {"apiVersion": "v1", "kind": "X", "metadata": {"any": 1}, "spec": {}, "more": 1}});
        let pruned = json!({"e": {"apiVersion": "v1", "kind": "X", "metadata": {"any": 1}, "spec": {}}});
        check(schema, embedded, false, pruned, &["e.more"]);
    }
}
