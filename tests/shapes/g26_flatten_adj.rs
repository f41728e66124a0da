//! An adjacently tagged enum that joins the fields around it.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "t", content = "c")]
pub enum E {
    A(i32),
    B { x: i32 },
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: i32,
    #[serde(flatten)]
    e: E,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G26FlattenAdj")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: 1, e: E::A(2) }, T { a: 1, e: E::B { x: 1 } }].map(|f| Spec { f }).into()
}
