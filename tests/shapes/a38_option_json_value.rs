//! Optional free JSON.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub type T = Option<Value>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A38OptionJsonValue")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [None, Some(json!({"a": 1})), Some(json!(true))].map(|f| Spec { f }).into()
}
