//! A variant that is an enum itself.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum I {
    P { a: i32 },
    Q { b: i32 },
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "type")]
pub enum T {
    A(I),
    B { x: i32 },
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B49IntNewtypeOfEnum")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A(I::P { a: 1 }), T::A(I::Q { b: 1 }), T::B { x: 1 }].map(|f| Spec { f }).into()
}
