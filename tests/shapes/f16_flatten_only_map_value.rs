//! Nothing but any fields.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F16FlattenOnlyMapValue")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { rest: BTreeMap::new() }, T { rest: BTreeMap::from([("a".into(), json!({"b": [1]}))]) }]
        .map(|f| Spec { f })
        .into()
}
