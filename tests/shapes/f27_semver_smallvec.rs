//! A version, and a list of another crate.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: semver::Version,
    b: smallvec::SmallVec<[i32; 4]>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F27SemverSmallvec")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { a: semver::Version::new(1, 2, 3), b: smallvec::smallvec![] },
        T { a: semver::Version::parse("1.0.0-rc.1+b").expect("a version"), b: smallvec::smallvec![1, 2] },
    ]
    .map(|f| Spec { f })
    .into()
}
