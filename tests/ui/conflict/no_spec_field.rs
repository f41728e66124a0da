use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "example.com", version = "v1", kind = "CronTab", no_spec)]
#[serde(rename_all = "camelCase")]
pub struct CronTabSpec {
    metadata: String,
    #[serde(rename = "status")]
    state: String,
}

fn main() {
    // The root type exists in spite of the error, so nothing more is said here.
    let _ = CronTab::new("a", CronTabSpec { metadata: String::new(), state: String::new() });
}
