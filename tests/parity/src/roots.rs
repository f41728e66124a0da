//! The types of whole objects: as fields of another kind, and with a schema of the author's own.

use std::borrow::Cow;

use crdgen::CustomResource;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "parity.dev", version = "v1", kind = "Inner", status = InnerStatus)]
pub struct InnerSpec {
    size: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct InnerStatus {
    ready: bool,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "parity.dev", version = "v1", kind = "Outer")]
pub struct OuterSpec {
    inners: Vec<Inner>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "parity.dev", version = "v1", kind = "Manual", status = InnerStatus, schema = "manual")]
pub struct ManualSpec {
    size: i32,
}

impl JsonSchema for Manual {
    fn schema_name() -> Cow<'static, str> {
        "Manual".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let spec = generator.subschema_for::<ManualSpec>();
        let status = generator.subschema_for::<Option<InnerStatus>>();
        json_schema!({
            "type": "object",
            "properties": {"spec": spec, "status": status},
            "required": ["spec"],
        })
    }
}
