//! Lists that hold null.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct I {
    a: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: Vec<Option<i32>>,
    b: Option<Vec<Option<I>>>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F25NullInLists")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: vec![], b: None }, T { a: vec![None, Some(1)], b: Some(vec![None, Some(I { a: 1 })]) }]
        .map(|f| Spec { f })
        .into()
}
