//! A spec that is one of two structs.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G18SpecUntagged")]
#[serde(untagged)]
pub enum Spec {
    A { x: i32 },
    B { y: String },
}

pub fn values() -> Vec<Spec> {
    vec![Spec::A { x: 1 }, Spec::B { y: "y".into() }]
}
