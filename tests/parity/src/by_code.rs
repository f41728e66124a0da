//! Schemas that functions make.

use std::collections::BTreeMap;

use crdgen::CustomResource;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "parity.dev", version = "v1", kind = "ByCode")]
pub struct ByCodeSpec {
    #[schemars(schema_with = "plain")]
    plain: String,
    #[schemars(schema_with = "interpolated")]
    interpolated: Vec<Port>,
    #[schemars(schema_with = "changed")]
    changed: BTreeMap<String, String>,
    #[schemars(schema_with = "listed::<Port>")]
    listed: Vec<Port>,
    #[schemars(schema_with = "Helper::schema")]
    of_a_type: String,
    #[schemars(schema_with = "built")]
    built: Value,
    #[schemars(schema_with = "chosen")]
    chosen: Value,
}

/// A port.
#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct Port {
    /// Its number.
    number: u16,
    name: Option<String>,
}

const LONGEST: usize = 63;

fn plain(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "maxLength": LONGEST - "prefix-".len(), "pattern": "^[a-z]+$"})
}

fn interpolated(generator: &mut SchemaGenerator) -> Schema {
    let port = generator.subschema_for::<Port>();
    json_schema!({
        "type": "array",
        "items": port,
        "x-kubernetes-list-type": "map",
        "x-kubernetes-list-map-keys": ["number"],
    })
}

fn changed(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = <BTreeMap<String, String>>::json_schema(generator);
    schema.insert("x-kubernetes-map-type".to_owned(), Value::String("granular".to_owned()));
    schema.insert("description".into(), "Changed.".into());
    schema
}

fn listed<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "array", "items": T::json_schema(generator), "x-kubernetes-list-type": "atomic"})
}

struct Helper;

impl Helper {
    const FORMAT: &'static str = "date-time";

    fn schema(_generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": Self::FORMAT})
    }
}

fn built(generator: &mut SchemaGenerator) -> Schema {
    let mut properties = serde_json::Map::new();
    for name in ["first", "second"] {
        properties.insert(name.to_owned(), json!({"type": "integer", "format": "int32"}));
    }
    properties.insert("port".to_owned(), generator.subschema_for::<Port>().to_value());
    let mut schema = json_schema!({"type": "object", "required": ["first"]});
    schema.insert("properties".to_owned(), Value::Object(properties));
    schema
}

fn chosen(_: &mut SchemaGenerator) -> Schema {
    let strict = matches!(Mode::default(), Mode::Strict);
    let kept = match Mode::default() {
        Mode::Strict => "string",
        Mode::Loose => "integer",
    };
    if strict {
        json_schema!({"type": kept, "enum": ["on", "off"]})
    } else {
        json_schema!({"type": kept})
    }
}

#[derive(Default)]
enum Mode {
    #[default]
    Strict,
    Loose,
}
