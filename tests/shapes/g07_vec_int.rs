//! A list of an internally tagged enum.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "type")]
pub enum E {
    A { x: i32 },
    B { y: String },
}

pub type T = Vec<E>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G07VecInt")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [vec![], vec![E::A { x: 1 }, E::B { y: "y".into() }]].map(|f| Spec { f }).into()
}
