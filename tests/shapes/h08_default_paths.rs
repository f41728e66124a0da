//! Defaults by paths to methods.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct Size(u32);

impl Size {
    fn start() -> Self {
        Self(4)
    }
    const fn end() -> u32 {
        9
    }
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(default = "Size::start")]
    a: Size,
    #[serde(default = "Vec::<i32>::new")]
    b: Vec<i32>,
    #[serde(default = "Size::end")]
    c: u32,
    #[serde(default = "String::new")]
    d: String,
    #[serde(default = "T::own")]
    e: i32,
    #[serde(default = "bool::default")]
    f: bool,
}

impl T {
    fn own() -> i32 {
        -1
    }
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "H08DefaultPaths")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: Size(1), b: vec![1], c: Size::end(), d: "d".into(), e: T::own(), f: true }].map(|f| Spec { f }).into()
}
