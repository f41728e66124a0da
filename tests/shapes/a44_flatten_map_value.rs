//! Known fields, and any others.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: i32,
    #[serde(flatten)]
    i: BTreeMap<String, Value>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A44FlattenMapValue")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: 1, i: BTreeMap::new() }, T { a: 1, i: BTreeMap::from([("x".into(), json!({"y": [1]}))]) }]
        .map(|f| Spec { f })
        .into()
}
