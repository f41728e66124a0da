//! An internally tagged enum under other names.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE", rename_all_fields = "camelCase")]
pub enum T {
    HttpGet {
        path_name: String,
        port_number: u16,
    },
    TcpSocket {
        port_number: u16,
    },
    #[serde(rename = "none")]
    Nothing,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "G02IntRenameAll")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T::HttpGet { path_name: "/".into(), port_number: 80 }, T::TcpSocket { port_number: 80 }, T::Nothing]
        .map(|f| Spec { f })
        .into()
}
