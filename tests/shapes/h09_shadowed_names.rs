//! Types with names of the prelude and of other crates.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct Duration {
    millis: i32,
}

mod other {
    use super::JsonSchema;
    use serde::{Deserialize, Serialize};
    #[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
    pub struct Value {
        pub v: i32,
    }
}
use other::Value;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: Duration,
    b: Value,
    c: std::time::Duration,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "H09ShadowedNames")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: Duration { millis: 1 }, b: Value { v: 1 }, c: std::time::Duration::ZERO }].map(|f| Spec { f }).into()
}
