//! A set.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

pub type T = HashSet<String>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A30Hashset")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [HashSet::new(), HashSet::from(["a".into()])].map(|f| Spec { f }).into()
}
