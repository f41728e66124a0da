//! Times of jiff.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: jiff::Timestamp,
    b: jiff::civil::Date,
    c: jiff::SignedDuration,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F49Jiff")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: jiff::Timestamp::UNIX_EPOCH, b: jiff::civil::date(2024, 2, 29), c: jiff::SignedDuration::from_secs(90) }]
        .map(|f| Spec { f })
        .into()
}
