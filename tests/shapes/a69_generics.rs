//! One generic type with two arguments.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct G<X> {
    x: X,
    y: Vec<X>,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: G<i32>,
    b: G<String>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A69Generics")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: G { x: 1, y: vec![2] }, b: G { x: "a".into(), y: vec![] } }].map(|f| Spec { f }).into()
}
