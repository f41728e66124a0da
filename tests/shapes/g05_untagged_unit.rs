//! An untagged enum with null.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(untagged)]
pub enum T {
    Nothing,
    Some { x: i32 },
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G05UntaggedUnit")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::Nothing, T::Some { x: 1 }].map(|f| Spec { f }).into()
}
