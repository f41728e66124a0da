//! Any object, whose content must not be pruned.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use serde_json::json;

use k8s_openapi::apimachinery::pkg::runtime::RawExtension;

pub type T = RawExtension;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C37Rawextension")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [RawExtension(json!({"apiVersion": "v1", "kind": "X", "a": {"b": [1]}}))].map(|f| Spec { f }).into()
}
