//! An integer that is written as a text by a function, which no schema can see.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

mod m {
    pub fn serialize<S: serde::Serializer>(v: &i64, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&v.to_string())
    }
    pub fn deserialize<'a, D: serde::Deserializer<'a>>(d: D) -> Result<i64, D::Error> {
        let s: String = serde::Deserialize::deserialize(d)?;
        s.parse().map_err(serde::de::Error::custom)
    }
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(serialize_with = "m::serialize", deserialize_with = "m::deserialize")]
    x: i64,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "E16SerdeWithStringInt")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [].map(|f| Spec { f }).into()
}
