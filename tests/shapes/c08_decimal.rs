//! A decimal number: a text or a number.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = rust_decimal::Decimal;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C08Decimal")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [rust_decimal::Decimal::new(-125, 2), rust_decimal::Decimal::MAX].map(|f| Spec { f }).into()
}
