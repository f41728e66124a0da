//! A spec that is a text.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "D04SpecNewtype")]
pub struct Spec(String);

pub fn values() -> Vec<Spec> {
    vec![Spec("a".into())]
}
