//! A type of another crate, described by a copy.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub struct R {
    pub x: i32,
}

impl Clone for R {
    fn clone(&self) -> Self {
        R { x: self.x }
    }
}

impl std::fmt::Debug for R {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(remote = "R")]
pub struct RDef {
    x: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(with = "RDef")]
    r: R,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A68Remote")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { r: R { x: 1 } }].map(|f| Spec { f }).into()
}
