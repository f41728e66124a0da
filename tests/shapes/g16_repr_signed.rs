//! An enum that is written as a number, with gaps.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

const LAST: i8 = 100;

#[derive(serde_repr::Serialize_repr, serde_repr::Deserialize_repr, Clone, Debug, schemars::JsonSchema_repr)]
#[repr(i8)]
pub enum E {
    A = -1,
    B,
    C = LAST,
}

pub type T = Option<E>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G16ReprSigned")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [None, Some(E::A), Some(E::B), Some(E::C)].map(|f| Spec { f }).into()
}
