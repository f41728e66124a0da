//! CEL rules of the kind, the spec and a field.

use super::prelude::{CustomResource, KubeSchema};
use kube::core::{Reason, Rule};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, KubeSchema)]
#[kube(group = "x.dev", version = "v1", kind = "D30CelOk", namespaced, validation = "self.metadata.name == 'n'")]
#[x_kube(validation = ("self.a > 0", "a must be positive"))]
pub struct Spec {
    /// doc of a
    #[x_kube(validation = Rule::new("self != oldSelf").message("immutable").reason(Reason::FieldValueInvalid))]
    a: i32,
}

pub fn values() -> Vec<Spec> {
    vec![Spec { a: 1 }]
}
