use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(
    group = "example.com",
    version = "v1",
    kind = "CronTab",
    printcolumn(name = "", type = "int", json_path = "spec.a", format = "int8"),
    printcolumn(name = "B", type = "string", json_path = "$.spec.b")
)]
pub struct CronTabSpec {}

fn main() {
    // The root type exists in spite of the error, so nothing more is said here.
    let _ = CronTab::new("a", CronTabSpec {});
}
