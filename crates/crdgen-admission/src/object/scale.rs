//! `ValidateScaleSpec` and `ValidateScaleStatus`: what the paths of the scale subresource lead to.

use crdgen_core::crd::CustomResourceSubresourceScale;
use serde_json::Value;

use super::view::sorted;
use crate::field::{Error, Path};
use crate::go;

/// `specReplicasPath`.
pub(super) fn validate_spec(object: &Value, scale: &CustomResourceSubresourceScale, errors: &mut Vec<Error>) {
    replicas(object, &scale.spec_replicas_path, errors);
}

/// `statusReplicasPath` and `labelSelectorPath`.
pub(super) fn validate_status(object: &Value, scale: &CustomResourceSubresourceScale, errors: &mut Vec<Error>) {
    replicas(object, &scale.status_replicas_path, errors);
    let Some(path) = &scale.label_selector_path else { return };
    let error = match nested(object, path) {
        Ok(None | Some(Value::String(_))) => return,
        Ok(Some(other)) => accessor_error(path.strip_prefix('.').unwrap_or(path), other, "string"),
        Err(error) => error,
    };
    errors.push(Error::invalid(&Path::new(path), "\"\"", error));
}

fn replicas(object: &Value, path: &str, errors: &mut Vec<Error>) {
    let found = match nested(object, path) {
        Ok(None) => Ok(0),
        Ok(Some(value)) => {
            let wrong = || accessor_error(path.strip_prefix('.').unwrap_or(path), value, "int64");
            value.as_i64().ok_or_else(wrong)
        }
        Err(error) => Err(error),
    };
    let (value, detail) = match found {
        Ok(replicas @ ..0) => (replicas, "should be a non-negative integer".to_owned()),
        Ok(replicas) if replicas > i64::from(i32::MAX) => {
            (replicas, format!("should be less than or equal to {}", i32::MAX))
        }
        Ok(_) => return,
        Err(error) => (0, error),
    };
    errors.push(Error::invalid(&Path::new(path), value.to_string(), detail));
}

/// `NestedFieldNoCopy`: the value at `path`, if every field on the way is there.
fn nested<'o>(object: &'o Value, path: &str) -> Result<Option<&'o Value>, String> {
    let path = path.strip_prefix('.').unwrap_or(path);
    let mut value = object;
    let mut end = 0;
    for name in path.split('.') {
        end += name.len();
        match value {
            Value::Null => return Ok(None),
            Value::Object(fields) => match fields.get(name) {
                Some(field) => value = field,
                None => return Ok(None),
            },
            other => return Err(accessor_error(path.get(..end).unwrap_or(path), other, "map[string]interface{}")),
        }
        end += 1;
    }
    Ok(Some(value))
}

fn accessor_error(path: &str, value: &Value, expected: &str) -> String {
    format!(".{path} accessor error: {} is of the type {}, expected {expected}", print(value), go_type(value))
}

fn go_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "<nil>",
        Value::Bool(_) => "bool",
        Value::Number(number) if number.as_i64().is_some() => "int64",
        Value::Number(_) => "float64",
        Value::String(_) => "string",
        Value::Array(_) => "[]interface {}",
        Value::Object(_) => "map[string]interface {}",
    }
}

/// `%v`.
fn print(value: &Value) -> String {
    match value {
        Value::Null => "<nil>".to_owned(),
        Value::Bool(_) | Value::Number(_) => go::print(value),
        Value::String(text) => text.clone(),
        Value::Array(list) => format!("[{}]", list.iter().map(print).collect::<Vec<_>>().join(" ")),
        Value::Object(fields) => {
            let fields = sorted(fields).into_iter().map(|(name, value)| format!("{name}:{}", print(value)));
            format!("map[{}]", fields.collect::<Vec<_>>().join(" "))
        }
    }
}
