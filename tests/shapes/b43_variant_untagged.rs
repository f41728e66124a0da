//! Tagged objects, or any text.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum T {
    A {
        x: i32,
    },
    B {
        y: i32,
    },
    #[serde(untagged)]
    S(String),
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B43VariantUntagged")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A { x: 1 }, T::B { y: 1 }, T::S("q".into())].map(|f| Spec { f }).into()
}
