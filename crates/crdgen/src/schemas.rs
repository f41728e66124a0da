//! Where the schemas of a custom resource come from: `schemars::JsonSchema`.

use crdgen_core::lower::{Contracts, split_root};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

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
        let (spec, status) = split_root(contracts(Root::json_schema), status);
        Self { spec: Some(spec), status }
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
