use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "example.com", version = "v1", kind = "CronTab", no_spec)]
pub enum CronTabSpec {
    A,
}

fn main() {
    // An enum has no fields for the root.
    let _ = CronTabSpec::A;
}
