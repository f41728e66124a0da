//! A UUID.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = uuid::Uuid;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C05Uuid")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [uuid::Uuid::nil(), uuid::Uuid::max()].map(|f| Spec { f }).into()
}
