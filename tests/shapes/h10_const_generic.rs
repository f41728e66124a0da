//! Arrays of constant length.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

const N: usize = 2;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: [i32; N],
    b: [String; N + 1],
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "H10ConstGeneric")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: [1, 2], b: ["a".into(), "b".into(), "c".into()] }].map(|f| Spec { f }).into()
}
