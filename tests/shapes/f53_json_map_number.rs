//! An object and a number of free JSON.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: serde_json::Map<String, Value>,
    b: serde_json::Number,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F53JsonMapNumber")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { a: serde_json::Map::new(), b: 1.into() },
        T { a: json!({"x": {"y": null}}).as_object().cloned().unwrap_or_default(), b: (-1).into() },
    ]
    .map(|f| Spec { f })
    .into()
}
