//! Arrays of bytes, tuples of three.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: [u8; 32],
    b: (bool, String, Option<i32>),
    c: Vec<(String, i32)>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F56LongArrays")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { a: [0; 32], b: (true, "b".into(), None), c: vec![("c".into(), 1)] },
        T { a: [255; 32], b: (false, "".into(), Some(1)), c: vec![] },
    ]
    .map(|f| Spec { f })
    .into()
}
