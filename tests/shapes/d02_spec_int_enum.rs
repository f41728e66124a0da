//! A spec that is an internally tagged enum.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "D02SpecIntEnum")]
#[serde(tag = "type")]
pub enum Spec {
    A { x: i32 },
    B { y: i32 },
}

pub fn values() -> Vec<Spec> {
    vec![Spec::A { x: 1 }, Spec::B { y: 1 }]
}
