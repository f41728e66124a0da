//! A version that is deprecated and not served.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1beta1", kind = "I02DeprecatedVersion", deprecated = "use v1", served = true)]
pub struct Spec {
    a: i32,
}

pub fn values() -> Vec<Spec> {
    vec![Spec { a: 1 }]
}
