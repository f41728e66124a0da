//! How lists, maps and structs are merged.

use super::prelude::{CustomResource, JsonSchema, KubeSchema};
use kube::core::{ListMerge, MapMerge, StructMerge};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct NV {
    name: String,
    value: Option<String>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, KubeSchema)]
#[kube(group = "x.dev", version = "v1", kind = "D35MergeStrategies", namespaced)]
pub struct Spec {
    #[x_kube(merge_strategy = ListMerge::Set)]
    a: Vec<String>,
    #[x_kube(merge_strategy = ListMerge::Map(vec!["name".into()]))]
    b: Vec<NV>,
    #[x_kube(merge_strategy = MapMerge::Atomic)]
    c: BTreeMap<String, String>,
    #[x_kube(merge_strategy = StructMerge::Atomic)]
    d: NV,
}

pub fn values() -> Vec<Spec> {
    vec![Spec {
        a: vec!["a".into()],
        b: vec![NV { name: "a".into(), value: None }, NV { name: "b".into(), value: Some("x".into()) }],
        c: BTreeMap::from([("a".into(), "b".into())]),
        d: NV { name: "a".into(), value: None },
    }]
}
