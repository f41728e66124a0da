//! Documentation on a type, and on fields of the type.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

/// Inner docs
#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct I {
    a: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    /// Field docs
    i: Option<I>,
    /// Field docs2
    j: I,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A17OptionStructDocumented")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { i: None, j: I { a: 1 } }, T { i: Some(I { a: 2 }), j: I { a: 1 } }].map(|f| Spec { f }).into()
}
