//! Sets of names.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum E {
    A,
    B,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: BTreeSet<E>,
    b: HashSet<E>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F09Sets")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: BTreeSet::new(), b: HashSet::new() }, T { a: BTreeSet::from([E::A, E::B]), b: HashSet::from([E::B]) }]
        .map(|f| Spec { f })
        .into()
}
