//! Two variants share a field of unlike types.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "type")]
pub enum T {
    A { v: i32 },
    B { v: String },
    C { v: Vec<i32> },
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G27IntSharedDiffTypes")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A { v: 1 }, T::B { v: "v".into() }, T::C { v: vec![1] }].map(|f| Spec { f }).into()
}
