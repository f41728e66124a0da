//! An optional text or object.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum E {
    A,
    B { x: i32 },
}

pub type T = Option<E>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G06OptionMixed")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [None, Some(E::A), Some(E::B { x: 1 })].map(|f| Spec { f }).into()
}
