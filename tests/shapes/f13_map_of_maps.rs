//! Maps of maps and of lists.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: BTreeMap<String, BTreeMap<String, i32>>,
    b: HashMap<String, Vec<Option<bool>>>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F13MapOfMaps")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T {
        a: BTreeMap::from([("a".into(), BTreeMap::from([("b".into(), 1)]))]),
        b: HashMap::from([("a".into(), vec![None, Some(true)])]),
    }]
    .map(|f| Spec { f })
    .into()
}
