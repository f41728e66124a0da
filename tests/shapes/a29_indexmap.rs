//! A map of another crate.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = indexmap::IndexMap<String, i32>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A29Indexmap")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [[("b".into(), 1), ("a".into(), 2)].into_iter().collect()].map(|f| Spec { f }).into()
}
