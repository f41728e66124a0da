//! Aliases, plain and generic.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub type Pairs<V> = BTreeMap<String, V>;

type Number = i32;

type Numbers = Vec<Number>;

type Fallible<X = Number> = Result<X, String>;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct G<X, Y = Number> {
    x: X,
    y: Option<Y>,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: Pairs<Number>,
    b: Pairs<Numbers>,
    c: Fallible,
    d: G<bool>,
    e: G<bool, String>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "H03GenericAlias")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T {
            a: Pairs::new(),
            b: Pairs::from([("a".into(), vec![1])]),
            c: Ok(1),
            d: G { x: true, y: Some(1) },
            e: G { x: false, y: Some("e".into()) },
        },
        T {
            a: Pairs::from([("a".into(), 1)]),
            b: Pairs::new(),
            c: Err("e".into()),
            d: G { x: true, y: None },
            e: G { x: true, y: None },
        },
    ]
    .map(|f| Spec { f })
    .into()
}
