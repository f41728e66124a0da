//! Fields that are not read, not written, or neither.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(skip)]
    a: i32,
    #[serde(skip_serializing, default)]
    b: i32,
    #[serde(skip_deserializing)]
    c: i32,
    d: i32,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F05Skips")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: 1, b: 2, c: 3, d: 4 }].map(|f| Spec { f }).into()
}
