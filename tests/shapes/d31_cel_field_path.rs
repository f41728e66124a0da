//! A CEL rule that blames a field, with a message made by another.

use super::prelude::{CustomResource, KubeSchema};
use kube::core::{Reason, Rule};
use serde::{Deserialize, Serialize};

use kube::core::Message;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, KubeSchema)]
#[kube(group = "x.dev", version = "v1", kind = "D31CelFieldPath", namespaced)]
#[x_kube(validation = Rule::new("self.a > 0").message(Message::Expression("'a must be positive'".into())).field_path(".a").reason(Reason::FieldValueForbidden))]
pub struct Spec {
    a: i32,
}

pub fn values() -> Vec<Spec> {
    vec![Spec { a: 1 }]
}
