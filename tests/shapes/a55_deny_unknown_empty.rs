//! An object that must be empty.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct T {}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A55DenyUnknownEmpty")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T {}].map(|f| Spec { f }).into()
}
