//! A rule of two lines with a message.

use super::prelude::{CustomResource, KubeSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, KubeSchema)]
#[kube(group = "x.dev", version = "v1", kind = "D44RuleMultiline", namespaced)]
pub struct Spec {
    #[x_kube(validation = ("self > 0 &&\n self < 5", "must be from 1 to 4"))]
    a: i32,
}

pub fn values() -> Vec<Spec> {
    vec![Spec { a: 1 }, Spec { a: 4 }]
}
