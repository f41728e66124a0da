//! Two enums that join the fields around them.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum E {
    A { x: i32 },
    B { y: i32 },
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum F {
    C { x: i32 },
    D { y: i32 },
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: i32,
    #[serde(flatten)]
    e: E,
    #[serde(flatten)]
    f: F,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A50FlattenTwoEnums")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: 1, e: E::A { x: 2 }, f: F::C { x: 1 } }, T { a: 1, e: E::B { y: 3 }, f: F::D { y: 1 } }]
        .map(|f| Spec { f })
        .into()
}
