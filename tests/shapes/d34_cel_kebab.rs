//! A CEL rule over a field with a dash.

use super::prelude::{CustomResource, KubeSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, KubeSchema)]
#[kube(group = "x.dev", version = "v1", kind = "D34CelKebab", namespaced)]
#[serde(rename_all = "kebab-case")]
#[x_kube(validation = "self.foo__dash__bar > 1")]
pub struct Spec {
    foo_bar: i32,
}

pub fn values() -> Vec<Spec> {
    vec![Spec { foo_bar: 2 }]
}
