//! A map of an adjacently tagged enum.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "t", content = "c")]
pub enum E {
    A(i32),
    B(Vec<String>),
    C,
}

pub type T = BTreeMap<String, E>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G08MapAdj")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [BTreeMap::new(), BTreeMap::from([("a".into(), E::A(1)), ("b".into(), E::B(vec!["x".into()])), ("c".into(), E::C)])]
        .map(|f| Spec { f })
        .into()
}
