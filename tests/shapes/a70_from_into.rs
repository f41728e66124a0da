//! A type that is read from and written as a text.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct T(i32);

impl TryFrom<String> for T {
    type Error = String;
    fn try_from(s: String) -> Result<Self, String> {
        s.parse().map(T).map_err(|_| "bad".into())
    }
}

impl From<T> for String {
    fn from(t: T) -> String {
        t.0.to_string()
    }
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A70FromInto")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T(1)].map(|f| Spec { f }).into()
}
