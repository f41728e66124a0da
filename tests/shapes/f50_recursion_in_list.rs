//! A tree.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    name: String,
    #[serde(default)]
    children: Vec<T>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F50RecursionInList")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { name: "a".into(), children: vec![] },
        T {
            name: "a".into(),
            children: vec![T { name: "b".into(), children: vec![T { name: "c".into(), children: vec![] }] }],
        },
    ]
    .map(|f| Spec { f })
    .into()
}
