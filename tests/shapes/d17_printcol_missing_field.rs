//! A printer column of a field that is not there.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[kube(
    group = "x.dev",
    version = "v1",
    kind = "D17PrintcolMissingField",
    namespaced,
    printcolumn(name = "X", type_ = "integer", json_path = ".spec.zzz")
)]
pub struct Spec {
    a: i32,
}

pub fn values() -> Vec<Spec> {
    vec![Spec { a: 1 }]
}
