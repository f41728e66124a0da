//! Defaults that take more than a literal.

use std::collections::BTreeMap;

use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "parity.dev", version = "v1", kind = "Defaulted")]
pub struct DefaultedSpec {
    #[serde(default = "matched")]
    matched: i32,
    #[serde(default = "looped")]
    looped: Vec<String>,
    #[serde(default = "inserted")]
    inserted: BTreeMap<String, i32>,
    #[serde(default, skip_serializing_if = "Level::is_low")]
    level: Level,
    #[serde(default = "unwrapped")]
    unwrapped: String,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, JsonSchema)]
enum Level {
    #[default]
    Low,
    High,
}

impl Level {
    fn is_low(&self) -> bool {
        matches!(self, Level::Low)
    }
}

fn matched() -> i32 {
    match Level::default() {
        Level::Low => 1,
        Level::High => 2,
    }
}

fn looped() -> Vec<String> {
    let mut all = Vec::new();
    for name in ["a", "b"] {
        all.push(name.to_owned());
    }
    all
}

fn inserted() -> BTreeMap<String, i32> {
    let mut map = BTreeMap::new();
    map.insert("one".to_owned(), 1);
    map
}

fn unwrapped() -> String {
    if let Some(text) = Some("there") { text.to_owned() } else { String::new() }
}
