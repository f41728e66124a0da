//! What the corpus of shapes is tested with.

pub mod files;
pub mod source;

use crdgen::{CustomResource, Diagnostics};
use crdgen_core::text;
use serde::Serialize;
use serde_json::Value;

/// One shape as the derive sees it.
pub struct Case {
    /// The name of its module.
    pub name: &'static str,
    pub kind: String,
    /// The CRD as YAML.
    pub crd: Result<String, Diagnostics>,
    /// The values of the spec as serde writes them.
    pub values: Vec<Value>,
}

impl Case {
    pub fn of<Kind: CustomResource, Spec: Serialize>(name: &'static str, values: Vec<Spec>) -> Self {
        let yaml = |crd| text::to_yaml(&crd).expect("a CRD is written");
        let written = |spec| serde_json::to_value(spec).expect("serde writes the value");
        Self {
            name,
            kind: Kind::resource().kind,
            crd: Kind::definition().map(yaml),
            values: values.into_iter().map(written).collect(),
        }
    }
}
