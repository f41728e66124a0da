//! Bytes: a list of numbers, or a text.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = bytes::Bytes;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C19Bytes")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [bytes::Bytes::new(), bytes::Bytes::from_static(&[0, 255])].map(|f| Spec { f }).into()
}
