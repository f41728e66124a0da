//! Two types that hold each other.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    b: Option<Box<B>>,
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct B {
    a: Option<Box<T>>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A36MutualRecursion")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { b: None },
        T { b: Some(Box::new(B { a: None })) },
        T { b: Some(Box::new(B { a: Some(Box::new(T { b: None })) })) },
    ]
    .map(|f| Spec { f })
    .into()
}
