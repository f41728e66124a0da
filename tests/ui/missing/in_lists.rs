use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(
    group = "example.com",
    version = "v1",
    kind = "CronTab",
    printcolumn(name = "A"),
    scale(spec = ".spec.replicas"),
    conversion(service = "webhook"),
    validation(message = "m")
)]
pub struct CronTabSpec {}

fn main() {
    // The root type exists in spite of the error, so nothing more is said here.
    let _ = CronTab::new("a", CronTabSpec {});
}
