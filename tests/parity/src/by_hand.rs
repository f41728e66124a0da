//! `JsonSchema` written by hand.

use std::borrow::Cow;
use std::collections::HashMap;

use crdgen::CustomResource;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "parity.dev", version = "v1", kind = "ByHand")]
pub struct ByHandSpec {
    /// At its place.
    quantity: Quantity,
    inline: Option<Inline>,
    tagged: Vec<Tagged>,
    pair: Pair<u16>,
    any_of: OneOrMany,
}

#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct Quantity(String);

impl JsonSchema for Quantity {
    fn schema_name() -> Cow<'static, str> {
        "Quantity".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"description": "An amount.", "type": "string", "minLength": 1})
    }
}

#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct Inline(String);

impl JsonSchema for Inline {
    fn schema_name() -> Cow<'static, str> {
        "Inline".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "enum": ["a", "b"]})
    }
}

#[derive(Serialize, Deserialize, Clone, Debug)]
#[serde(tag = "type")]
pub enum Tagged {
    A { x: i32 },
    B { x: String },
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
enum Tag {
    A,
    B,
}

impl JsonSchema for Tagged {
    fn schema_name() -> Cow<'static, str> {
        "Tagged".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        #[derive(Serialize, Deserialize, JsonSchema)]
        struct Proxy {
            #[serde(rename = "type")]
            tag: Tag,
            #[serde(flatten)]
            rest: HashMap<String, serde_json::Value>,
        }

        Proxy::json_schema(generator)
    }
}

#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct Pair<T>(T, T);

impl<Half: JsonSchema> JsonSchema for Pair<Half> {
    fn schema_name() -> Cow<'static, str> {
        format!("Pair_{}", Half::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "array", "items": generator.subschema_for::<Half>(), "minItems": 2, "maxItems": 2})
    }
}

#[derive(Serialize, Deserialize, Clone, Debug)]
#[serde(untagged)]
pub enum OneOrMany {
    One(u16),
    Many(Vec<u16>),
}

impl JsonSchema for OneOrMany {
    fn schema_name() -> Cow<'static, str> {
        "OneOrMany".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let all = vec![generator.subschema_for::<u16>().to_value(), generator.subschema_for::<Vec<u16>>().to_value()];
        let mut schema = json_schema!({});
        schema.insert("anyOf".to_owned(), serde_json::Value::Array(all));
        schema
    }
}
