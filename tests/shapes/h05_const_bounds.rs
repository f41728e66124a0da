//! Bounds that are constants.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

const MIN: i32 = 1;
const MAX: i32 = MIN + 9;

mod limits {
    pub const LENGTH: usize = 1 << 4;
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[schemars(range(min = MIN, max = MAX))]
    a: i32,
    #[schemars(length(max = limits::LENGTH))]
    b: String,
    #[schemars(range(max = i16::MAX))]
    c: i32,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "H05ConstBounds")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: MIN, b: String::new(), c: 0 }, T { a: MAX, b: "x".repeat(limits::LENGTH), c: i16::MAX.into() }]
        .map(|f| Spec { f })
        .into()
}
