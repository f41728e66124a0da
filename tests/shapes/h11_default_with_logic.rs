//! A default that takes a little reckoning.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(default = "half")]
    a: i32,
    #[serde(default = "joined")]
    b: String,
    #[serde(default = "chosen")]
    c: i32,
    #[serde(default = "counted")]
    d: usize,
}

const TOTAL: i32 = 100;

fn half() -> i32 {
    let total = TOTAL;
    total / 2
}

fn joined() -> String {
    format!("{}-{}", "a", half())
}

fn chosen() -> i32 {
    if TOTAL > 10 { 1 } else { 2 }
}

fn counted() -> usize {
    "abc".len()
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "H11DefaultWithLogic")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: half(), b: joined(), c: chosen(), d: counted() }].map(|f| Spec { f }).into()
}
