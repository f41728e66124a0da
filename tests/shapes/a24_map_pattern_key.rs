//! A map whose keys must match a pattern.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct K(#[schemars(pattern(r"^[a-z]+$"))] String);

pub type T = BTreeMap<K, String>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A24MapPatternKey")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [BTreeMap::new(), BTreeMap::from([(K("abc".into()), "x".into())])].map(|f| Spec { f }).into()
}
