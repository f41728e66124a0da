//! The approval of the Kubernetes community that CRDs in its groups need (Q4, Q5).

use std::collections::BTreeMap;

use crdgen_core::names::{APPROVED_ANNOTATION, Approval, approval_state, is_protected_group};

use super::internal::Crd;
use crate::field::{Error, Path};
use crate::go;
use crate::url::Url;

/// What the annotation of a CRD says, and the server's words for it.
pub(super) fn state(annotations: &BTreeMap<String, String>) -> (Approval, String) {
    let is_url =
        |text: &str| Url::parse_request_uri(text).is_ok_and(|url| !url.host.is_empty() && !url.scheme.is_empty());
    approval_state(annotations.get(APPROVED_ANNOTATION).map(String::as_str).unwrap_or_default(), is_url)
}

/// `validateAPIApproval`: what was so before is left alone.
pub(super) fn validate(new: &Crd<'_>, old: Option<&Crd<'_>>) -> Option<Error> {
    if !is_protected_group(&new.spec().group) {
        return None;
    }
    let annotations = &new.metadata().annotations;
    let (now, reason) = state(annotations);
    if old.is_some_and(|old| state(&old.metadata().annotations).0 == now) {
        return None;
    }
    let (metadata, annotation) = (Path::new("metadata"), annotations.get(APPROVED_ANNOTATION));
    let path = metadata.child("annotations");
    let path = path.key(APPROVED_ANNOTATION);
    match now {
        Approval::Approved | Approval::Bypassed => None,
        Approval::Missing => Some(Error::required(&path, reason)),
        Approval::Invalid => Some(Error::invalid(&path, go::quote(annotation.map_or("", String::as_str)), reason)),
    }
}
