//! Attributes in, values or findings out.

mod field;
mod resource;

use proc_macro2::Span;
use syn::{Attribute, ItemStruct};

use super::{AttrError, Ctxt};

/// The attributes above `struct CronTabSpec`.
fn attributes(text: &str) -> (Vec<Attribute>, syn::Ident) {
    let item: ItemStruct = syn::parse_str(&format!("{text} struct CronTabSpec {{}}")).expect("a struct");
    (item.attrs, item.ident)
}

/// A finding as its reason, the text that it stands on and its message.
fn show(error: &AttrError) -> String {
    format!("{}: {}: {}", error.reason.name(), source(error.error.span()), error.error)
}

fn source(span: Span) -> String {
    span.source_text().unwrap_or_default()
}

#[track_caller]
fn check_findings(cx: Ctxt, expected: &[&str]) {
    let findings = cx.check().err().unwrap_or_default();
    assert_eq!(findings.iter().map(show).collect::<Vec<_>>(), expected);
    for finding in &findings {
        let help = finding.help.as_deref().unwrap_or("has one");
        assert!(!help.is_empty() && !help.ends_with('.'), "{help}");
    }
}
