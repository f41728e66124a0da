//! An internally tagged enum with a map.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "type")]
pub enum T {
    A(BTreeMap<String, String>),
    B { y: i32 },
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G11IntMap")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A(BTreeMap::new()), T::A(BTreeMap::from([("a".into(), "b".into())])), T::B { y: 1 }].map(|f| Spec { f }).into()
}
