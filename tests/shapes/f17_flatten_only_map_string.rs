//! Nothing but fields that are texts.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F17FlattenOnlyMapString")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { rest: BTreeMap::new() }, T { rest: BTreeMap::from([("a".into(), "b".into())]) }].map(|f| Spec { f }).into()
}
