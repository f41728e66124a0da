//! Every CRD and every update of the recorded verdicts, judged again: code, message, causes and warnings must be those of
//! a real API server.
//!
//! `DIFFERENCES=n cargo test -p crdgen-admission --test verdicts` shows up to n differences of each class.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a test tells what it did")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crdgen_admission::crd;
use crdgen_admission::go;
use crdgen_admission::verdict::Verdict;
use serde::Deserialize;
use serde_json::Value;

/// A line of a file of verdicts: `file` where a CRD was created, `old` and `new` where one was updated.
#[derive(Deserialize)]
struct Recorded {
    file: Option<String>,
    old: Option<String>,
    new: Option<String>,
    code: u16,
    #[serde(default)]
    message: String,
    #[serde(default)]
    causes: Vec<Cause>,
    #[serde(default)]
    warnings: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Cause {
    reason: String,
    field: String,
    message: String,
}

impl Cause {
    fn without_type_name(&self) -> Self {
        Self { message: without_type_name(&self.message), ..self.clone() }
    }
}

/// A text without the numbers that a server makes up for the type of `self`.
fn without_type_name(text: &str) -> String {
    const NAME: &str = "selfType";
    let mut parts = text.split(NAME);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + NAME + part.trim_start_matches(|c: char| c.is_ascii_digit()))
}

#[test]
fn crds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/verdicts/crds");
    if !folder.is_dir() {
        eprintln!("skipped: there are no recorded verdicts at {}", folder.display());
        return;
    }
    let mut report = Report::default();
    for class in ["real", "mutated", "rules", "updates", "rules-updates"] {
        let lines = std::fs::read_to_string(folder.join(class).with_extension("jsonl")).expect("recorded verdicts");
        let mut tally = Tally::default();
        for line in lines.lines() {
            let recorded: Recorded = serde_json::from_str(line).expect("a verdict");
            let verdict = judge(&folder, &recorded);
            let differences = differences(&verdict, &recorded);
            match differences.is_empty() {
                true => tally.equal += 1,
                false => tally.different += 1,
            }
            let name = recorded.new.or(recorded.file).unwrap_or_default();
            report.note(&name, differences);
        }
        report.tallies.push((class, tally));
    }
    report.finish();
}

fn judge(folder: &Path, recorded: &Recorded) -> Verdict {
    match (&recorded.file, &recorded.old, &recorded.new) {
        (Some(file), ..) => crd::create(&read(folder.join(file))),
        (None, Some(old), Some(new)) => crd::update(&read(folder.join(old)), &read(folder.join(new))),
        _ => panic!("a verdict of nothing"),
    }
}

fn read(path: PathBuf) -> Value {
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if path.extension().is_some_and(|extension| extension == "json") {
        return serde_json::from_str(&text).expect("JSON");
    }
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What is not as the server had it: the class of the difference, and the difference.
fn differences(verdict: &Verdict, recorded: &Recorded) -> Vec<(String, String)> {
    let mut found: Vec<Cause> = verdict.causes.iter().map(cause).collect();
    let mut expected: Vec<Cause> = recorded.causes.iter().map(Cause::without_type_name).collect();
    found.sort();
    expected.sort();
    let mut out = Vec::new();
    for cause in missing(&expected, &found) {
        out.push((format!("missing {}", class(cause)), text(cause)));
    }
    for cause in missing(&found, &expected) {
        out.push((format!("extra {}", class(cause)), text(cause)));
    }
    let mut warnings = [&verdict.warnings, &recorded.warnings]
        .map(|all| all.iter().map(|warning| unquoted(warning)).collect::<Vec<_>>());
    warnings.iter_mut().for_each(|warnings| warnings.sort());
    if warnings[0] != warnings[1] {
        out.push(("warnings".to_owned(), format!("{:?}, not {:?}", warnings[0], warnings[1])));
    }
    if out.is_empty() && (verdict.code != recorded.code || !is_same_message(verdict, recorded)) {
        let [ours, theirs] = [(verdict.code, &verdict.message), (recorded.code, &recorded.message)];
        out.push((format!("code {} not {}", ours.0, theirs.0), format!("{ours:?}, not {theirs:?}")));
    }
    out
}

/// The recorder took warnings from their header as they stand there: escaped, and without quotes at the end.
fn unquoted(warning: &str) -> String {
    warning.replace('\\', "").trim_end_matches('"').to_owned()
}

/// The server tells several errors in random order.
fn is_same_message(verdict: &Verdict, recorded: &Recorded) -> bool {
    let head =
        |message: &str| message.split_once(" is invalid: ").map_or(message.to_owned(), |(head, _)| head.to_owned());
    head(&verdict.message) == head(&recorded.message)
        && without_type_name(&verdict.message).len() == without_type_name(&recorded.message).len()
        && (recorded.causes.len() > 1 || without_type_name(&verdict.message) == without_type_name(&recorded.message))
}

fn cause(error: &crdgen_admission::field::Error) -> Cause {
    Cause { reason: error.kind.reason().to_owned(), field: error.field.clone(), message: error.body() }
}

/// Those of `all` that are not in `others`, as often as they are there more often; both are sorted.
fn missing<'c>(all: &'c [Cause], others: &[Cause]) -> Vec<&'c Cause> {
    let count = |list: &[Cause], cause: &Cause| list.iter().filter(|other| *other == cause).count();
    let mut out: Vec<&Cause> = all.iter().filter(|cause| count(all, cause) > count(others, cause)).collect();
    out.dedup();
    out
}

/// The last name of the field, and the message without its value.
fn class(cause: &Cause) -> String {
    let field = cause.field.rsplit(['.', ']']).next().unwrap_or_default();
    let (kind, rest) = cause.message.split_once(": ").unwrap_or((&cause.message, ""));
    let detail: String = rest.rsplit_once(": ").map_or(rest, |(_, detail)| detail).chars().take(60).collect();
    format!("{field} | {kind} | {detail}")
}

fn text(cause: &Cause) -> String {
    go::json(&Value::from(format!("{}: {}", cause.field, cause.message).chars().take(400).collect::<String>()))
}

#[derive(Default)]
struct Tally {
    equal: usize,
    different: usize,
}

#[derive(Default)]
struct Report {
    tallies: Vec<(&'static str, Tally)>,
    /// The differences, by class.
    differences: BTreeMap<String, Vec<String>>,
}

impl Report {
    fn note(&mut self, name: &str, differences: Vec<(String, String)>) {
        for (class, difference) in differences {
            self.differences.entry(class).or_default().push(format!("{name}: {difference}"));
        }
    }

    /// Prints the tallies, and fails if something differs.
    fn finish(self) {
        for (class, tally) in &self.tallies {
            let Tally { equal, different } = tally;
            println!("{class}: {equal} of {} judged as the server does", equal + different);
        }
        let limit = std::env::var("DIFFERENCES").ok().and_then(|limit| limit.parse().ok()).unwrap_or(1);
        let mut classes: Vec<_> = self.differences.into_iter().collect();
        classes.sort_by_key(|(_, differences)| std::cmp::Reverse(differences.len()));
        let lines: Vec<String> = classes
            .iter()
            .flat_map(|(class, differences)| {
                let head = format!("{:5} {class}", differences.len());
                std::iter::once(head)
                    .chain(differences.iter().take(limit).map(|difference| format!("        {difference}")))
            })
            .collect();
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }
}
