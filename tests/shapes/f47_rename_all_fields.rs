//! Fields of all variants under other names.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum T {
    FirstOne {
        some_name: i32,
    },
    #[serde(rename_all = "UPPERCASE")]
    SecondOne {
        other_name: i32,
    },
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F47RenameAllFields")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::FirstOne { some_name: 1 }, T::SecondOne { other_name: 1 }].map(|f| Spec { f }).into()
}
