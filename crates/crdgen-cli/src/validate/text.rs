//! Findings with the lines that they are about, in the form of the Rust compiler.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::Findings;
use super::finding::{Finding, Judged};
use crate::report;

/// Writes what is wrong, and unless `is_quiet` the warnings.
pub(super) fn write(findings: &Findings, is_quiet: bool, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in findings.diagnostics.iter().filter(|diagnostic| diagnostic.is_error() || !is_quiet) {
        writeln!(out, "{}\n", report::render(diagnostic, &findings.disk))?;
    }
    for judged in &findings.judged {
        for finding in &judged.findings {
            writeln!(out, "{}\n", render(judged, finding))?;
        }
        if !is_quiet {
            for warning in judged.verdict.warnings.iter().chain(&judged.conditions) {
                writeln!(out, "{}\n", warn(judged, warning))?;
            }
        }
    }
    Ok(())
}

fn render(judged: &Judged, finding: &Finding) -> String {
    let title = Level::ERROR.primary_title(&finding.message).id(finding.rule);
    let spot = judged.source.lines.spot(&judged.source.text, &finding.range);
    let snippet = Snippet::source(spot.text)
        .line_start(spot.line)
        .path(&judged.source.name)
        .annotation(AnnotationKind::Primary.span(spot.bytes()));
    let mut group = Group::with_title(title).element(snippet);
    let subject = subject(judged);
    let note = match (finding.path.is_empty(), subject.is_empty()) {
        (false, false) => Some(format!("at `{}` of {subject}", finding.path)),
        (false, true) => Some(format!("at `{}`", finding.path)),
        (true, false) => Some(format!("in {subject}")),
        (true, true) => None,
    };
    if let Some(note) = note {
        group = group.element(Level::NOTE.message(note));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help));
    }
    Renderer::styled().render(&[group]).to_string()
}

fn warn(judged: &Judged, message: &str) -> String {
    let subject = subject(judged);
    let place = if subject.is_empty() { String::new() } else { format!(", {subject}") };
    let group = Group::with_title(Level::WARNING.primary_title(message))
        .element(Level::NOTE.message(format!("in {}{place}", judged.source.name)));
    Renderer::styled().render(&[group]).to_string()
}

fn subject(judged: &Judged) -> &str {
    &judged.name
}
