//! Two variants share a field of unlike names.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum P {
    X,
    Y,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum Q {
    Y,
    Z,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "type")]
pub enum T {
    A { v: P },
    B { v: Q },
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G28IntSharedDiffEnums")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A { v: P::X }, T::B { v: Q::Z }].map(|f| Spec { f }).into()
}
