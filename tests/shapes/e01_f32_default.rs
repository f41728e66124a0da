//! Defaults that are no integers: a float has fewer digits than a double.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(default = "pt1")]
    a: f32,
    #[serde(default = "half")]
    b: f64,
}

fn pt1() -> f32 {
    0.1
}

fn half() -> f64 {
    0.5
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "E01F32Default")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: pt1(), b: half() }, T { a: -2.0, b: 1e10 }].map(|f| Spec { f }).into()
}
