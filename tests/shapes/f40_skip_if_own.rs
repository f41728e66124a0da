//! Functions of one's own that say what is not written.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(default, skip_serializing_if = "is_zero")]
    a: i32,
    #[serde(default, skip_serializing_if = "no::nothing")]
    b: Option<String>,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    c: i32,
    #[serde(default = "one", skip_serializing_if = "is_zero")]
    d: i32,
}

fn is_zero(n: &i32) -> bool {
    *n == 0
}

fn one() -> i32 {
    1
}

fn is_one(n: &i32) -> bool {
    *n == one()
}

mod no {
    pub fn nothing(text: &Option<String>) -> bool {
        text.is_none()
    }
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F40SkipIfOwn")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: 0, b: None, c: 1, d: 1 }, T { a: 1, b: Some("b".into()), c: 2, d: 2 }].map(|f| Spec { f }).into()
}
