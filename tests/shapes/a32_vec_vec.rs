//! A list of lists.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = Vec<Vec<String>>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A32VecVec")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [vec![], vec![vec![]], vec![vec!["a".into()], vec![]]].map(|f| Spec { f }).into()
}
