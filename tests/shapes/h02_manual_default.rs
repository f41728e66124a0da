//! A default that is written by hand, with constants and other functions.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

const IMAGE: &str = "nginx";
const PORT: u16 = 8000 + 80;

pub struct Settings;

impl Settings {
    const TAG: &'static str = "latest";
    fn name() -> String {
        format!("{IMAGE}:{}", Self::TAG)
    }
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(default)]
pub struct T {
    image: String,
    port: u16,
    tags: Vec<String>,
    inner: I,
    ratio: f64,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
pub struct I {
    on: bool,
    name: Option<String>,
    list: Vec<i32>,
}

impl Default for T {
    fn default() -> Self {
        Self {
            image: Settings::name(),
            port: PORT,
            tags: vec![Settings::TAG.into()],
            inner: I { on: true, ..I::default() },
            ratio: 0.25,
        }
    }
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "H02ManualDefault")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T::default(),
        T {
            image: "a".into(),
            port: 1,
            tags: vec![],
            inner: I { on: false, name: Some("n".into()), list: vec![1] },
            ratio: 1.0,
        },
    ]
    .map(|f| Spec { f })
    .into()
}
