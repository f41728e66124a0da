//! A whole object of Kubernetes.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::ConfigMap;

pub type T = ConfigMap;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C41ConfigmapEmbedded")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        ConfigMap::default(),
        ConfigMap {
            data: Some(BTreeMap::from([("a".into(), "b".into())])),
            immutable: Some(true),
            ..ConfigMap::default()
        },
    ]
    .map(|f| Spec { f })
    .into()
}
