//! `metadata` of a CRD on its way from a cluster or an old manifest into a new manifest.

use serde_json::{Map, Value};

use super::Migration;

/// What kubectl notes of the document that it applied last: the old form of the very same document.
const LAST_APPLIED: &str = "kubectl.kubernetes.io/last-applied-configuration";

/// What a server sets, and refuses or ignores in a manifest.
const OF_THE_SERVER: [&str; 9] = [
    "uid",
    "resourceVersion",
    "generation",
    "creationTimestamp",
    "deletionTimestamp",
    "deletionGracePeriodSeconds",
    "managedFields",
    "selfLink",
    "namespace",
];

/// The metadata that a new manifest keeps.
pub(super) fn carry(document: &Map<String, Value>, migration: &mut Migration) -> Map<String, Value> {
    let Some(Value::Object(metadata)) = document.get("metadata") else { return Map::new() };
    let mut metadata = metadata.clone();
    let is_set = |value: &Value| !matches!(value, Value::Null) && value.as_str() != Some("");
    let dropped: Vec<&str> =
        OF_THE_SERVER.into_iter().filter(|field| metadata.remove(*field).as_ref().is_some_and(is_set)).collect();
    if !dropped.is_empty() {
        migration.decide("metadata", format!("dropped, as the server sets it: {}", dropped.join(", ")));
    }
    if let Some(Value::Object(annotations)) = metadata.get_mut("annotations")
        && annotations.remove(LAST_APPLIED).is_some()
    {
        if annotations.is_empty() {
            metadata.remove("annotations");
        }
        let message = "dropped, as it holds the old document; kubectl apply writes it anew";
        migration.decide(format!("metadata.annotations[{LAST_APPLIED}]"), message);
    }
    metadata
}
