//! A result.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = Result<i32, String>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C15Result")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [Ok(1), Err("a".into())].map(|f| Spec { f }).into()
}
