use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "example.com", version = "v1", kind = "CronTab")]
pub struct CronTabSpec {
    #[crd(list_type = "set")]
    names: Vec<String>,
}

fn main() {}
