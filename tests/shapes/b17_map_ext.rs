//! A map of an externally tagged enum.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum E {
    A { x: i32 },
    B { y: i32 },
}

pub type T = BTreeMap<String, E>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B17MapExt")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [BTreeMap::new(), BTreeMap::from([("a".into(), E::A { x: 1 }), ("b".into(), E::B { y: 1 })])]
        .map(|f| Spec { f })
        .into()
}
