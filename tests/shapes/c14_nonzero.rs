//! Integers that are not zero.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: std::num::NonZeroU32,
    b: std::num::NonZeroI32,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C14Nonzero")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { a: std::num::NonZeroU32::MAX, b: std::num::NonZeroI32::MIN },
        T { a: std::num::NonZeroU32::MIN, b: std::num::NonZeroI32::MAX },
    ]
    .map(|f| Spec { f })
    .into()
}
