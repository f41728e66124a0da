//! An optional text or integer.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(untagged)]
pub enum E {
    S(String),
    I(i32),
}

pub type T = Option<E>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B50OptionUntagged")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [None, Some(E::S("a".into())), Some(E::I(1))].map(|f| Spec { f }).into()
}
