//! A map with names for keys.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum E {
    A,
    B,
}

pub type T = BTreeMap<E, i32>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F10MapEnumKey")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [BTreeMap::new(), BTreeMap::from([(E::A, 1), (E::B, 2)])].map(|f| Spec { f }).into()
}
