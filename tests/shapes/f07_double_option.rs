//! An option of an option.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: Option<Option<i32>>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F07DoubleOption")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: None }, T { a: Some(None) }, T { a: Some(Some(1)) }].map(|f| Spec { f }).into()
}
