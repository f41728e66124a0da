//! Types that are null.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

use std::marker::PhantomData;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct U;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: U,
    b: PhantomData<i32>,
    c: Option<()>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F29UnitStructs")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: U, b: PhantomData, c: None }].map(|f| Spec { f }).into()
}
