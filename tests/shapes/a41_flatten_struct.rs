//! A struct whose fields join those around it.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct I {
    b: i32,
    c: Option<String>,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: i32,
    #[serde(flatten)]
    i: I,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A41FlattenStruct")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: 1, i: I { b: 2, c: None } }, T { a: 1, i: I { b: 2, c: Some("c".into()) } }].map(|f| Spec { f }).into()
}
