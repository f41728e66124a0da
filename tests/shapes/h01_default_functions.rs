//! Functions that make defaults, of every plain form.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const LIMIT: i32 = 10 * 2;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Debug,
    Info,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
pub struct Limits {
    cpu: u8,
    memory: Option<String>,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(default = "number")]
    a: i32,
    #[serde(default = "text")]
    b: String,
    #[serde(default = "list")]
    c: Vec<String>,
    #[serde(default = "level")]
    d: Level,
    #[serde(default = "limits")]
    e: Limits,
    #[serde(default = "some")]
    f: Option<i32>,
    #[serde(default = "limit")]
    g: i32,
    #[serde(default = "duration")]
    h: std::time::Duration,
    #[serde(default = "map")]
    i: BTreeMap<String, i32>,
    #[serde(default = "tuple")]
    j: (i32, bool),
    #[serde(default = "none")]
    k: Option<i32>,
    #[serde(default = "negative")]
    l: i64,
    #[serde(default = "returned")]
    m: u16,
}

fn number() -> i32 {
    3
}

fn text() -> String {
    String::from("text")
}

fn list() -> Vec<String> {
    vec!["a".to_string(), "b".into()]
}

fn level() -> Level {
    Level::Info
}

fn limits() -> Limits {
    Limits { cpu: 2, ..Default::default() }
}

fn some() -> Option<i32> {
    Some(1)
}

fn limit() -> i32 {
    LIMIT
}

fn duration() -> std::time::Duration {
    std::time::Duration::from_secs(30)
}

fn map() -> BTreeMap<String, i32> {
    BTreeMap::from([("a".to_string(), 1)])
}

fn tuple() -> (i32, bool) {
    (1, true)
}

fn none() -> Option<i32> {
    None
}

fn negative() -> i64 {
    -5
}

#[allow(clippy::needless_return)]
fn returned() -> u16 {
    return 8080;
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "H01DefaultFunctions")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T {
            a: number(),
            b: text(),
            c: list(),
            d: level(),
            e: limits(),
            f: some(),
            g: limit(),
            h: duration(),
            i: map(),
            j: tuple(),
            k: none(),
            l: negative(),
            m: returned(),
        },
        T {
            a: 0,
            b: String::new(),
            c: vec![],
            d: Level::Debug,
            e: Limits { cpu: 0, memory: Some("1Gi".into()) },
            f: None,
            g: 0,
            h: std::time::Duration::ZERO,
            i: BTreeMap::new(),
            j: (0, false),
            k: Some(1),
            l: 0,
            m: 0,
        },
    ]
    .map(|f| Spec { f })
    .into()
}
