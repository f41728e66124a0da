//! An object, or a list of objects.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct I {
    a: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(untagged)]
pub enum T {
    One(I),
    Many(Vec<I>),
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G23UntaggedObjectOrList")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::One(I { a: 1 }), T::Many(vec![]), T::Many(vec![I { a: 1 }])].map(|f| Spec { f }).into()
}
