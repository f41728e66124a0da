//! A duration of std.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = std::time::Duration;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C09StdDuration")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [std::time::Duration::ZERO, std::time::Duration::new(i64::MAX as u64, 999_999_999)].map(|f| Spec { f }).into()
}
