//! Optional structs, and a default that holds an empty map.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct J {
    r: String,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
pub struct I {
    j: Option<Box<i32>>,
    m: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(default)]
    i: I,
    k: Option<J>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "E09DefaultStructWithRequiredInner")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { i: I::default(), k: None },
        T {
            i: I { j: Some(Box::new(1)), m: BTreeMap::from([("a".into(), "b".into())]) },
            k: Some(J { r: "r".into() }),
        },
    ]
    .map(|f| Spec { f })
    .into()
}
