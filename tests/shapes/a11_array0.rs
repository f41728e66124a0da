//! An array of no items.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = [i32; 0];

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A11Array0")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [[]].map(|f| Spec { f }).into()
}
