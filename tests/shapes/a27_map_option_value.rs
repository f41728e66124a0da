//! A map with null among its values.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub type T = BTreeMap<String, Option<String>>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A27MapOptionValue")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [BTreeMap::new(), BTreeMap::from([("a".into(), None), ("b".into(), Some("x".into()))])].map(|f| Spec { f }).into()
}
