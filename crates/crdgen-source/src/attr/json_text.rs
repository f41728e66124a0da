//! kube's older form of `printcolumn` and `scale`: a string that holds a JSON object.

use proc_macro2::{Ident, Literal, TokenTree};
use serde_json::Value as Json;

use super::entry::{Entry, Value};
use super::value::{report, string};
use super::{AttrError, Ctxt, Reason};

/// The members of the object as entries, all at the place of the string.
pub(crate) fn entries(entry: &Entry, form: &str, cx: &Ctxt) -> Option<Vec<Entry>> {
    if !matches!(entry.value, Value::Is(_)) {
        return report(cx, AttrError::at(Reason::Malformed, entry.span(), "expected a list").help(form));
    }
    let text = string(entry, cx)?;
    let members = match serde_json::from_str(&text) {
        Ok(Json::Object(members)) => members,
        other => {
            let why = other.err().map(|error| format!(": {error}")).unwrap_or_default();
            let message = format!("expected a JSON object{why}");
            return report(cx, AttrError::at(Reason::Malformed, text.span, message).help(form));
        }
    };
    let mut entries = Vec::new();
    for (key, value) in members {
        // A name of any other form is no key of these objects, and not all strings make an identifier.
        if key.is_empty() || key.starts_with(|c: char| c.is_ascii_digit()) || !key.chars().all(is_word) {
            cx.error(Reason::UnknownKey, text.span, format!("unknown key {key:?} in the JSON text"));
            continue;
        }
        let mut literal = match value {
            Json::String(value) => Literal::string(&value),
            Json::Null => continue,
            other => Literal::string(&other.to_string()),
        };
        literal.set_span(text.span);
        let value = Value::Is(TokenTree::Literal(literal).into());
        entries.push(Entry { key: Ident::new(&key, text.span), value });
    }
    Some(entries)
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
