//! A schema written by hand, and none at all.

use std::borrow::Cow;

use crdgen::CustomResource;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug)]
#[kube(group = "clux.dev", version = "v1", kind = "Manual", status = "State", schema = "manual")]
struct ManualSpec {
    size: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug)]
struct State {
    ready: bool,
}

impl JsonSchema for Manual {
    fn schema_name() -> Cow<'static, str> {
        "Manual".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "required": ["metadata", "spec"],
            "properties": {
                "metadata": {"type": "object"},
                "spec": {"type": "object", "properties": {"size": {"type": "integer", "maximum": 7}}},
                "status": {"type": "object", "properties": {"ready": {"type": "boolean"}}},
            }
        })
    }
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug)]
#[kube(group = "clux.dev", version = "v1", kind = "Foreign", schema = "disabled")]
struct ForeignSpec {
    size: i32,
}

fn main() {
    let crd = serde_json::to_value(Manual::definition().unwrap()).unwrap();
    let version = &crd["spec"]["versions"][0];
    let root = &version["schema"]["openAPIV3Schema"];
    assert_eq!(root["properties"]["spec"]["properties"]["size"]["maximum"], 7);
    assert_eq!(root["properties"]["status"]["properties"]["ready"]["type"], "boolean");
    assert!(version["subresources"].get("status").is_some());

    assert!(Foreign::schemas().spec.is_none());
    assert_eq!(Foreign::new("a", ForeignSpec { size: 1 }).spec.size, 1);
}
