//! Examples, and texts given by attributes.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[schemars(description = "The text.", example = T { a: 1, b: None })]
pub struct T {
    #[schemars(title = "A", description = "Text of a.", example = 1)]
    a: i32,
    /// Not this.
    #[schemars(description = "But this.")]
    b: Option<i32>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F45Examples")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: 1, b: None }].map(|f| Spec { f }).into()
}
