//! A duration of chrono: a tuple.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = chrono::TimeDelta;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F48TimeDelta")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        chrono::TimeDelta::zero(),
        chrono::TimeDelta::seconds(-1),
        chrono::TimeDelta::new(5, 999_999_999).expect("a duration"),
    ]
    .map(|f| Spec { f })
    .into()
}
