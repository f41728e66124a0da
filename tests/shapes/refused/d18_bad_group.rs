//! A group and a version that are no names.

use crdgen::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[kube(group = "Xdev", version = "1.0", kind = "D18BadGroup", namespaced)]
pub struct Spec {
    a: i32,
}
