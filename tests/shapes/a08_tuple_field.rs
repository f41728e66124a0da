//! A tuple as the type of a field.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = (String, i32);

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A08TupleField")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [("a".into(), 1)].map(|f| Spec { f }).into()
}
