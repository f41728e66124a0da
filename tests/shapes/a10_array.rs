//! An array of a fixed length.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = [i32; 3];

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A10Array")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [[1, 2, 3]].map(|f| Spec { f }).into()
}
