//! A URL.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub type T = url::Url;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C06Url")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [url::Url::parse("https://example.com/a?b=c").expect("a URL")].map(|f| Spec { f }).into()
}
