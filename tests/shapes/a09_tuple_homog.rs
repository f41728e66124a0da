//! A tuple of like types.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = (i32, i32);

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A09TupleHomog")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [(1, 2)].map(|f| Spec { f }).into()
}
