//! A default of a quantity.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    #[serde(default = "q")]
    a: Quantity,
}

fn q() -> Quantity {
    Quantity("1Gi".into())
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "E04DefaultQuantity")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: q() }, T { a: Quantity("100m".into()) }, T { a: Quantity("1.5e3".into()) }].map(|f| Spec { f }).into()
}
