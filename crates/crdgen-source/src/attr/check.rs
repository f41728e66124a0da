//! The API server's opinion of a value, put on the value's literal.

use crdgen_core::names::NameError;

use super::{AttrError, Ctxt, Reason, Spanned};

/// Reports `value` of the attribute key `key` where `rule` refuses it; `help` says how a right one looks.
pub(crate) fn check(
    cx: &Ctxt,
    reason: Reason,
    key: &str,
    value: &Spanned<String>,
    help: &str,
    rule: impl Fn(&str) -> Result<(), NameError>,
) {
    if let Err(error) = rule(value) {
        cx.push(AttrError::at(reason, value.span, format!("`{key}`: {error}")).help(help));
    }
}

/// Reports every value that was there before, among those of one repeatable key.
pub(crate) fn check_distinct<'a>(cx: &Ctxt, what: &str, values: impl IntoIterator<Item = &'a Spanned<String>>) {
    let mut seen: Vec<&str> = Vec::new();
    for value in values {
        if seen.contains(&value.as_str()) {
            let message = format!("{what} `{}` is given twice", value.as_str());
            cx.push(AttrError::at(Reason::Duplicate, value.span, message).help("keep one of the two"));
        }
        seen.push(value.as_str());
    }
}
