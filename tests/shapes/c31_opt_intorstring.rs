//! An optional integer or text, as Kubernetes has it.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

pub type T = Option<IntOrString>;

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "C31OptIntorstring")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [None, Some(IntOrString::Int(80)), Some(IntOrString::String("http".into()))].map(|f| Spec { f }).into()
}
