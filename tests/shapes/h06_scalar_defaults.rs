//! Defaults of every scalar.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(default = "letter")]
    a: char,
    #[serde(default)]
    b: char,
    #[serde(default = "third")]
    c: f32,
    #[serde(default)]
    d: bool,
    #[serde(default)]
    e: f64,
    #[serde(default)]
    f: u64,
    #[serde(default = "wide")]
    g: f64,
    #[serde(default = "least")]
    h: i64,
    #[serde(default = "greatest")]
    i: u64,
}

fn letter() -> char {
    'x'
}

fn third() -> f32 {
    1.0 / 3.0
}

fn wide() -> f64 {
    1e3
}

fn least() -> i64 {
    i64::MIN
}

fn greatest() -> u64 {
    i64::MAX as u64
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "H06ScalarDefaults")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: letter(), b: 'b', c: third(), d: true, e: 0.5, f: 1, g: wide(), h: least(), i: greatest() }]
        .map(|f| Spec { f })
        .into()
}
