//! A kind without a schema, which the API server no longer takes.

use crdgen::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[kube(group = "x.dev", version = "v1", kind = "D23SchemaDisabled", namespaced, schema = "disabled")]
pub struct Spec {
    a: i32,
}
