//! A whole pod template, with its list markers.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

use k8s_openapi::api::core::v1::PodTemplateSpec;

pub type T = PodTemplateSpec;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F54PodTemplate")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [PodTemplateSpec::default()].map(|f| Spec { f }).into()
}
