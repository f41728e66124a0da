//! ThirdPartyResources and v1beta1 CRDs made into v1 CRDs (§7.1, §7.2): every decision is told, and what cannot be carried
//! is refused with what to do.
//!
//! `tpr` and `v1beta1` read the two kinds, `metadata` is what they share, `schema` and `nested` make
//! a schema structural where there is one right answer, `preserve` keeps what is stored from being pruned, and `finish`
//! asks [`crate::crd::create`] whether the server would take the result.

mod complete;
mod finish;
mod int_or_string;
mod metadata;
mod nested;
mod preserve;
mod reshape;
mod schema;
#[cfg(test)]
mod tests;
mod tpr;
mod v1beta1;

use crdgen_core::crd::CustomResourceDefinition;
use serde_json::Value;

pub use tpr::third_party_resource;
pub use v1beta1::v1beta1;

const V1: &str = "apiextensions.k8s.io/v1";
const CRD: &str = "CustomResourceDefinition";

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Migration {
    /// The v1 CRD. Where it is missing and nothing was refused, the document stays as it is.
    pub crd: Option<CustomResourceDefinition>,
    /// What was decided, in the order of the work.
    pub decisions: Vec<Decision>,
    /// What cannot be carried; there is a CRD only if there is none.
    pub refusals: Vec<Refusal>,
}

/// Something that the old document left open, or that v1 says in another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Where in the old document; empty for the document as a whole.
    pub path: String,
    /// What was done, and why.
    pub message: String,
}

/// Something that only the author can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Where, as the server tells it; empty for the document as a whole.
    pub path: String,
    /// Why not, in the server's words where they are the server's.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Migration {
    fn decide(&mut self, path: impl ToString, message: impl Into<String>) {
        self.decisions.push(Decision { path: path.to_string(), message: message.into() });
    }

    fn refuse(&mut self, path: impl ToString, message: impl Into<String>, help: impl Into<String>) {
        self.refusals.push(Refusal { path: path.to_string(), message: message.into(), help: help.into() });
    }

    /// The document as a whole is refused.
    fn refused(message: impl Into<String>, help: impl Into<String>) -> Self {
        let mut migration = Self::default();
        migration.refuse("", message, help);
        migration
    }

    /// The document stays as it is.
    fn unchanged(message: impl Into<String>) -> Self {
        let mut migration = Self::default();
        migration.decide("", message);
        migration
    }
}

/// Takes any document: a ThirdPartyResource or v1beta1 CRD is migrated, all else stays as it is, and a decision says why.
pub fn to_v1(document: &Value) -> Migration {
    let text = |field: &str| document.get(field).and_then(Value::as_str).unwrap_or_default();
    let (api_version, kind) = (text("apiVersion"), text("kind"));
    match (api_version, kind) {
        ("apiextensions.k8s.io/v1beta1", CRD) => v1beta1(document),
        (V1, CRD) => Migration::unchanged("the CRD is of apiextensions.k8s.io/v1 already"),
        ("extensions/v1beta1", "ThirdPartyResource") => third_party_resource(document),
        (_, CRD) => Migration::refused(
            format!("there is no {CRD} in {}", crate::go::quote(api_version)),
            format!("write apiVersion: {V1}, or apiextensions.k8s.io/v1beta1 for one of the old form"),
        ),
        (_, "ThirdPartyResource") => Migration::refused(
            format!("there is no {kind} in {}", crate::go::quote(api_version)),
            "write apiVersion: extensions/v1beta1",
        ),
        (_, "List" | "CustomResourceDefinitionList" | "ThirdPartyResourceList") => {
            Migration::refused(format!("a {kind} holds documents and is none"), "give each of its items as a document")
        }
        ("", _) | (_, "") => Migration::refused(
            "apiVersion and kind must be set",
            "give a ThirdPartyResource, a CustomResourceDefinition, or an object of one",
        ),
        _ => Migration::unchanged(format!(
            "an object stays as it is: it is of {api_version}, kind {kind}, before and after"
        )),
    }
}
