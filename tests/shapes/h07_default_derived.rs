//! Defaults of defaults.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
pub struct A {
    a: i32,
    b: Vec<i32>,
    c: Option<B>,
    d: B,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
pub struct B {
    s: String,
    e: E,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum E {
    #[default]
    FirstOne,
    Other,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(default)]
    a: A,
    #[serde(default)]
    e: E,
    #[serde(default)]
    t: (i32, String),
    #[serde(default)]
    g: G<i32>,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
pub struct G<X> {
    x: X,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "H07DefaultDerived")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { a: A::default(), e: E::Other, t: (1, "t".into()), g: G { x: 1 } },
        T {
            a: A { a: 1, b: vec![1], c: Some(B { s: "s".into(), e: E::FirstOne }), d: B::default() },
            e: E::FirstOne,
            t: (0, String::new()),
            g: G::default(),
        },
    ]
    .map(|f| Spec { f })
    .into()
}
