//! Defaults that source can tell.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::time::Duration;

const PORT: u16 = 8000 + OFFSET;
const OFFSET: u16 = 80;

#[derive(kube::CustomResource, Serialize, Deserialize, schemars::JsonSchema)]
#[kube(group = "example.com", version = "v1", kind = "Defaults", namespaced)]
#[serde(rename_all = "camelCase")]
pub struct DefaultsSpec {
    #[serde(default = "port")]
    port: u16,
    #[serde(default = "Level::loud")]
    level: Level,
    #[serde(default)]
    nested: Nested,
    #[serde(default = "tags")]
    tags: Vec<String>,
    #[serde(default = "labels")]
    labels: BTreeMap<String, String>,
    #[serde(default = "ratio")]
    ratio: f64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    hidden: Vec<String>,
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    hidden_too: bool,
    #[serde(default = "maybe")]
    maybe: Option<i64>,
    #[serde(default = "timeout")]
    timeout: Duration,
    #[serde(default)]
    written_out: WrittenOut,
    #[serde(default = "image", skip_serializing_if = "is_default")]
    image: String,
}

#[derive(Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Level {
    Quiet,
    VeryLoud,
}

impl Level {
    fn loud() -> Self {
        Self::VeryLoud
    }
}

#[derive(Serialize, Deserialize, schemars::JsonSchema, Default)]
struct Nested {
    count: u8,
    #[serde(rename = "kind")]
    r#type: Kind,
    none: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped: Option<String>,
}

#[derive(Serialize, Deserialize, schemars::JsonSchema, Default)]
enum Kind {
    A,
    #[default]
    B,
}

#[derive(Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default)]
struct WrittenOut {
    a: i32,
    b: Vec<i32>,
}

impl Default for WrittenOut {
    fn default() -> Self {
        let base = 40;
        WrittenOut { a: base + 2, b: vec![1, 2] }
    }
}

fn port() -> u16 {
    PORT
}

fn tags() -> Vec<String> {
    vec!["a".to_string(), String::from("b"), format!("c-{}", OFFSET)]
}

fn labels() -> BTreeMap<String, String> {
    BTreeMap::from([("app".into(), "x".to_owned())])
}

fn ratio() -> f64 {
    if OFFSET > 10 { 1.0 / 4.0 } else { 2.0 }
}

fn yes() -> bool {
    true
}

fn is_yes(value: &bool) -> bool {
    *value
}

fn maybe() -> Option<i64> {
    Some(-3)
}

fn timeout() -> Duration {
    Duration::from_millis(1500)
}

fn image() -> String {
    "nginx".into()
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
