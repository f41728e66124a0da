//! An end of a range.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = std::ops::Bound<i32>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C17Bound")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [std::ops::Bound::Unbounded, std::ops::Bound::Included(1), std::ops::Bound::Excluded(1)].map(|f| Spec { f }).into()
}
