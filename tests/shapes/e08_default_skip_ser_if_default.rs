//! Defaults that are not written.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    b: Vec<String>,
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    c: bool,
}

fn yes() -> bool {
    true
}

fn is_yes(b: &bool) -> bool {
    *b
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "E08DefaultSkipSerIfDefault")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { b: vec![], c: true }, T { b: vec!["a".into()], c: false }].map(|f| Spec { f }).into()
}
