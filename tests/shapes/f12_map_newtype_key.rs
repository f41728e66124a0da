//! A map with a newtype for keys.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct K(String);

pub type T = BTreeMap<K, i32>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F12MapNewtypeKey")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [BTreeMap::from([(K("a".into()), 1)])].map(|f| Spec { f }).into()
}
