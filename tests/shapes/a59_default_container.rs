//! A default for the whole struct, written by hand.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(default)]
pub struct T {
    a: i32,
    b: Option<String>,
    c: Vec<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    d: Option<i32>,
}

impl Default for T {
    fn default() -> Self {
        T { a: 4, b: None, c: vec![1], d: None }
    }
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A59DefaultContainer")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::default(), T { a: 0, b: Some("b".into()), c: vec![], d: Some(1) }].map(|f| Spec { f }).into()
}
