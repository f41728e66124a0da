//! A list of names.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum E {
    A,
    /// d
    B,
}

pub type T = Vec<E>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B07VecUnitEnum")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [vec![], vec![E::A, E::B]].map(|f| Spec { f }).into()
}
