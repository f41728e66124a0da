//! One of two types.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = either::Either<i32, String>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C18Either")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [either::Either::Left(1), either::Either::Right("a".into())].map(|f| Spec { f }).into()
}
