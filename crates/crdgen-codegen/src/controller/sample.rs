//! The least object that the types of a version read, for a test that is about its metadata.

use serde_json::{Map, Value, json};

use crate::plan::{Field, Shape, Type, Version};

/// The object, but for its metadata and status.
pub(super) fn object(version: &Version) -> Value {
    let mut object = value(&Type::Named(0), version);
    if let Some(object) = object.as_object_mut() {
        object.remove("status");
    }
    object
}

fn value(ty: &Type, version: &Version) -> Value {
    match ty {
        Type::Boolean => json!(false),
        Type::Int32 | Type::Int64 | Type::IntOrString => json!(0),
        Type::Number => json!(0.0),
        Type::String(_) => json!(""),
        Type::Object | Type::Map(..) => json!({}),
        Type::Resource => json!({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}}),
        Type::Any => Value::Null,
        Type::List(..) => json!([]),
        Type::Named(at) => match version.types.get(*at).map(|named| &named.shape) {
            Some(Shape::Struct(fields)) => Value::Object(required(fields, version)),
            Some(Shape::Enum(values)) => json!(values.first()),
            None => Value::Null,
        },
    }
}

fn required(fields: &[Field], version: &Version) -> Map<String, Value> {
    let required = fields.iter().filter(|field| field.required);
    required.map(|field| (field.json.clone(), value(&field.ty, version))).collect()
}
