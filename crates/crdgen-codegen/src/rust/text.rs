//! Literals, comments and reserved names of Rust.

use askama::Template;
use serde_json::Value;

use super::markdown;
use crate::text;

/// The words of all editions, and those that cannot be raw.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The names that nothing generated may have: keywords, and `more`.
pub(crate) fn reserved(more: &[&'static str]) -> Vec<&'static str> {
    KEYWORDS.iter().chain(more).copied().collect()
}

/// The text of a template, whose data cannot fail to be written.
pub(super) fn rendered(template: &impl Template) -> String {
    let mut text = template.render().unwrap_or_default();
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// A literal.
pub(super) fn literal(text: &str) -> String {
    text::literal(text, |c| format!("\\u{{{:x}}}", u32::from(c)))
}

/// A name within a comment, between backticks.
pub(super) fn line(name: &str) -> String {
    text::lines(&name.replace('`', "'")).join(" ")
}

/// A comment with its line end at the end, each line `indent` blanks from the left; empty if there is nothing to say.
pub(super) fn comment(doc: Option<&str>, default: Option<&Value>, indent: usize) -> String {
    let mut lines = markdown::lines(doc.unwrap_or_default());
    if let Some(default) = default {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(format!("Default: {}", markdown::code(&default.to_string())));
    }
    let pad = " ".repeat(indent);
    lines.iter().map(|line| format!("{}\n", format!("{pad}/// {line}").trim_end())).collect()
}
