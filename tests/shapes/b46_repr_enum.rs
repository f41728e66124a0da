//! An enum that is written as a number.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(serde_repr::Serialize_repr, serde_repr::Deserialize_repr, Clone, Debug, schemars::JsonSchema_repr)]
#[repr(u8)]
pub enum T {
    A = 1,
    B = 2,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B46ReprEnum")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A, T::B].map(|f| Spec { f }).into()
}
