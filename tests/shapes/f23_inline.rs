//! A type to which no reference is made.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[schemars(inline)]
pub struct I {
    a: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    i: I,
    j: Option<I>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F23Inline")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { i: I { a: 1 }, j: None }, T { i: I { a: 1 }, j: Some(I { a: 2 }) }].map(|f| Spec { f }).into()
}
