//! `defaulting.PruneNonNullableNullsWithoutDefaults`: a null that nothing allows counts as absent.

use crdgen_core::props::JsonSchemaProps;
use serde_json::Value;

use super::view::{field, items};

/// Takes every field out of `value` that is null, may not be, and has no default to take its place.
pub(crate) fn prune_nulls(value: &mut Value, schema: Option<&JsonSchemaProps>) {
    let Some(schema) = schema else { return };
    match value {
        Value::Object(fields) => {
            let mut gone = Vec::new();
            for (name, value) in fields.iter_mut() {
                let schema = field(schema, name);
                if value.is_null() && schema.is_some_and(|schema| !schema.nullable && schema.default.is_none()) {
                    gone.push(name.clone());
                } else {
                    prune_nulls(value, schema);
                }
            }
            for name in gone {
                fields.remove(&name);
            }
        }
        Value::Array(list) => {
            for item in list {
                prune_nulls(item, items(schema));
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nulls() {
        let check = |schema: Value, value: Value, expected: Value| {
            let schema: JsonSchemaProps = serde_json::from_value(schema).unwrap();
            let mut value = value;
            prune_nulls(&mut value, Some(&schema));
            assert_eq!(value, expected);
        };
        let schema = json!({"properties": {
            "plain": {"type": "string"}, "nullable": {"nullable": true}, "default": {"default": 1},
            "map": {"additionalProperties": {"type": "string"}}, "list": {"items": {"properties": {"x": {}}}},
        }});
        check(
            schema.clone(),
            json!({"plain": null, "nullable": null, "default": null, "unknown": null}),
            json!({"nullable": null, "default": null, "unknown": null}),
        );
        check(schema.clone(), json!({"map": {"a": null, "b": ""}}), json!({"map": {"b": ""}}));
        check(schema, json!({"list": [null, {"x": null}]}), json!({"list": [null, {}]}));
    }
}
