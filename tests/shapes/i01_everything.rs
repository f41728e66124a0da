//! All that `#[crd(...)]` says of a kind.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

use k8s_openapi::apimachinery::pkg::apis::meta::v1::Condition;

/// A whole kind.
#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "I01Everything", plural = "everythings", singular = "everything", list_kind = "EverythingList", shortname = "ev", shortname = "evs", category = "all", scope = "Cluster", status = Status, scale(spec = ".spec.replicas", status = ".status.replicas", selector = ".status.selector"), printcolumn(name = "Replicas", type = "integer", path = ".spec.replicas", priority = 1, description = "How many"), printcolumn(name = "Age", type = "date", path = ".metadata.creationTimestamp"), selectable = ".spec.name", label("app", "x"), annotation("x.dev/a", "b"), validation = ("self.metadata.name != 'forbidden'", "is forbidden"))]
pub struct Spec {
    /// The name.
    name: String,
    #[serde(default)]
    replicas: i32,
}

/// What became of it.
#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
pub struct Status {
    replicas: i32,
    selector: Option<String>,
    #[serde(default)]
    conditions: Vec<Condition>,
}

pub fn values() -> Vec<Spec> {
    vec![Spec { name: "a".into(), replicas: 1 }]
}
