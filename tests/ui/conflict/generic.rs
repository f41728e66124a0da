use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "example.com", version = "v1", kind = "CronTab")]
pub struct CronTabSpec<T> {
    field: T,
}

fn main() {
    // One root type cannot stand for many specs.
    let _ = CronTabSpec { field: 1 };
}
