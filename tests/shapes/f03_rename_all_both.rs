//! All fields with one name to read and another to write.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"))]
pub struct T {
    long_name: i32,
    other_name: Option<String>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F03RenameAllBoth")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { long_name: 1, other_name: None }, T { long_name: 1, other_name: Some("a".into()) }].map(|f| Spec { f }).into()
}
