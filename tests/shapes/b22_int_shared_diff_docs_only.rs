//! Two variants share a field, with unlike documentation.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "type")]
pub enum T {
    A {
        /// doc one
        s: i32,
    },
    B {
        /// doc two
        s: i32,
    },
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B22IntSharedDiffDocsOnly")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A { s: 1 }, T::B { s: 2 }].map(|f| Spec { f }).into()
}
