//! A selectable field without a dot.

use crdgen::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[kube(group = "x.dev", version = "v1", kind = "D11SelectableNodot", namespaced, selectable = "spec.a")]
pub struct Spec {
    a: i32,
}
