//! A boolean or a map.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(untagged)]
pub enum T {
    B(bool),
    M(BTreeMap<String, String>),
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B41UntaggedMapOrBool")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::B(true), T::M(BTreeMap::new()), T::M(BTreeMap::from([("a".into(), "b".into())]))].map(|f| Spec { f }).into()
}
