//! All kinds of variants in one enum.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum T {
    A,
    B(i32),
    C(i32, String),
    D { x: i32 },
    E(Vec<String>),
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G03ExtAll")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A, T::B(1), T::C(1, "c".into()), T::D { x: 1 }, T::E(vec![])].map(|f| Spec { f }).into()
}
