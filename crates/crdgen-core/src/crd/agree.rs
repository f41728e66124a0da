//! What the versions of one kind must say alike, because the CRD says it once.

use std::fmt::Debug;

use super::assemble::{names, scope};
use super::findings::{Findings, Input};
use crate::diagnostic::Diagnostic;

/// Each version against the one before all: names, scope, labels and annotations are the same, the version is not.
pub(super) fn check(inputs: &[Input], findings: &mut Findings<'_>) {
    let [first, others @ ..] = inputs else { return };
    let a = &first.version.resource;
    let a_names = names(a);
    for (position, other) in others.iter().enumerate() {
        let b = &other.version.resource;
        let b_names = names(b);
        let mut alike = |path: &str, a_value: &dyn Debug, b_value: &dyn Debug| {
            let (a_text, b_text) = (format!("{a_value:?}"), format!("{b_value:?}"));
            if a_text != b_text {
                let message =
                    format!("version `{}` says {a_text}, but version `{}` says {b_text}", a.version, b.version);
                let diagnostic = Diagnostic::error("version-conflict", message)
                    .on(path)
                    .help("a CRD says this once for all versions: write the same in each");
                findings.push(other, diagnostic);
            }
        };
        alike("spec.names.plural", &a_names.plural, &b_names.plural);
        alike("spec.names.singular", &text(&a_names.singular), &text(&b_names.singular));
        alike("spec.names.listKind", &text(&a_names.list_kind), &text(&b_names.list_kind));
        alike("spec.names.shortNames", &a_names.short_names, &b_names.short_names);
        alike("spec.names.categories", &a_names.categories, &b_names.categories);
        alike("spec.scope", &scope(a.scope), &scope(b.scope));
        alike("metadata.labels", &a.labels, &b.labels);
        alike("metadata.annotations", &a.annotations, &b.annotations);
        // It is long: said by one version it is said for all.
        if let (Some(a), Some(b)) = (&a.conversion, &b.conversion) {
            alike("spec.conversion", a, b);
        }
        // The same names stand together, because the versions are sorted.
        if let Some(before) = inputs.get(position)
            && before.version.resource.version == b.version
        {
            let diagnostic = Diagnostic::error("duplicate-version", "must contain unique version names")
                .on(format!("spec.versions[{}].name", position + 1))
                .help(format!(
                    "two types are version `{}` of `{}`: give one of them another version or kind",
                    b.version, b.kind
                ));
            findings.push(other, diagnostic);
        }
    }
}

fn text(name: &Option<String>) -> &str {
    name.as_deref().unwrap_or_default()
}

/// The position of the version that is stored: the one that says so, or else the first that does not say it is not.
pub(super) fn storage(inputs: &[Input], findings: &mut Findings<'_>) -> Option<usize> {
    let says = |value: Option<bool>| {
        inputs.iter().enumerate().filter(move |(_, input)| input.version.resource.storage == value)
    };
    let stored: Vec<_> = says(Some(true)).collect();
    let help = match stored[..] {
        [(position, _)] => return Some(position),
        [] => match says(None).next() {
            Some((position, _)) => return Some(position),
            None => "every version says `storage = false`: set it to `true` in one".to_owned(),
        },
        _ => {
            let names: Vec<_> = stored.iter().map(|(_, i)| format!("`{}`", i.version.resource.version)).collect();
            format!("{} say `storage = true`: keep it in one", names.join(" and "))
        }
    };
    if let Some(input) = stored.get(1).map(|&(_, input)| input).or(inputs.first()) {
        let message = "must have exactly one version marked as storage version";
        findings.push(input, Diagnostic::error("storage-version", message).on("spec.versions").help(help));
    }
    None
}
