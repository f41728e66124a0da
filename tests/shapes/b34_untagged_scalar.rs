//! A text or an integer.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(untagged)]
pub enum T {
    S(String),
    I(i32),
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B34UntaggedScalar")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::S("a".into()), T::I(1)].map(|f| Spec { f }).into()
}
