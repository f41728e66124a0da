use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(
    group = "example.com",
    version = "v1",
    kind = "CronTab",
    printcolumn(nam = "A", name = "A", type = "string", json_path = ".spec.a"),
    scale(spec = ".spec.replicas", status = ".status.replicas", selctor = ".status.selector"),
    validation(rule = "true", mesage = "m"),
    crates(serd = "serde")
)]
pub struct CronTabSpec {}

fn main() {
    // The root type exists in spite of the error, so nothing more is said here.
    let _ = CronTab::new("a", CronTabSpec {});
}
