//! A rule of two lines without a message.

use crdgen::{CustomResource, KubeSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, KubeSchema)]
#[kube(group = "x.dev", version = "v1", kind = "D43RuleMultilineNoMessage", namespaced)]
pub struct Spec {
    #[x_kube(validation = "self > 0 &&\n self < 5")]
    a: i32,
}
