//! A field that is described as another type, which is not how it is written.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[schemars(with = "String")]
    a: i32,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A66WithType")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [].map(|f| Spec { f }).into()
}
