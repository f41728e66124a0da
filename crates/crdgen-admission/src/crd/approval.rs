//! The approval of the Kubernetes community that CRDs in its groups need (Q4, Q5).

use std::collections::BTreeMap;

use crdgen_core::names::APPROVED_ANNOTATION;

use super::internal::Crd;
use crate::field::{Error, Path};
use crate::go;
use crate::url::Url;

/// `APIApprovalState`: what the annotation says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Approval {
    /// Nothing.
    Missing,
    /// That there is none, and why.
    Bypassed,
    /// Where it was given.
    Approved,
    /// Something else.
    Invalid,
}

impl Approval {
    /// `GetAPIApprovalState`: the state and the server's words for it.
    pub(super) fn of(annotations: &BTreeMap<String, String>) -> (Self, String) {
        const MORE: &str = "see https://github.com/kubernetes/enhancements/pull/1111";
        let annotation = annotations.get(APPROVED_ANNOTATION).map(String::as_str).unwrap_or_default();
        let needs = format!("protected groups must have approval annotation \"{APPROVED_ANNOTATION}\"");
        if annotation.is_empty() {
            (Self::Missing, format!("{needs}, {MORE}"))
        } else if annotation.starts_with("unapproved") {
            (Self::Bypassed, format!("not approved: {}", go::quote(annotation)))
        } else if Url::parse_request_uri(annotation).is_ok_and(|url| !url.host.is_empty() && !url.scheme.is_empty()) {
            (Self::Approved, format!("approved in {annotation}"))
        } else {
            (Self::Invalid, format!("{needs} with either a URL or a reason starting with \"unapproved\", {MORE}"))
        }
    }
}

/// `IsProtectedCommunityGroup`.
pub(super) fn is_protected(group: &str) -> bool {
    let under = |domain: &str| group.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    under("k8s.io") || under("kubernetes.io")
}

/// `validateAPIApproval`: what was so before is left alone.
pub(super) fn validate(new: &Crd<'_>, old: Option<&Crd<'_>>) -> Option<Error> {
    if !is_protected(&new.spec().group) {
        return None;
    }
    let annotations = &new.metadata().annotations;
    let (state, reason) = Approval::of(annotations);
    if old.is_some_and(|old| Approval::of(&old.metadata().annotations).0 == state) {
        return None;
    }
    let (metadata, annotation) = (Path::new("metadata"), annotations.get(APPROVED_ANNOTATION));
    let path = metadata.child("annotations");
    let path = path.key(APPROVED_ANNOTATION);
    match state {
        Approval::Approved | Approval::Bypassed => None,
        Approval::Missing => Some(Error::required(&path, reason)),
        Approval::Invalid => Some(Error::invalid(&path, go::quote(annotation.map_or("", String::as_str)), reason)),
    }
}
