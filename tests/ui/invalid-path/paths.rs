use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(
    group = "example.com",
    version = "v1",
    kind = "CronTab",
    scale(spec = "spec.replicas", status = ".spec.replicas", selector = ".metadata.labels"),
    selectable(".spec.list[0]", ".metadata.name")
)]
pub struct CronTabSpec {}

fn main() {
    // The root type exists in spite of the error, so nothing more is said here.
    let _ = CronTab::new("a", CronTabSpec {});
}
