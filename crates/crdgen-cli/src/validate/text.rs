//! Findings with the lines that they are about, in the form of the Rust compiler.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::Findings;
use super::finding::{Finding, Judged};
use super::source::Source;
use crate::report;

/// Writes what is wrong, and unless `is_quiet` the warnings.
pub(super) fn write(findings: &Findings, is_quiet: bool, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in findings.diagnostics.iter().filter(|diagnostic| diagnostic.is_error() || !is_quiet) {
        writeln!(out, "{}\n", report::render(diagnostic, &findings.disk))?;
    }
    for judged in &findings.judged {
        for finding in &judged.findings {
            writeln!(out, "{}\n", render(&judged.source, &subject(judged), finding))?;
        }
        if !is_quiet {
            for warning in judged.verdict.warnings.iter().chain(&judged.conditions) {
                writeln!(out, "{}\n", warn(judged, warning))?;
            }
        }
    }
    Ok(())
}

/// One finding on `subject`, a document of `source`.
pub(crate) fn render(source: &Source, subject: &str, finding: &Finding) -> String {
    let title = Level::ERROR.primary_title(&finding.message).id(finding.rule);
    let spot = source.lines.spot(&source.text, &finding.range);
    let place = match spot.text {
        Some(line) => {
            let meant = AnnotationKind::Primary.span(spot.bytes);
            Element::from(Snippet::source(line).line_start(spot.line).path(&source.name).annotation(meant))
        }
        None => Origin::path(&source.name).line(spot.line).char_column(spot.column).into(),
    };
    let mut group = Group::with_title(title).element(place);
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
    let file = &judged.source.name;
    let place = match subject(judged) {
        subject if subject.is_empty() => format!("in {file}"),
        subject => format!("in {file}, {subject}"),
    };
    let group = Group::with_title(Level::WARNING.primary_title(message)).element(Level::NOTE.message(place));
    Renderer::styled().render(&[group]).to_string()
}

/// `Tab a`
fn subject(judged: &Judged) -> String {
    format!("{} {}", judged.kind, judged.name).trim().to_owned()
}
