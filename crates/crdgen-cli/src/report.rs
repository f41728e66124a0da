//! Findings in the form of the Rust compiler.

use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use crdgen_core::diagnostic::{Diagnostic, Note, Position, Severity, Span};
use crdgen_files::Disk;

/// One finding with the line it is about, the trail that led there, and what to do. Coloured: a terminal's writer takes the
/// colours away where they are not wanted.
pub(crate) fn render(diagnostic: &Diagnostic, disk: &Disk) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let text = diagnostic.span.as_ref().and_then(|span| disk.text(Path::new(&*span.file)));
    let title = level.primary_title(&diagnostic.message).id(diagnostic.rule);
    let mut group = Group::with_title(title);
    match (&diagnostic.span, &text) {
        (Some(span), Some(text)) => {
            let place = AnnotationKind::Primary.span(range(text, span));
            group = group.element(Snippet::source(&**text).path(&*span.file).annotation(place));
        }
        (Some(span), None) => group = group.element(Level::NOTE.message(format!("at {span}"))),
        (None, _) => {}
    }
    if !diagnostic.path.is_empty() {
        group = group.element(Level::NOTE.message(format!("at `{}` of the CRD", diagnostic.path)));
    }
    for Note { message, span } in &diagnostic.trail {
        let note = match span {
            Some(span) => format!("{message}, {span}"),
            None => message.clone(),
        };
        group = group.element(Level::NOTE.message(note));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    Renderer::styled().render(&[group]).to_string()
}

/// `3 errors, 1 warning`; none if there is nothing to count.
pub(crate) fn count(diagnostics: &[Diagnostic]) -> Option<String> {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = diagnostics.len() - errors;
    let part = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{count} {what}s")),
    };
    let parts: Vec<_> = [part(errors, "error"), part(warnings, "warning")].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Why the program could not run.
pub(crate) fn failure(message: &str) -> String {
    Renderer::styled().render(&[Group::with_title(Level::ERROR.primary_title(message))]).to_string()
}

/// The bytes of `text` at `span`, at least one where there is one, so that there is something to underline.
pub(crate) fn range(text: &str, span: &Span) -> Range<usize> {
    let start = offset(text, span.start);
    let end = offset(text, span.end).max(start);
    if start == end {
        let next = text.get(start..).and_then(|rest| rest.chars().next());
        return start..start + next.map_or(0, char::len_utf8);
    }
    start..end
}

/// The byte at `position`, or the last one before it that there is.
fn offset(text: &str, position: Position) -> usize {
    let line_index = usize::try_from(position.line.saturating_sub(1)).unwrap_or(usize::MAX);
    let column = usize::try_from(position.column.saturating_sub(1)).unwrap_or(usize::MAX);
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if index == line_index {
            let line = line.trim_end_matches(['\n', '\r']);
            return start + line.char_indices().nth(column).map_or(line.len(), |(offset, _)| offset);
        }
        start += line.len();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets() {
        let check = |line: u32, column: u32, expected: usize| {
            assert_eq!(offset("äb\r\ncd\n", Position { line, column }), expected, "{line}:{column}");
        };
        check(1, 1, 0);
        check(1, 2, 2);
        check(1, 9, 3);
        check(2, 2, 6);
        check(3, 1, 8);
        check(0, 0, 0);
    }

    #[test]
    fn counts() {
        let error = Diagnostic::error("a", "b");
        let warning = Diagnostic::warning("a", "b");
        assert_eq!(count(&[]), None);
        assert_eq!(count(std::slice::from_ref(&error)).as_deref(), Some("1 error"));
        assert_eq!(count(&[error.clone(), error, warning]).as_deref(), Some("2 errors, 1 warning"));
    }
}
