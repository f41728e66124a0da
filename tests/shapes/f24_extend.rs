//! Keywords of Kubernetes, written out.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct P {
    name: String,
    port: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[schemars(extend("x-kubernetes-list-type" = "map", "x-kubernetes-list-map-keys" = ["name"]))]
    a: Vec<P>,
    #[schemars(extend("x-kubernetes-preserve-unknown-fields" = true))]
    b: P,
    #[schemars(extend("x-kubernetes-map-type" = "atomic"))]
    c: BTreeMap<String, String>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F24Extend")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: vec![P { name: "a".into(), port: 1 }], b: P { name: "b".into(), port: 2 }, c: BTreeMap::new() }]
        .map(|f| Spec { f })
        .into()
}
