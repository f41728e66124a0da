//! A generic enum.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum E<X> {
    A(X),
    B { x: Vec<X> },
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: E<i32>,
    b: E<String>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G24GenericEnum")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: E::A(1), b: E::A("a".into()) }, T { a: E::B { x: vec![1] }, b: E::B { x: vec!["b".into()] } }]
        .map(|f| Spec { f })
        .into()
}
