//! A newtype is what it holds.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T(String);

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A05Newtype")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T("a".into())].map(|f| Spec { f }).into()
}
