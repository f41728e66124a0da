//! An adjacently tagged enum without unknown fields.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "t", content = "c", deny_unknown_fields)]
pub enum T {
    A { x: i32 },
    B,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G10AdjDeny")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A { x: 1 }, T::B].map(|f| Spec { f }).into()
}
