//! A field that functions read and write, described as what they write.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

mod text {
    pub fn serialize<S: serde::Serializer>(v: &i64, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(v)
    }
    pub fn deserialize<'a, D: serde::Deserializer<'a>>(d: D) -> Result<i64, D::Error> {
        let s: String = serde::Deserialize::deserialize(d)?;
        s.parse().map_err(serde::de::Error::custom)
    }
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(with = "text")]
    #[schemars(with = "String")]
    x: i64,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F38WithModule")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { x: -1 }].map(|f| Spec { f }).into()
}
