//! SARIF 2.1.0, for code scanning.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::Findings;
use super::finding::{Judged, of_source};

#[derive(Serialize)]
struct Log<'f> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'f>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'f> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Outcome<'f>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message<'static>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Message<'static>>,
}

#[derive(Serialize)]
struct Message<'f> {
    text: std::borrow::Cow<'f, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'f> {
    rule_id: &'static str,
    level: &'static str,
    message: Message<'f>,
    locations: [Location<'f>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'f> {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation<'f>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation<'f> {
    fully_qualified_name: &'f str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_column: usize,
}

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// The rule of what the server, or a controller of it, only warns of.
const WARNING: &str = "warning";

/// Writes one log with all findings.
pub(super) fn write(findings: &Findings, out: &mut dyn Write) -> io::Result<()> {
    let of_source = of_source(findings);
    let all = || of_source.iter().chain(&findings.judged);
    let results: Vec<_> = all().flat_map(results).collect();
    let mut rules: BTreeMap<&'static str, Option<String>> = BTreeMap::new();
    for finding in all().flat_map(|judged| &judged.findings) {
        let help = rules.entry(finding.rule).or_default();
        *help = help.take().or_else(|| finding.help.clone());
    }
    if results.iter().any(|result| result.rule_id == WARNING) {
        rules.insert(WARNING, None);
    }
    let rules = rules.into_iter().map(|(id, help)| Rule {
        id,
        short_description: Message { text: super::rules::about(id).into() },
        help: help.map(|help| Message { text: help.into() }),
    });
    let driver = Driver { name: "crdgen", version: env!("CARGO_PKG_VERSION"), rules: rules.collect() };
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    serde_json::to_writer_pretty(&mut *out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    out.write_all(b"\n")
}

fn results(judged: &Judged) -> Vec<Outcome<'_>> {
    let errors = judged.findings.iter().map(|finding| {
        let spot = judged.source.lines.spot(&judged.source.text, &finding.range);
        let end_column = spot.end.max(spot.column + 1);
        let region = Region { start_line: spot.line, start_column: spot.column, end_column };
        outcome(judged, finding.rule, "error", &finding.message, Some(region), &finding.path)
    });
    let warnings = judged.verdict.warnings.iter().chain(&judged.conditions);
    errors.chain(warnings.map(|text| outcome(judged, WARNING, "warning", text, None, ""))).collect()
}

fn outcome<'f>(
    judged: &'f Judged,
    rule_id: &'static str,
    level: &'static str,
    text: &'f str,
    region: Option<Region>,
    path: &'f str,
) -> Outcome<'f> {
    let file = &judged.source.name;
    let logical = (!path.is_empty()).then_some(LogicalLocation { fully_qualified_name: path });
    let location = Location {
        physical_location: PhysicalLocation { artifact_location: ArtifactLocation { uri: uri(file) }, region },
        logical_locations: logical.into_iter().collect(),
    };
    Outcome { rule_id, level, message: Message { text: text.into() }, locations: [location] }
}

/// A path as a relative reference: slashes, and what a URI may not hold in percents.
fn uri(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/@+=,!$&'()*;".contains(&byte);
    let mut uri = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.replace('\\', "/").bytes() {
        if is_plain(byte) {
            uri.push(char::from(byte));
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn uris() {
        let check = |path: &str, expected: &str| assert_eq!(super::uri(path), expected);
        check("a/b c.yaml", "a/b%20c.yaml");
        check("/x/ä.yaml", "file:///x/%C3%A4.yaml");
        check("a\\b.yaml", "a/b.yaml");
    }
}
