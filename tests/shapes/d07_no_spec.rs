//! Fields beside the metadata.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[kube(group = "x.dev", version = "v1", kind = "D07NoSpec", namespaced, no_spec)]
pub struct Spec {
    foo: String,
    bar: Option<i32>,
}

pub fn values() -> Vec<Spec> {
    vec![Spec { foo: "a".into(), bar: None }, Spec { foo: "a".into(), bar: Some(1) }]
}
