//! An internally tagged enum without unknown fields.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "type", deny_unknown_fields)]
pub enum T {
    A { x: i32 },
    B { y: i32 },
    C,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G09IntDeny")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A { x: 1 }, T::B { y: 1 }, T::C].map(|f| Spec { f }).into()
}
