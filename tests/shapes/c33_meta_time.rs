//! Times, conditions and selectors of Kubernetes.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, LabelSelector, MicroTime, Time};
use k8s_openapi::jiff::Timestamp;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: Option<Time>,
    b: Option<MicroTime>,
    c: Vec<Condition>,
    d: LabelSelector,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C33MetaTime")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { a: None, b: None, c: vec![], d: LabelSelector::default() },
        T {
            a: Some(Time(Timestamp::UNIX_EPOCH)),
            b: Some(MicroTime(Timestamp::UNIX_EPOCH)),
            c: vec![Condition {
                last_transition_time: Time(Timestamp::UNIX_EPOCH),
                message: "m".into(),
                observed_generation: Some(1),
                reason: "R".into(),
                status: "True".into(),
                type_: "Ready".into(),
            }],
            d: LabelSelector {
                match_labels: Some(BTreeMap::from([("a".into(), "b".into())])),
                ..LabelSelector::default()
            },
        },
    ]
    .map(|f| Spec { f })
    .into()
}
