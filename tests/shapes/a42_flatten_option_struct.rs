//! An optional struct whose fields join those around it.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct I {
    b: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: i32,
    #[serde(flatten)]
    i: Option<I>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A42FlattenOptionStruct")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: 1, i: None }, T { a: 1, i: Some(I { b: 2 }) }].map(|f| Spec { f }).into()
}
