//! A spec of nothing.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "D06SpecEmpty")]
pub struct Spec {}

pub fn values() -> Vec<Spec> {
    vec![Spec {}]
}
