//! One of two structs, of which one has more fields.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(untagged)]
pub enum T {
    A { x: i32, z: i32 },
    B { x: i32 },
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B37UntaggedStructsOverlapSame")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A { x: 1, z: 2 }, T::B { x: 1 }].map(|f| Spec { f }).into()
}
