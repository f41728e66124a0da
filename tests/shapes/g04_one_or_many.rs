//! One text, or a list.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(untagged)]
pub enum T {
    One(String),
    Many(Vec<String>),
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G04OneOrMany")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::One("a".into()), T::Many(vec![]), T::Many(vec!["a".into()])].map(|f| Spec { f }).into()
}
