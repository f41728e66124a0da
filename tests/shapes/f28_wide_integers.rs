//! Integers of 128 bits.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: i128,
    b: u128,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F28WideIntegers")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: i64::MIN.into(), b: 0 }, T { a: i64::MAX.into(), b: i64::MAX as u128 }].map(|f| Spec { f }).into()
}
