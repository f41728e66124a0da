//! An internally tagged enum with a unit variant.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "type")]
pub enum T {
    A,
    B { y: i32 },
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B23IntUnit")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A, T::B { y: 1 }].map(|f| Spec { f }).into()
}
