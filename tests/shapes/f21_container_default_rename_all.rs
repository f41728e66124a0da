//! A default for all fields, under other names.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct T {
    image_name: String,
    pull_always: bool,
    retry_count: u8,
    host_ports: Vec<u16>,
}

impl Default for T {
    fn default() -> Self {
        Self { image_name: "nginx".to_owned(), pull_always: true, retry_count: 3, host_ports: vec![80, 443] }
    }
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F21ContainerDefaultRenameAll")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::default(), T { image_name: String::new(), pull_always: false, retry_count: 0, host_ports: vec![] }]
        .map(|f| Spec { f })
        .into()
}
