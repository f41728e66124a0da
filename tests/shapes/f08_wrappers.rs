//! Types that are written as what they hold.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

use std::{borrow::Cow, cell::RefCell, rc::Rc, sync::Arc};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: Box<i32>,
    b: Arc<String>,
    c: Cow<'static, str>,
    d: Rc<[i32]>,
    e: RefCell<bool>,
    f: Box<str>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F08Wrappers")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: Box::new(1), b: Arc::new("b".into()), c: "c".into(), d: Rc::new([1]), e: true.into(), f: "f".into() }]
        .map(|f| Spec { f })
        .into()
}
