//! A tuple of unlike types.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T(String, i32);

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A07TupleStruct")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T("a".into(), 1)].map(|f| Spec { f }).into()
}
