//! An adjacently tagged enum with tuples.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "t", content = "c")]
pub enum T {
    A(i32, i32),
    B(String, bool),
    C(),
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G12AdjTuple")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A(1, 2), T::B("b".into(), true), T::C()].map(|f| Spec { f }).into()
}
