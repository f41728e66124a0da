//! An adjacently tagged enum whose content may be null.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "t", content = "c")]
pub enum T {
    A(Option<i32>),
    B { x: Option<i32> },
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G20AdjOption")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A(None), T::A(Some(1)), T::B { x: None }, T::B { x: Some(1) }].map(|f| Spec { f }).into()
}
