//! What `crdgen generate` finds, as annotations of a GitHub workflow.

use crdgen_core::diagnostic::{Diagnostic, Severity};
use crdgen_files::Change;

use crate::validate::github::{data, property};

/// One finding, at its line of Rust.
pub(crate) fn of_finding(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let title = property(diagnostic.rule);
    let place = diagnostic.span.as_ref().map(|span| {
        let (start, end) = (span.start, span.end);
        // GitHub shows columns only of what ends in the line where it starts.
        let columns = if start.line == end.line {
            format!(",col={},endColumn={}", start.column, end.column)
        } else {
            String::new()
        };
        format!("file={},line={}{columns},", property(&span.file), start.line)
    });
    let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let message = data(&format!("{}{help}", diagnostic.message));
    format!("::{level} {}title={title}::{message}", place.unwrap_or_default())
}

/// A file that is not what the source makes.
pub(crate) fn of_change(change: &Change) -> String {
    let what = match (&change.old, &change.new) {
        (None, _) => "is missing",
        (_, None) => "belongs to no kind any more",
        _ => "is not what the Rust source makes",
    };
    let file = change.path.display().to_string();
    let message = data(&format!("{file} {what}: run crdgen generate"));
    format!("::error file={},title=out-of-date::{message}", property(&file))
}

#[cfg(test)]
mod tests {
    use crdgen_core::diagnostic::{Position, Span};

    use super::*;

    #[test]
    fn findings() {
        let at = |line, column| Position { line, column };
        let span = |end| Span { file: "src/a,b.rs".into(), start: at(3, 5), end };
        let finding = Diagnostic::error("unknown-type", "50 % of it").help("name it");
        let check = |finding: &Diagnostic, expected: &str| assert_eq!(of_finding(finding), expected);
        check(&finding, "::error title=unknown-type::50 %25 of it%0Ahelp: name it");
        let place = "file=src/a%2Cb.rs,line=3";
        let text = "title=unknown-type::50 %25 of it%0Ahelp: name it";
        check(&finding.clone().at(span(at(3, 9))), &format!("::error {place},col=5,endColumn=9,{text}"));
        check(&finding.at(span(at(4, 1))), &format!("::error {place},{text}"));
    }

    #[test]
    fn changes() {
        let check = |old: Option<&str>, new: Option<&str>, expected: &str| {
            let old = old.map(|text| text.as_bytes().to_vec());
            let change = Change { path: "crds/a.yaml".into(), old, new: new.map(str::to_owned) };
            let expected =
                format!("::error file=crds/a.yaml,title=out-of-date::crds/a.yaml {expected}: run crdgen generate");
            assert_eq!(of_change(&change), expected);
        };
        check(None, Some(""), "is missing");
        check(Some("a"), None, "belongs to no kind any more");
        check(Some("a"), Some("b"), "is not what the Rust source makes");
    }
}
