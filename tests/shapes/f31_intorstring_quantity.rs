//! An integer or text, and a quantity.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::{api::resource::Quantity, util::intstr::IntOrString};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    /// The port.
    a: IntOrString,
    b: BTreeMap<String, Quantity>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F31IntorstringQuantity")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { a: IntOrString::Int(1), b: BTreeMap::from([("cpu".into(), Quantity("1".into()))]) },
        T { a: IntOrString::String("50%".into()), b: BTreeMap::new() },
    ]
    .map(|f| Spec { f })
    .into()
}
