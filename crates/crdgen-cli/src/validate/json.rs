//! One line of JSON for each document, in the shape of the server's `Status`.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::Findings;
use super::finding::{Finding, Judged, of_source};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'j> {
    file: &'j str,
    doc: usize,
    /// Which item of it, if the document is a list: `items[2]`.
    #[serde(skip_serializing_if = "str::is_empty")]
    item: &'j str,
    name: &'j str,
    code: u16,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'j str,
    #[serde(skip_serializing_if = "str::is_empty")]
    message: &'j str,
    /// Where, if there are no causes that have their own places.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'j str>,
    causes: Vec<Cause<'j>>,
    warnings: &'j [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    conditions: &'j [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<&'j Value>,
}

#[derive(Serialize)]
struct Cause<'j> {
    reason: &'j str,
    field: &'j str,
    message: &'j str,
    path: &'j str,
    rule: &'j str,
    span: Span,
}

/// Lines and columns count from 1, columns in characters.
#[derive(Serialize)]
struct Span {
    line: usize,
    column: usize,
}

/// Writes the lines of all documents, and one for each error in Rust source.
pub(super) fn write(findings: &Findings, out: &mut dyn Write) -> io::Result<()> {
    for judged in of_source(findings).iter().chain(&findings.judged) {
        serde_json::to_writer(&mut *out, &line(judged))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn line(judged: &Judged) -> Line<'_> {
    let span = |finding: &Finding| {
        let spot = judged.source.lines.spot(&judged.source.text, &finding.range);
        Span { line: spot.line, column: spot.column }
    };
    let whole = judged.findings.iter().find(|finding| finding.field.is_none());
    let verdict = &judged.verdict;
    let causes = judged.findings.iter().filter_map(|finding| {
        Some(Cause {
            reason: finding.reason,
            field: finding.field.as_deref()?,
            message: &finding.message,
            path: &finding.path,
            rule: finding.rule,
            span: span(finding),
        })
    });
    Line {
        file: &judged.source.name,
        doc: judged.index,
        item: &judged.item,
        name: &judged.name,
        code: verdict.code,
        reason: verdict.reason,
        message: &verdict.message,
        span: whole.map(span),
        rule: whole.map(|finding| finding.rule),
        causes: causes.collect(),
        warnings: &verdict.warnings,
        conditions: &judged.conditions,
        object: verdict.object.as_ref(),
    }
}
