//! Doc comments.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// The text of all doc comments, joined by newlines, each without its first space.
///
/// `#[doc = include_str!(…)]` is not text that can be read here, and is left out.
pub(super) fn text(attrs: &[Attribute]) -> Option<String> {
    let lines: Vec<String> = attrs.iter().filter(|a| a.path().is_ident("doc")).filter_map(line).collect();
    if lines.is_empty() { None } else { Some(lines.join("\n")) }
}

fn line(attr: &Attribute) -> Option<String> {
    let Meta::NameValue(meta) = &attr.meta else { return None };
    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &meta.value else { return None };
    let text = text.value();
    Some(text.strip_prefix(' ').unwrap_or(&text).to_owned())
}
