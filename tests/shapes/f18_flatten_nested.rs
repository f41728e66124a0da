//! Structs that join the fields around them, one within another.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct A {
    a: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct B {
    b: i32,
    #[serde(flatten)]
    a: A,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    c: i32,
    #[serde(flatten)]
    b: Option<B>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F18FlattenNested")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { c: 1, b: None }, T { c: 1, b: Some(B { b: 2, a: A { a: 3 } }) }].map(|f| Spec { f }).into()
}
