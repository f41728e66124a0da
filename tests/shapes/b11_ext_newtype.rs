//! An externally tagged enum of newtypes.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

/// Inner type doc
#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct I {
    z: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum T {
    A(i32),
    /// doc of variant
    B(I),
    C(Vec<String>),
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B11ExtNewtype")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A(1), T::B(I { z: 1 }), T::C(vec!["a".into()])].map(|f| Spec { f }).into()
}
