//! The spec of a service, with its list markers and the default of a map key.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

use k8s_openapi::api::core::v1::ServiceSpec;

pub type T = ServiceSpec;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F54Service")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [ServiceSpec::default()].map(|f| Spec { f }).into()
}
