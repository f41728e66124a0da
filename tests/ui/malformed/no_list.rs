use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd]
pub struct CronTabSpec {}

fn main() {
    // The kind is not known, so there is no root type.
    let _ = CronTabSpec {};
}
