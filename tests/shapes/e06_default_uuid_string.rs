//! Defaults of a UUID and a text.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(default)]
    a: uuid::Uuid,
    #[serde(default)]
    b: String,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "E06DefaultUuidString")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: uuid::Uuid::nil(), b: String::new() }, T { a: uuid::Uuid::max(), b: "b".into() }].map(|f| Spec { f }).into()
}
