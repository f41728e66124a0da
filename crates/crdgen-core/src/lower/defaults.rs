//! Defaults: the server rejects a CRD with one that does not satisfy its own schema.

use serde_json::{Number, Value};

use crate::diagnostic::Diagnostic;
use crate::structural::check::{self, violations};
use crate::structural::{Array, Fields, Kind, Object, Structural};

/// Tidies the default of a schema and checks it against the schema.
pub(super) fn settle(schema: &mut Structural) -> Vec<Diagnostic> {
    let Some(default) = schema.default.take() else { return Vec::new() };
    let default = tidy(schema, default);
    let mut found: Vec<String> = violations(schema, &default).iter().map(ToString::to_string).collect();
    if found.is_empty() && check::prune_unknown(schema, &default) != default {
        found.push("it has fields that the schema does not".to_owned());
    }
    let errors = found.into_iter().map(|what| {
        Diagnostic::error("invalid-default", format!("the default {default} breaks its own schema: {what}"))
            .help("change the default or the constraint; the server rejects a CRD with both")
    });
    let errors = errors.collect();
    schema.default = Some(default);
    errors
}

/// An f32 went through f64 on its way into JSON: `0.1` arrives as `0.10000000149011612`.
fn tidy(schema: &Structural, value: Value) -> Value {
    match (&schema.kind, value) {
        (Kind::Number, Value::Number(number)) if schema.value.format.as_deref() == Some("float") => {
            Value::Number(shortest(&number).unwrap_or(number))
        }
        (Kind::Array(Array { items, .. }), Value::Array(values)) => {
            Value::Array(values.into_iter().map(|value| tidy(items, value)).collect())
        }
        (Kind::Object(Object { fields, .. }), Value::Object(values)) => {
            let tidied = values.into_iter().map(|(name, value)| {
                let property = match fields {
                    Fields::Properties { properties, .. } => properties.get(&name),
                    Fields::Map(values) => Some(&**values),
                    Fields::Closed => None,
                };
                match property {
                    Some(property) => (name, tidy(property, value)),
                    None => (name, value),
                }
            });
            Value::Object(tidied.collect())
        }
        (_, value) => value,
    }
}

fn shortest(number: &Number) -> Option<Number> {
    if !number.is_f64() {
        return None;
    }
    Number::from_f64((number.as_f64()? as f32).to_string().parse().ok()?)
}
