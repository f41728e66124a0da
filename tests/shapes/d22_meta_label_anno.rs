//! Labels and annotations of the CRD, and its documentation.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

/// Spec docs here
#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[kube(
    group = "x.dev",
    version = "v1",
    kind = "D22MetaLabelAnno",
    namespaced,
    annotation("a.b/c", "d"),
    label("l", "m"),
    doc = "The doc"
)]
pub struct Spec {
    a: i32,
}

pub fn values() -> Vec<Spec> {
    vec![Spec { a: 1 }]
}
