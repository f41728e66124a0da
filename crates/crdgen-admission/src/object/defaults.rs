//! `defaulting.Default`: what is missing is filled in.

use crdgen_core::props::JsonSchemaProps;
use serde_json::Value;

use super::meta::{self, Malformed};
use super::prune::prune;
use super::view::{additional, items};

/// Fills the defaults of `schema` in where `value` lacks a property, or has null where null is not allowed.
pub(crate) fn fill(value: &mut Value, schema: Option<&JsonSchemaProps>) {
    let Some(schema) = schema else { return };
    match value {
        Value::Object(fields) => {
            for (name, property) in &schema.properties {
                let is_missing = || fields.get(name).is_none_or(|value| value.is_null() && !property.nullable);
                if property.default.is_some() && is_missing() {
                    fields.insert(name.clone(), default_of(property));
                }
            }
            for (name, value) in fields.iter_mut() {
                match schema.properties.get(name) {
                    Some(property) => fill(value, Some(property)),
                    None => fill_nested(value, additional(schema)),
                }
            }
        }
        Value::Array(list) => {
            for item in list {
                fill_nested(item, items(schema));
            }
        }
        _ => {}
    }
}

/// A value of a map or list: null becomes the default even if there is none.
fn fill_nested(value: &mut Value, schema: Option<&JsonSchemaProps>) {
    if let Some(schema) = schema.filter(|schema| value.is_null() && !schema.nullable) {
        *value = default_of(schema);
    }
    fill(value, schema);
}

/// `defaulting.PruneDefaults`: the server prunes defaults before it serves a CRD. Only those under `additionalProperties`
/// can have anything to prune, as nobody checks them.
fn default_of(schema: &JsonSchemaProps) -> Value {
    let mut default = schema.default.clone().unwrap_or_default();
    if default.is_object() || default.is_array() {
        // Nothing is refused where what is malformed is dropped.
        let _ = meta::coerce(&mut default, Some(schema), false, Malformed::Drop, &crate::field::Path::nil());
        prune(&mut default, Some(schema), false);
    }
    default
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn defaults() {
        let check = |schema: Value, value: Value, expected: Value| {
            let schema: JsonSchemaProps = serde_json::from_value(schema).unwrap();
            let mut value = value;
            fill(&mut value, Some(&schema));
            assert_eq!(value, expected);
        };
        let with = |default: Value| json!({"default": default});
        let schema = json!({"properties": {"a": with(json!("A")), "n": {"default": "N", "nullable": true},
            "o": {"default": {}, "properties": {"x": with(json!(1))}}}});
        check(schema.clone(), json!({}), json!({"a": "A", "n": "N", "o": {"x": 1}}));
        check(schema.clone(), json!({"a": null, "n": null}), json!({"a": "A", "n": null, "o": {"x": 1}}));
        check(schema, json!({"a": "", "n": 0, "o": {"x": 2}}), json!({"a": "", "n": 0, "o": {"x": 2}}));
        check(json!({"additionalProperties": with(json!("D"))}), json!({"k": null}), json!({"k": "D"}));
        check(json!({"items": {"type": "string"}}), json!([null, "x"]), json!([null, "x"]));
        check(json!({"items": with(json!(7))}), json!([null, 1]), json!([7, 1]));
        check(
            json!({"additionalProperties": {"default": {"x": 1}, "properties": {"y": {}}}}),
            json!({"k": null}),
            json!({"k": {}}),
        );
        check(json!({"anyOf": [{"properties": {"a": with(json!(1))}}]}), json!({}), json!({}));
    }
}
