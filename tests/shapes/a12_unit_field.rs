//! The unit type, which is null.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = ();

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A12UnitField")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [()].map(|f| Spec { f }).into()
}
