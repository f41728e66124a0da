//! Variants that are not read, not written, or neither.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum T {
    A,
    #[serde(skip)]
    B,
    #[serde(skip_serializing)]
    C,
    #[serde(skip_deserializing)]
    D,
    E {
        x: i32,
    },
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G13SkippedVariants")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A, T::D, T::E { x: 1 }].map(|f| Spec { f }).into()
}
