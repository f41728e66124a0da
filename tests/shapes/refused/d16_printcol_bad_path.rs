//! A printer column without a dot.

use crdgen::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[kube(
    group = "x.dev",
    version = "v1",
    kind = "D16PrintcolBadPath",
    namespaced,
    printcolumn(name = "X", type_ = "integer", json_path = "spec.a")
)]
pub struct Spec {
    a: i32,
}
