//! One of two structs without unknown fields.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum T {
    A { x: i32 },
    B { x: i32, y: i32 },
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "E14UntaggedStructsDeny")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A { x: 1 }, T::B { x: 1, y: 2 }].map(|f| Spec { f }).into()
}
