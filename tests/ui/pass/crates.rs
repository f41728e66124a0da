//! Crates under other names.

mod my {
    pub use crdgen as crds;
    pub use schemars as schemas;
    pub use serde as data;
}

use kube::Resource;
use my::crds::CustomResource;
use my::data::{Deserialize, Serialize};
use my::schemas::JsonSchema;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(
    group = "example.com",
    version = "v1",
    kind = "CronTab",
    crates(
        crdgen = crate::my::crds,
        serde = "crate::my::data",
        schemars = crate::my::schemas,
        kube_core = "kube::core",
        k8s_openapi = "::k8s_openapi"
    )
)]
struct CronTabSpec {}

fn main() {
    assert_eq!(CronTab::plural(&()), "crontabs");
    assert_eq!(CronTab::definition().unwrap().spec.group, "example.com");
    assert_eq!(serde_json::to_value(CronTab::new("a", CronTabSpec {})).unwrap()["kind"], "CronTab");
}
