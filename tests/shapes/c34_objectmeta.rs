//! The metadata of an object.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

pub type T = ObjectMeta;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C34Objectmeta")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        ObjectMeta::default(),
        ObjectMeta {
            name: Some("a".into()),
            labels: Some(BTreeMap::from([("a".into(), "b".into())])),
            ..ObjectMeta::default()
        },
    ]
    .map(|f| Spec { f })
    .into()
}
