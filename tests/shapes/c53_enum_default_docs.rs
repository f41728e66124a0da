//! A default of an enum, documentation everywhere.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

/// E doc
#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
pub enum E {
    #[default]
    /// a
    A,
    /// b
    B,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    /// f doc
    #[serde(default)]
    e: E,
    /// g doc
    g: Option<E>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C53EnumDefaultDocs")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { e: E::A, g: None }, T { e: E::B, g: Some(E::B) }].map(|f| Spec { f }).into()
}
