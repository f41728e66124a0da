//! Where the schemas of a custom resource come from: `schemars::JsonSchema`.

use crdgen_core::lower::Contracts;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value};

/// The JSON Schemas of one version of a kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Schemas {
    /// Of `spec`, or of the whole root where its fields stand there; `None` where the author asked for no schema.
    pub spec: Option<Contracts>,
    /// Of `status`.
    pub status: Option<Contracts>,
}

impl Schemas {
    /// No schema: `schema = "disabled"`.
    pub fn none() -> Self {
        Self { spec: None, status: None }
    }

    /// A kind without a status.
    pub fn of_spec<Spec: JsonSchema>() -> Self {
        Self { spec: Some(contracts(SchemaGenerator::subschema_for::<Spec>)), status: None }
    }

    /// A kind with a status.
    pub fn of_spec_and_status<Spec: JsonSchema, Status: JsonSchema>() -> Self {
        Self {
            spec: Some(contracts(SchemaGenerator::subschema_for::<Spec>)),
            status: Some(contracts(SchemaGenerator::subschema_for::<Status>)),
        }
    }

    /// A kind whose author wrote the schema of the root: `schema = "manual"`. With `status`, the property of that name is
    /// taken out of it, because the status has a subresource of its own.
    pub fn of_root<Root: JsonSchema>(status: bool) -> Self {
        let Contracts { deserialize, serialize } = contracts(Root::json_schema);
        let ((deserialize, read), (serialize, written)) = (split(deserialize, status), split(serialize, status));
        let status = match (read, written) {
            (Some(deserialize), Some(serialize)) => Some(Contracts { deserialize, serialize }),
            (Some(one), None) | (None, Some(one)) => Some(Contracts::same(one)),
            (None, None) => None,
        };
        Self { spec: Some(Contracts { deserialize, serialize }), status }
    }
}

/// What serde reads and writes of the type that `schema` is asked for, as schemars tells. Not by way of
/// `root_schema_for`, which makes a title of the type's name.
fn contracts(schema: fn(&mut SchemaGenerator) -> Schema) -> Contracts {
    let root = |settings: SchemaSettings| {
        let mut generator = settings.into_generator();
        let mut root = schema(&mut generator);
        root.insert("$defs".to_owned(), Value::Object(generator.take_definitions(true)));
        root.to_value()
    };
    Contracts {
        deserialize: root(SchemaSettings::draft2020_12()),
        serialize: root(SchemaSettings::draft2020_12().for_serialize()),
    }
}

/// The schema of a root without what the API server adds itself, and the schema of its status.
fn split(mut root: Value, status: bool) -> (Value, Option<Value>) {
    let definitions = root.get("$defs").cloned();
    if let Some(Value::Array(required)) = root.get_mut("required") {
        required.retain(|name| !name.as_str().is_some_and(|name| is_of_root(name, status)));
    }
    let mut found = None;
    if let Some(Value::Object(properties)) = root.get_mut("properties") {
        found = properties.get("status").filter(|_| status).cloned();
        *properties = std::mem::take(properties).into_iter().filter(|(name, _)| !is_of_root(name, status)).collect();
    }
    let status = found.map(|schema| match (schema, definitions) {
        (Value::Object(mut schema), Some(definitions)) => {
            schema.insert("$defs".to_owned(), definitions);
            Value::Object(schema)
        }
        (Value::Bool(true), _) => Value::Object(Map::new()),
        (schema, _) => schema,
    });
    (root, status)
}

fn is_of_root(name: &str, status: bool) -> bool {
    matches!(name, "apiVersion" | "kind" | "metadata") || (status && name == "status")
}
