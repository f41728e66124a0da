//! A default that is too short.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(default)]
    #[schemars(length(min = 1))]
    b: String,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "E07DefaultStringMinlen")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { b: "b".into() }].map(|f| Spec { f }).into()
}
