//! Bounds that are no integers, and one at the end of 64 bits.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[schemars(range(min = 0.5, max = 1.0))]
    a: f64,
    #[schemars(range(min = 1, max = 9223372036854775807i64))]
    b: i64,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C58SmallintMinFloat")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: 0.7, b: 1 }, T { a: 1.0, b: i64::MAX }].map(|f| Spec { f }).into()
}
