//! A spec that is an externally tagged enum.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G17SpecExternal")]
pub enum Spec {
    A { x: i32 },
    B(Vec<String>),
}

pub fn values() -> Vec<Spec> {
    vec![Spec::A { x: 1 }, Spec::B(vec!["b".into()])]
}
