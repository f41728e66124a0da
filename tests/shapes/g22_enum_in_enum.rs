//! Names within an externally tagged enum.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum E {
    P,
    Q,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub enum T {
    A(E),
    B { e: Option<E> },
    C(Option<E>),
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G22EnumInEnum")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::A(E::P), T::B { e: None }, T::B { e: Some(E::Q) }, T::C(None), T::C(Some(E::P))].map(|f| Spec { f }).into()
}
