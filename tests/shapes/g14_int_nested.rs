//! An internally tagged enum with optional, default and flattened fields.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct I {
    z: Option<i32>,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "type")]
pub enum T {
    A {
        #[serde(default)]
        x: i32,
        y: Option<String>,
        #[serde(flatten)]
        i: I,
    },
    B(I),
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G14IntNested")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T::A { x: 0, y: None, i: I { z: None } },
        T::A { x: 1, y: Some("y".into()), i: I { z: Some(1) } },
        T::B(I { z: Some(1) }),
        T::B(I { z: None }),
    ]
    .map(|f| Spec { f })
    .into()
}
