//! A default of a field that joins those around it.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
pub struct I {
    #[serde(default)]
    z: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(flatten, default)]
    i: I,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "E11DefaultFlattenInner")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { i: I { z: 1 } }].map(|f| Spec { f }).into()
}
