//! A group of the Kubernetes community, without approval.

use crdgen::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[kube(group = "x.k8s.io", version = "v1", kind = "D20K8sIoGroup", namespaced)]
pub struct Spec {
    a: i32,
}
