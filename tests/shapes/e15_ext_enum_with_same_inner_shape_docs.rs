//! Two variants of one type, each with documentation.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct I {
    z: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum T {
    /// a
    A(I),
    /// b
    B(Option<I>),
    C {},
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "E15ExtEnumWithSameInnerShapeDocs")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A(I { z: 1 }), T::B(None), T::B(Some(I { z: 1 })), T::C {}].map(|f| Spec { f }).into()
}
