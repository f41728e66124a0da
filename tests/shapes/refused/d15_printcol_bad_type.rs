//! A printer column of no type.

use crdgen::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[kube(
    group = "x.dev",
    version = "v1",
    kind = "D15PrintcolBadType",
    namespaced,
    printcolumn(name = "X", type_ = "int", json_path = ".spec.a")
)]
pub struct Spec {
    a: i32,
}
