//! A map of free JSON, whose content must not be pruned.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub type T = BTreeMap<String, Value>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A28MapValue")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [BTreeMap::new(), BTreeMap::from([("a".into(), json!({"x": [1, "a"]})), ("b".into(), json!(1))])]
        .map(|f| Spec { f })
        .into()
}
