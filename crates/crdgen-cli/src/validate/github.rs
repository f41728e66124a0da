//! Annotations of a GitHub workflow.

use std::io::{self, Write};

use super::Findings;
use super::finding::of_source;

/// Writes an `error` for each finding, and a `warning` for each warning.
pub(super) fn write(findings: &Findings, out: &mut dyn Write) -> io::Result<()> {
    for judged in of_source(findings).iter().chain(&findings.judged) {
        let file = property(&judged.source.name);
        for finding in &judged.findings {
            let spot = judged.source.lines.spot(&judged.source.text, &finding.range);
            let mut message = finding.message.clone();
            if !finding.path.is_empty() {
                message = format!("{}: {message}", finding.path);
            }
            if let Some(help) = &finding.help {
                message = format!("{message}\nhelp: {help}");
            }
            // GitHub shows no column of a place that ends where it starts.
            let (line, column, end) = (spot.line, spot.column, spot.end.max(spot.column + 1));
            let (title, message) = (property(finding.rule), data(&message));
            writeln!(out, "::error file={file},line={line},col={column},endColumn={end},title={title}::{message}")?;
        }
        for warning in judged.verdict.warnings.iter().chain(&judged.conditions) {
            writeln!(out, "::warning file={file}::{}", data(warning))?;
        }
    }
    Ok(())
}

/// What stands after `::`.
pub(crate) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands after `=`.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        assert_eq!(data("100%\r\na:b,c"), "100%25%0D%0Aa:b,c");
        assert_eq!(property("100%\r\na:b,c"), "100%25%0D%0Aa%3Ab%2Cc");
    }
}
