use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "example.com", version = "v1", kind = "Cron-Tab")]
pub struct CronTabSpec {}

fn main() {
    // There is no name for a root type.
    let _ = CronTabSpec {};
}
