//! Two variants share a field that one of them may leave out.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "type")]
pub enum T {
    A { s: Option<String> },
    B { s: String },
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B55IntOverlapOptionalVsRequired")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A { s: None }, T::A { s: Some("a".into()) }, T::B { s: "b".into() }].map(|f| Spec { f }).into()
}
