//! `scale(spec = ".spec.replicas", status = ".status.replicas")`, kube's longer keys, and kube's older JSON text.

use crdgen_core::names;
use crdgen_core::resource::Scale;

use super::check::check;
use super::entry::{self, Entry, Value};
use super::symbol::{SCALE_KEYS, ScaleKey};
use super::value::{missing, string};
use super::{Ctxt, Reason, Spanned, json_text};

const FORM: &str = "write `scale(spec = \".spec.replicas\", status = \".status.replicas\")`";

/// The subresource that `entry` gives.
pub(crate) fn parse(entry: &Entry, cx: &Ctxt) -> Option<Spanned<Scale>> {
    let entries = match &entry.value {
        Value::List(tokens) => entry::of_list(tokens, cx),
        _ => json_text::entries(entry, FORM, cx)?,
    };
    let [mut spec, mut status, mut selector] = [const { None }; 3];
    for (key, entry) in entry::keyed(entries, SCALE_KEYS, "`scale(...)`", cx) {
        let slot = match key {
            ScaleKey::Spec => &mut spec,
            ScaleKey::Status => &mut status,
            ScaleKey::Selector => &mut selector,
        };
        *slot = string(&entry, cx);
    }
    let require = |value: Option<Spanned<String>>, key: &str| match value {
        None => missing(cx, entry.span(), &format!("the scale subresource has no `{key}` path"), FORM),
        some => some,
    };
    let (spec, status) = (require(spec, "spec"), require(status, "status"));
    let (spec, status): (Spanned<String>, Spanned<String>) = (spec?, status?);

    let reason = Reason::InvalidPath;
    check(cx, reason, "spec", &spec, "such as \".spec.replicas\"", names::spec_replicas_path);
    check(cx, reason, "status", &status, "such as \".status.replicas\"", names::status_replicas_path);
    if let Some(selector) = &selector {
        check(cx, reason, "selector", selector, "such as \".status.selector\"", names::label_selector_path);
    }
    let scale = Scale {
        spec_replicas_path: spec.value,
        status_replicas_path: status.value,
        label_selector_path: selector.map(|path| path.value).filter(|path| !path.is_empty()),
    };
    Some(Spanned::new(scale, entry.span()))
}
