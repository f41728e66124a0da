//! What the server does to `metadata` before it asks anything.

use crdgen_core::meta::{ManagedFieldsEntry, ObjectMeta};

/// A generated name is no longer than this without its ending.
const MAX_GENERATED: usize = 58;

/// Makes `meta` of a request to create an object what the rules are asked of: without what the author cannot know, and
/// with a name. Gives the warnings.
pub fn before_create(meta: &mut ObjectMeta) -> Vec<String> {
    let warnings = dedup_owner_references(meta);
    // `WipeObjectMetaSystemFields`.
    meta.deletion_timestamp = None;
    meta.deletion_grace_period_seconds = None;
    meta.self_link = None;
    keep_managed_fields(meta, &[]);
    if meta.name.as_ref().is_none_or(String::is_empty)
        && let Some(base) = meta.generate_name.as_deref().filter(|base| !base.is_empty())
    {
        meta.name = Some(generate_name(base));
    }
    warnings
}

/// Makes `new` of a request to update `old` what the rules are asked of (`BeforeUpdate`). Gives the warnings.
///
/// A manifest lacks what the server writes into an object that it stores; where only one of the two has it, it counts as
/// being in both.
pub fn before_update(new: &mut ObjectMeta, old: &mut ObjectMeta) -> Vec<String> {
    let warnings = dedup_owner_references(new);
    keep_managed_fields(new, &old.managed_fields);
    new.generation = old.generation;
    if old.uid.is_none() {
        old.uid.clone_from(&new.uid);
    }
    if new.uid.is_none() {
        new.uid.clone_from(&old.uid);
    }
    if old.creation_timestamp.is_none() {
        old.creation_timestamp.clone_from(&new.creation_timestamp);
    }
    new.creation_timestamp.clone_from(&old.creation_timestamp);
    if old.deletion_timestamp.is_some() {
        new.deletion_timestamp.clone_from(&old.deletion_timestamp);
    }
    if new.deletion_grace_period_seconds.is_none() {
        new.deletion_grace_period_seconds = old.deletion_grace_period_seconds;
    }
    if new.resource_version.is_none() {
        // What a client does that has read the object before.
        new.resource_version = Some(old.resource_version.clone().unwrap_or_else(|| "1".to_owned()));
    }
    warnings
}

/// `dedupOwnerReferencesAndAddWarning`: keeps the first of owner references that are the same.
pub fn dedup_owner_references(meta: &mut ObjectMeta) -> Vec<String> {
    let mut kept = Vec::with_capacity(meta.owner_references.len());
    let mut duplicates = Vec::new();
    for reference in std::mem::take(&mut meta.owner_references) {
        if kept.contains(&reference) {
            duplicates.push(reference.uid);
        } else {
            kept.push(reference);
        }
    }
    meta.owner_references = kept;
    if duplicates.is_empty() {
        return Vec::new();
    }
    vec![format!(
        ".metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject \
         such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: {}",
        duplicates.join(", ")
    )]
}

/// `SimpleNameGenerator`, but that the server ends the name with five characters at random.
pub fn generate_name(base: &str) -> String {
    let end = (0..=MAX_GENERATED.min(base.len())).rev().find(|end| base.is_char_boundary(*end)).unwrap_or_default();
    format!("{}xxxxx", base.get(..end).unwrap_or(base))
}

/// `decodeLiveOrNew`: the server takes the managed fields of a request only if it can read every entry.
fn keep_managed_fields(meta: &mut ObjectMeta, live: &[ManagedFieldsEntry]) {
    if !meta.managed_fields.iter().all(is_readable) {
        meta.managed_fields = live.to_vec();
    }
}

fn is_readable(entry: &ManagedFieldsEntry) -> bool {
    matches!(entry.operation.as_deref(), Some("Apply" | "Update"))
        && entry.api_version.as_ref().is_some_and(|version| !version.is_empty())
        && entry.fields_type.as_deref() == Some("FieldsV1")
        && entry.fields_v1.as_ref().is_none_or(serde_json::Value::is_object)
}
