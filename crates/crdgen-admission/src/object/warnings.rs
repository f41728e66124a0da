//! The warnings that come with an answer: S3 and S4.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crdgen_core::crd::CustomResourceDefinitionVersion;
use crdgen_core::meta::ObjectMeta;
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
