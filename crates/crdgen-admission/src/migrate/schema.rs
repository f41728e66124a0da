//! A schema made structural, where there is one right answer. What has none stays, for the server's rules to refuse.

use crdgen_core::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool};
use serde_json::Value;

use super::{Migration, complete, nested};
use crate::field::Path;

/// Why `$schema` goes.
pub(super) const NO_DIALECT: &str = "dropped: every CRD is of the same JSON Schema";

/// Mends the schema of a whole object, which stands at `path` in the old document. `preserve` says whether unknown fields
/// were kept, so that a schema that says nothing means any value.
pub(super) fn mend(schema: &mut JsonSchemaProps, preserve: bool, path: &Path, migration: &mut Migration) {
    if schema.nullable {
        schema.nullable = false;
        migration.decide(path.child("nullable"), "dropped: an object is never null");
    }
    if preserve && schema.additional_properties == Some(SchemaOrBool::Bool(true)) {
        schema.additional_properties = None;
        let message =
            "dropped: it must not be used at the root, and x-kubernetes-preserve-unknown-fields says the same";
        migration.decide(path.child("additionalProperties"), message);
    }
    if schema.type_.is_none() {
        set_type(schema, "object", "an object is one", path, migration);
    }
    mend_node(schema, true, preserve, path, migration);
    if preserve {
        complete::complete(schema, path, migration);
    }
}

/// `is_resource`: whether the value is an object with metadata, about which a schema may say little.
fn mend_node(schema: &mut JsonSchemaProps, is_resource: bool, preserve: bool, path: &Path, migration: &mut Migration) {
    if schema.schema.take().is_some() {
        migration.decide(path.child("$schema"), NO_DIALECT);
    }
    nested::lift(schema, path, migration);
    if schema.x_int_or_string && schema.x_preserve_unknown_fields == Some(true) {
        schema.x_preserve_unknown_fields = None;
        let message = "dropped: an integer or a string has no fields";
        migration.decide(path.child("x-kubernetes-preserve-unknown-fields"), message);
    }
    if schema.type_.is_none() && !schema.x_int_or_string {
        infer_type(schema, preserve, path, migration);
    }
    nested::mend(schema, path, migration);
    if schema.type_.as_deref() == Some("array") && schema.items.is_none() && preserve {
        schema.items = Some(SchemaOrArray::Schema(Box::new(JsonSchemaProps {
            x_preserve_unknown_fields: Some(true),
            ..JsonSchemaProps::default()
        })));
        let message =
            "x-kubernetes-preserve-unknown-fields: true, as an array must say of its items, and any were taken";
        migration.decide(path.child("items"), message);
    }

    let is_resource = is_resource || schema.x_embedded_resource;
    let properties = path.child("properties");
    for (name, property) in &mut schema.properties {
        let path = properties.key(name);
        match name.as_str() {
            "apiVersion" | "kind" if is_resource && property.type_.is_none() => {
                set_type(property, "string", "it is one in every object", &path, migration);
            }
            "metadata" if is_resource => mend_metadata(property, &path, migration),
            _ => {}
        }
        mend_node(property, false, preserve, &path, migration);
    }
    if let Some(SchemaOrBool::Schema(values)) = &mut schema.additional_properties {
        mend_node(values, false, preserve, &path.child("additionalProperties"), migration);
    }
    if let Some(SchemaOrArray::Schema(items)) = &mut schema.items {
        mend_node(items, false, preserve, &path.child("items"), migration);
    }
}

/// Metadata has its type, and may be restricted in its names alone. What the server knows of it without a schema goes.
fn mend_metadata(schema: &mut JsonSchemaProps, path: &Path, migration: &mut Migration) {
    if schema.type_.is_none() {
        set_type(schema, "object", "it is one in every object", path, migration);
    }
    if schema.description.take().is_some() | schema.title.take().is_some() {
        migration.decide(path, "description and title dropped: metadata is described by Kubernetes");
    }
    let is_implied = |name: &str, property: &JsonSchemaProps| {
        !matches!(name, "name" | "generateName") && names_types_alone(property, METADATA_DEPTH)
    };
    let implied: Vec<&str> = schema
        .properties
        .iter()
        .filter(|(name, property)| is_implied(name, property))
        .map(|(name, _)| &**name)
        .collect();
    if !implied.is_empty() {
        let message = format!("dropped, as metadata has those types without a schema: {}", implied.join(", "));
        migration.decide(path.child("properties"), message);
        schema.properties.retain(|name, property| !is_implied(name, property));
    }
    if schema.x_preserve_unknown_fields == Some(true) {
        schema.x_preserve_unknown_fields = None;
        migration.decide(path.child("x-kubernetes-preserve-unknown-fields"), "dropped: metadata is never pruned");
    }
}

/// The type of metadata never had more levels below it than this (`initializers` once had the most).
const METADATA_DEPTH: usize = 8;

/// Whether a schema asks for no more than types and what must be there, as the server's own type of metadata does.
fn names_types_alone(schema: &JsonSchemaProps, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    let said = JsonSchemaProps {
        type_: schema.type_.clone(),
        format: schema.format.clone(),
        description: schema.description.clone(),
        title: schema.title.clone(),
        required: schema.required.clone(),
        properties: schema.properties.clone(),
        items: schema.items.clone(),
        additional_properties: schema.additional_properties.clone(),
        ..JsonSchemaProps::default()
    };
    let items = match &schema.items {
        Some(SchemaOrArray::Schema(schema)) => names_types_alone(schema, depth),
        Some(SchemaOrArray::Array(_)) => false,
        None => true,
    };
    let values = match &schema.additional_properties {
        Some(SchemaOrBool::Schema(schema)) => names_types_alone(schema, depth),
        Some(SchemaOrBool::Bool(_)) | None => true,
    };
    said == *schema && values && items && schema.properties.values().all(|schema| names_types_alone(schema, depth))
}

fn set_type(schema: &mut JsonSchemaProps, type_: &str, why: &str, path: &Path, migration: &mut Migration) {
    schema.type_ = Some(type_.to_owned());
    migration.decide(path.child("type"), format!("{type_}: {why}"));
}

/// The type that the keywords of a schema tell, if they tell of one alone; else any value, if any was kept.
fn infer_type(schema: &mut JsonSchemaProps, preserve: bool, path: &Path, migration: &mut Migration) {
    if schema.x_preserve_unknown_fields == Some(true) && !schema.x_embedded_resource {
        return;
    }
    match told_type(schema) {
        Some((type_, keyword)) => {
            set_type(schema, type_, &format!("{keyword} says so, and a schema must name it"), path, migration);
        }
        None if preserve && !nested::name_a_type(schema) => {
            schema.x_preserve_unknown_fields = Some(true);
            let message =
                "x-kubernetes-preserve-unknown-fields: true: no type is named, and v1 asks for one or for this";
            migration.decide(path, message);
        }
        None => {}
    }
}

/// The one type about which the keywords of `schema` speak, and the keyword.
pub(super) fn told_type(schema: &JsonSchemaProps) -> Option<(&'static str, &'static str)> {
    let told = [
        ("object", "properties", !schema.properties.is_empty()),
        ("object", "additionalProperties", schema.additional_properties.is_some()),
        ("object", "required", !schema.required.is_empty()),
        ("object", "maxProperties", schema.max_properties.is_some()),
        ("object", "minProperties", schema.min_properties.is_some()),
        ("object", "x-kubernetes-embedded-resource", schema.x_embedded_resource),
        ("object", "x-kubernetes-map-type", schema.x_map_type.is_some()),
        ("array", "items", schema.items.is_some()),
        ("array", "maxItems", schema.max_items.is_some()),
        ("array", "minItems", schema.min_items.is_some()),
        ("array", "x-kubernetes-list-type", schema.x_list_type.is_some()),
        ("string", "pattern", schema.pattern.is_some()),
        ("string", "maxLength", schema.max_length.is_some()),
        ("string", "minLength", schema.min_length.is_some()),
        ("integer", "format", matches!(schema.format.as_deref(), Some("int32" | "int64"))),
        ("number", "format", matches!(schema.format.as_deref(), Some("float" | "double"))),
        ("number", "maximum", schema.maximum.is_some()),
        ("number", "minimum", schema.minimum.is_some()),
        ("number", "multipleOf", schema.multiple_of.is_some()),
    ];
    let mut told = told.into_iter().filter(|(_, _, is_there)| *is_there).map(|(type_, keyword, _)| (type_, keyword));
    let values = schema.enum_.as_deref().and_then(type_of_values).map(|type_| (type_, "enum"));
    let first = told.next().or(values)?;
    let mut one = first;
    for (type_, keyword) in told.chain(values) {
        match (one.0, type_) {
            (a, b) if a == b => {}
            // Bounds hold for integers too.
            ("integer", "number") => {}
            ("number", "integer") => one = (type_, keyword),
            _ => return None,
        }
    }
    Some(one)
}

/// The type of all `values`, null aside.
fn type_of_values(values: &[Value]) -> Option<&'static str> {
    let mut types = values.iter().filter(|value| !value.is_null()).map(|value| match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    });
    let first = types.next()?;
    types.try_fold(first, |one, type_| match (one, type_) {
        (a, b) if a == b => Some(a),
        ("integer", "number") | ("number", "integer") => Some("number"),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn types() {
        let check = |schema: Value, expected: Option<&str>| {
            let props: JsonSchemaProps = serde_json::from_value(schema.clone()).unwrap_or_default();
            assert_eq!(told_type(&props).map(|(type_, _)| type_), expected, "{schema}");
        };
        check(json!({"properties": {"a": {}}}), Some("object"));
        check(json!({"items": {}, "minItems": 1}), Some("array"));
        check(json!({"pattern": "^a$"}), Some("string"));
        check(json!({"enum": ["a", "b", null]}), Some("string"));
        check(json!({"enum": [1, 2]}), Some("integer"));
        check(json!({"enum": [1, 2.5]}), Some("number"));
        check(json!({"enum": [1, "a"]}), None);
        check(json!({"minimum": 1}), Some("number"));
        check(json!({"minimum": 1, "format": "int32"}), Some("integer"));
        check(json!({"format": "date-time"}), None);
        check(json!({"minimum": 1, "pattern": "a"}), None);
        check(json!({"items": {}, "properties": {"a": {}}}), None);
        check(json!({"description": "a"}), None);
        check(json!({"enum": []}), None);
    }
}
