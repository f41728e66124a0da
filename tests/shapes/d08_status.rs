//! A status with conditions.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

use k8s_openapi::apimachinery::pkg::apis::meta::v1::Condition;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[kube(group = "x.dev", version = "v1", kind = "D08Status", namespaced, status = "St")]
pub struct Spec {
    a: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct St {
    ready: bool,
    conditions: Vec<Condition>,
}

pub fn values() -> Vec<Spec> {
    vec![Spec { a: 1 }]
}
