//! A list of an externally tagged enum.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum E {
    A { x: i32 },
    B { y: i32 },
}

pub type T = Vec<E>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B16VecExt")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [vec![], vec![E::A { x: 1 }, E::B { y: 1 }]].map(|f| Spec { f }).into()
}
