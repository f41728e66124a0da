use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(
    group = 1,
    version = V1,
    kind = "CronTab",
    shortname = ["ct"],
    served = "yes",
    scope = Cluster,
    label("app"),
    status = 3,
    printcolumn(name = "A", type = "string", json_path = ".a", priority = "high"),
    derive = "not a path",
    validation = 3
)]
pub struct CronTabSpec {}

fn main() {
    // The root type exists in spite of the error, so nothing more is said here.
    let _ = CronTab::new("a", CronTabSpec {});
}
