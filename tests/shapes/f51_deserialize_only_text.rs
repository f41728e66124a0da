//! A field that is read by a function.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

fn lenient<'a, D: serde::Deserializer<'a>>(d: D) -> Result<i32, D::Error> {
    i32::deserialize(d)
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(deserialize_with = "lenient")]
    a: i32,
    #[serde(default, deserialize_with = "lenient")]
    b: i32,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F51DeserializeOnlyText")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: 1, b: 0 }].map(|f| Spec { f }).into()
}
