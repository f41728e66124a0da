//! Names, each with documentation.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

/// What it is.
#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum E {
    /// The first.
    One,
    /// The second.
    Two,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    /// Of a field.
    a: E,
    b: E,
    c: Vec<E>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G15UnitDocs")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: E::One, b: E::Two, c: vec![E::One, E::Two] }].map(|f| Spec { f }).into()
}
