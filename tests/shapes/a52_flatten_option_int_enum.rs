//! An optional internally tagged enum that joins the fields around it.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "type")]
pub enum E {
    A { x: i32 },
    B { y: i32 },
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: i32,
    #[serde(flatten)]
    e: Option<E>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A52FlattenOptionIntEnum")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: 1, e: None }, T { a: 1, e: Some(E::A { x: 2 }) }, T { a: 1, e: Some(E::B { y: 3 }) }]
        .map(|f| Spec { f })
        .into()
}
