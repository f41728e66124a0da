//! A variant with one name to read and another to write.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum T {
    #[serde(rename(serialize = "a", deserialize = "A"))]
    A,
    B,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F02RenameVariantBoth")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A, T::B].map(|f| Spec { f }).into()
}
