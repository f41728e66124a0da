//! Names that are words of Rust.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    r#type: String,
    r#match: i32,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F37RawNames")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { r#type: "a".into(), r#match: 1 }].map(|f| Spec { f }).into()
}
