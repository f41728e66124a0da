//! A CEL rule that needs bounds for its cost.

use super::prelude::{CustomResource, KubeSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, KubeSchema)]
#[kube(group = "x.dev", version = "v1", kind = "D33CelCost", namespaced)]
#[x_kube(validation = "self.a.all(x, self.a.all(y, x == y || x != y))")]
pub struct Spec {
    #[schemars(length(max = 10), inner(length(max = 10)))]
    a: Vec<String>,
}

pub fn values() -> Vec<Spec> {
    vec![Spec { a: vec![] }, Spec { a: vec!["a".into()] }]
}
