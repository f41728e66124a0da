//! The warnings that come with an answer: S3, S4, and owners named twice.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashSet};

use crdgen_core::crd::CustomResourceDefinitionVersion;
use crdgen_core::meta::{ObjectMeta, OwnerReference};
use crdgen_core::names;

use super::Kind;
use crate::go;

/// What the server says to whoever uses a deprecated version.
pub(super) fn deprecation(kind: &Kind, version: &CustomResourceDefinitionVersion) -> Vec<String> {
    if !version.deprecated {
        return Vec::new();
    }
    if let Some(warning) = &version.deprecation_warning {
        return vec![warning.clone()];
    }
    let name = &kind.crd.spec.names.kind;
    let better = kind.crd.spec.versions.iter().filter(|other| {
        other.served && !other.deprecated && names::compare_versions(&version.name, &other.name) == Ordering::Less
    });
    let warning = format!("{} {name} is deprecated", kind.api_version(&version.name));
    vec![match better.max_by(|a, b| names::compare_versions(&a.name, &b.name)) {
        None => warning,
        Some(best) => format!("{warning}; use {} {name}", kind.api_version(&best.name)),
    }]
}

/// `dedupOwnerReferences`: an owner that is named twice stays once.
pub(super) fn dedup_owners(meta: &mut ObjectMeta) -> Option<String> {
    let mut seen = HashSet::new();
    let mut duplicates = Vec::new();
    let is_first = |owner: &OwnerReference| {
        let OwnerReference { api_version, kind, name, uid, controller, block_owner_deletion } = owner.clone();
        seen.insert((uid, api_version, kind, name, controller, block_owner_deletion))
    };
    let (first, again): (Vec<_>, Vec<_>) = std::mem::take(&mut meta.owner_references).into_iter().partition(is_first);
    duplicates.extend(again.into_iter().map(|owner| owner.uid));
    meta.owner_references = first;
    (!duplicates.is_empty()).then(|| {
        format!(
            ".metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may \
             reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: {}",
            duplicates.join(", ")
        )
    })
}

/// `validateKubeFinalizerName`, of the finalizers that `old` does not have.
pub(super) fn finalizers(new: &ObjectMeta, old: Option<&ObjectMeta>) -> Vec<String> {
    let is_old = |name: &&String| old.is_some_and(|old| old.finalizers.contains(name));
    let added: BTreeSet<&String> = new.finalizers.iter().filter(|name| !is_old(name)).collect();
    let mut warnings = Vec::new();
    for name in added {
        let mut warn = |text: &str| warnings.push(format!("metadata.finalizers: {}: {text}", go::quote(name)));
        if let Err(error) = names::label_key(name) {
            error.details().iter().for_each(|detail| warn(detail));
        }
        if !name.contains('/') && !matches!(name.as_str(), "orphan" | "foregroundDeletion" | "kubernetes") {
            let with_path = if name.contains('.') { "including a path (/) " } else { "" };
            warn(&format!(
                "prefer a domain-qualified finalizer name {with_path}to avoid accidental conflicts with other finalizer \
                 writers"
            ));
        }
    }
    warnings
}
