//! Every JSON type.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(untagged)]
pub enum T {
    B(bool),
    I(i64),
    F(f64),
    S(String),
    L(Vec<i32>),
    M(BTreeMap<String, i32>),
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G21UntaggedMany")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::B(true), T::I(1), T::F(0.5), T::S("s".into()), T::L(vec![1]), T::M(BTreeMap::from([("a".into(), 1)]))]
        .map(|f| Spec { f })
        .into()
}
