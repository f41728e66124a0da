//! A default that holds null.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
pub struct I {
    e: Option<i32>,
    v: Vec<Option<String>>,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(default)]
    i: I,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "E03DefaultNestedOptionInt")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { i: I::default() }, T { i: I { e: Some(1), v: vec![None, Some("a".into())] } }].map(|f| Spec { f }).into()
}
