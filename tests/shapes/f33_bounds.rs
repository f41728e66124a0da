//! All bounds that schemars knows.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[schemars(length(min = 1, max = 3))]
    a: String,
    #[schemars(length(equal = 2))]
    b: Vec<i32>,
    #[schemars(range(min = -1, max = 1))]
    c: Option<i32>,
    #[schemars(regex(pattern = "^a+$"))]
    d: String,
    #[schemars(email)]
    e: String,
    #[schemars(url)]
    f: String,
    #[schemars(contains(pattern = "a.b"))]
    g: String,
    #[schemars(inner(length(min = 1)))]
    h: Vec<String>,
    #[schemars(range(max = 10))]
    i: u8,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F33Bounds")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T {
            a: "abc".into(),
            b: vec![1, 2],
            c: None,
            d: "aa".into(),
            e: "a@example.com".into(),
            f: "https://example.com".into(),
            g: "xa.by".into(),
            h: vec!["a".into()],
            i: 10,
        },
        T {
            a: "a".into(),
            b: vec![0, 0],
            c: Some(-1),
            d: "a".into(),
            e: "a@example.com".into(),
            f: "https://example.com".into(),
            g: "a.b".into(),
            h: vec![],
            i: 0,
        },
    ]
    .map(|f| Spec { f })
    .into()
}
