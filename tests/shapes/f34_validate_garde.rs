//! Bounds in the attributes of validator and garde.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[validate(length(min = 1, max = 3))]
    a: String,
    #[validate(range(min = 0, max = 5))]
    b: i32,
    #[garde(length(max = 2))]
    c: Vec<i32>,
    #[garde(pattern("^x"))]
    d: String,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F34ValidateGarde")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: "a".into(), b: 5, c: vec![], d: "x".into() }].map(|f| Spec { f }).into()
}
