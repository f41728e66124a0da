//! A type that is read as one and written as another.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct In {
    a: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct Out {
    a: i32,
    sum: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(from = "In", into = "Out")]
pub struct T(i32);

impl From<In> for T {
    fn from(i: In) -> Self {
        T(i.a)
    }
}

impl From<T> for Out {
    fn from(t: T) -> Self {
        Out { a: t.0, sum: t.0 }
    }
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F43FromIntoDiffer")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T(1)].map(|f| Spec { f }).into()
}
