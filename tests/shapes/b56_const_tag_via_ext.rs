//! A tag named like a field of every object.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "apiVersion", rename_all = "camelCase")]
pub enum T {
    FooBar { x: i32 },
    BazQux,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "B56ConstTagViaExt")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::FooBar { x: 1 }, T::BazQux].map(|f| Spec { f }).into()
}
