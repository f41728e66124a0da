//! Free JSON.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub type T = Value;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A37JsonValue")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [json!({"a": [1, null, {"b": "c"}]}), json!("text"), json!(1), json!([1, {"a": 1}])].map(|f| Spec { f }).into()
}
