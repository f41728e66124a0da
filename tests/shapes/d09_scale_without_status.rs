//! A scale whose status nobody has.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[kube(
    group = "x.dev",
    version = "v1",
    kind = "D09ScaleWithoutStatus",
    namespaced,
    scale(spec_replicas_path = ".spec.a", status_replicas_path = ".status.a")
)]
pub struct Spec {
    a: i32,
}

pub fn values() -> Vec<Spec> {
    vec![Spec { a: 1 }]
}
