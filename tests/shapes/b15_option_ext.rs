//! An optional externally tagged enum.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum E {
    A { x: i32 },
    B { y: i32 },
}

pub type T = Option<E>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B15OptionExt")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [None, Some(E::A { x: 1 }), Some(E::B { y: 1 })].map(|f| Spec { f }).into()
}
