//! An internally tagged enum of structs.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct P {
    x: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct Q {
    y: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "type")]
pub enum T {
    A(P),
    B(Q),
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B25IntNewtype")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A(P { x: 1 }), T::B(Q { y: 1 })].map(|f| Spec { f }).into()
}
