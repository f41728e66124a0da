//! A struct that is its only field.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

/// A name.
#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(transparent)]
pub struct Name {
    value: String,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: Name,
    /// Another.
    b: Option<Name>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F22Transparent")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { a: Name { value: "a".into() }, b: None },
        T { a: Name { value: "a".into() }, b: Some(Name { value: "b".into() }) },
    ]
    .map(|f| Spec { f })
    .into()
}
