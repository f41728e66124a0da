//! Places in files, from the spans of tokens.

use std::sync::Arc;

use crdgen_core::diagnostic::{Position, Span};
use proc_macro2::LineColumn;

/// The place of a token in `file`; `None` for tokens that were made and not read.
pub(crate) fn of(file: &Arc<str>, span: proc_macro2::Span) -> Option<Span> {
    let (start, end) = (span.start(), span.end());
    if start.line == 0 || (start == end && start == LineColumn { line: 1, column: 0 }) {
        return None;
    }
    Some(Span { file: file.clone(), start: position(start), end: position(end) })
}

fn position(at: LineColumn) -> Position {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Position { line: number(at.line), column: number(at.column).saturating_add(1) }
}

/// An identifier's text, `r#type` as `type`.
pub(crate) fn name(ident: &proc_macro2::Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}
