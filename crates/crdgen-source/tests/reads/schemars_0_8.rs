//! Schemas that are built with the structs of schemars 0.8.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use schemars::r#gen::SchemaGenerator;
use schemars::schema::*;
use serde_json::Value;

#[derive(CustomResource, Serialize, Deserialize, JsonSchema)]
#[kube(group = "example.com", version = "v1", kind = "Built")]
pub struct BuiltSpec {
    #[schemars(schema_with = "text")]
    text: String,
    #[schemars(schema_with = "kept")]
    kept: Value,
    #[schemars(schema_with = "set")]
    set: Vec<String>,
    #[schemars(schema_with = "object")]
    object: Value,
    value: ConfigValue,
}

fn text(_: &mut SchemaGenerator) -> Schema {
    let mut extensions = BTreeMap::<String, Value>::new();
    extensions.insert("nullable".to_string(), Value::Bool(true));
    let schema = SchemaObject {
        metadata: None,
        instance_type: Some(InstanceType::String.into()),
        string: Some(Box::new(StringValidation {
            max_length: Some(253),
            min_length: Some(1),
            pattern: Some("^[a-z]+$".to_string()),
        })),
        extensions,
        ..SchemaObject::default()
    };
    schema.into()
}

fn kept(_: &mut SchemaGenerator) -> Schema {
    let mut schema = SchemaObject::default();
    schema.extensions.insert("x-kubernetes-preserve-unknown-fields".into(), true.into());
    Schema::Object(schema)
}

fn set(generator: &mut SchemaGenerator) -> Schema {
    let mut schema: SchemaObject = <Vec<String>>::json_schema(generator).into();
    schema.extensions.insert("x-kubernetes-list-type".to_owned(), Value::String("set".to_owned()));
    schema.metadata().description = Some("Each once.".to_owned());
    schema.into()
}

fn object(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = SchemaObject::default();
    schema.instance_type = Some(SingleOrVec::Single(Box::new(InstanceType::Object)));
    schema.object().properties.insert("size".to_owned(), generator.subschema_for::<u16>());
    schema.object().required.insert("size".to_owned());
    schema.into()
}

pub struct ConfigValue(String);

impl JsonSchema for ConfigValue {
    fn schema_name() -> String {
        "ConfigValue".to_string()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = SchemaObject::default();
        schema.metadata().description = Some("A value.".to_owned());
        schema.metadata().read_only = false;
        schema.instance_type = Some(InstanceType::String.into());
        Schema::Object(schema)
    }
}
