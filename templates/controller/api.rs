//! What users write, and what the controller answers.

use crdgen::{CrdSchema, CustomResource};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::Condition;
use serde::{Deserialize, Serialize};

/// What is wanted of a {{ kind }}.
#[derive(CustomResource, CrdSchema, Serialize, Deserialize, Clone, Debug)]
#[crd(
    group = {{ group }},
    version = {{ version }},
    kind = "{{ kind }}",
    plural = {{ plural }},
    status = {{ kind }}Status,
{%- if !namespaced %}
    scope = "Cluster",
{%- endif %}
    printcolumn(name = "Ready", type = "string", path = ".status.conditions[?(@.type==\"Ready\")].status"),
    printcolumn(name = "Age", type = "date", path = ".metadata.creationTimestamp")
)]
#[serde(rename_all = "camelCase")]
pub struct {{ kind }}Spec {
    /// How many there should be.
    #[serde(default)]
    #[schemars(range(min = 0))]
    pub replicas: i32,
}

/// What was found of a {{ kind }}.
#[derive(CrdSchema, Serialize, Deserialize, Clone, Debug, Default)]
#[serde(rename_all = "camelCase")]
pub struct {{ kind }}Status {
    /// The `metadata.generation` that this is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
    /// `Ready`: whether all that is wanted is there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[crd(list_type = "map", list_map_keys("type"))]
    pub conditions: Vec<Condition>,
}
