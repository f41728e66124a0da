//! Maps with numbers, booleans and characters for keys.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: BTreeMap<i32, String>,
    b: BTreeMap<u8, String>,
    c: BTreeMap<bool, String>,
    d: BTreeMap<char, String>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F11MapScalarKeys")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { a: BTreeMap::new(), b: BTreeMap::new(), c: BTreeMap::new(), d: BTreeMap::new() },
        T {
            a: BTreeMap::from([(-1, "a".into())]),
            b: BTreeMap::from([(255, "b".into())]),
            c: BTreeMap::from([(true, "c".into())]),
            d: BTreeMap::from([('d', "d".into())]),
        },
    ]
    .map(|f| Spec { f })
    .into()
}
