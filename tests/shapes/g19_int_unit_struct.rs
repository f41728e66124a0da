//! An internally tagged enum with unit structs.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct U;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct V {}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "type")]
pub enum T {
    A(U),
    B(V),
    C(()),
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G19IntUnitStruct")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A(U), T::B(V {}), T::C(())].map(|f| Spec { f }).into()
}
