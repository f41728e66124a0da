//! Every custom resource of the recorded verdicts, judged again: code, message, causes, warnings and the stored object must
//! be those of a real API server.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a test tells what it did")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crdgen_admission::field::Error;
use crdgen_admission::go;
use crdgen_admission::object::Kind;
use crdgen_admission::verdict::Verdict;
use serde::Deserialize;
use serde_json::Value;

/// A line of `verdicts.jsonl`.
#[derive(Deserialize)]
struct Recorded {
    n: usize,
    code: u16,
    #[serde(default)]
    message: String,
    #[serde(default)]
    causes: Vec<Cause>,
    #[serde(default)]
    warnings: Vec<String>,
    object: Option<Value>,
}

#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Cause {
    reason: String,
    field: String,
    message: String,
}

#[test]
fn objects() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/verdicts/objects");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: there are no recorded verdicts at {}", folder.display());
        return;
    };
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let (mut equal, mut total) = (0, 0);
    let mut differences = Vec::new();
    for folder in &folders {
        let kind = Kind::new(serde_json::from_value(read(&folder.join("crd.json"))).unwrap());
        let lines = std::fs::read_to_string(folder.join("verdicts.jsonl")).unwrap();
        let recorded: Vec<Recorded> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let objects: Vec<Value> =
            recorded.iter().map(|line| read(&folder.join(format!("{:03}.json", line.n)))).collect();
        for (recorded, object) in recorded.iter().zip(&objects) {
            let verdict = kind.create(version(&kind, object, recorded), "default", object);
            let difference = difference(&verdict, recorded, object);
            total += 1;
            equal += usize::from(difference.is_none());
            let name = folder.file_name().unwrap().to_string_lossy();
            differences.extend(difference.map(|difference| format!("{name}/{:03}: {difference}", recorded.n)));
        }
    }
    println!("{equal} of {total} objects judged as the server does");
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(total > 0, "no verdict was recorded");
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The version at whose URL an object was sent: its own, or else the one that the answer asks for, or the stored one.
fn version<'v>(kind: &'v Kind, object: &'v Value, recorded: &'v Recorded) -> &'v str {
    let spec = &kind.crd().spec;
    let api_version = object["apiVersion"].as_str().unwrap_or_default();
    let own = api_version.strip_prefix(&spec.group).and_then(|rest| rest.strip_prefix('/'));
    let asked = || recorded.message.strip_suffix(')').and_then(|message| message.rsplit('/').next());
    let exists = |name: &&str| spec.versions.iter().any(|version| version.name == **name);
    let stored = || spec.versions.iter().find(|version| version.storage).map(|version| version.name.as_str());
    own.filter(exists).or_else(|| asked().filter(exists)).or_else(stored).unwrap_or_default()
}

fn difference(verdict: &Verdict, recorded: &Recorded, object: &Value) -> Option<String> {
    if verdict.code != recorded.code {
        let first = verdict.causes.first().map(ToString::to_string).unwrap_or_default();
        return Some(format!(
            "code {} is {}: {} {first}; expected {}",
            recorded.code, verdict.code, verdict.message, recorded.message
        ));
    }
    // Of a message that lists causes, the order is that of Go's maps.
    if verdict.code == 400 && verdict.message != recorded.message {
        return Some(format!("message\n  {}\nis\n  {}", recorded.message, verdict.message));
    }
    let expected: BTreeSet<Cause> = recorded
        .causes
        .iter()
        .map(|cause| Cause {
            reason: cause.reason.clone(),
            field: cause.field.clone(),
            message: of_generated_name(&cause.message, object),
        })
        .collect();
    let causes = causes(verdict);
    if causes != expected {
        let missing: Vec<_> = expected.difference(&causes).collect();
        let extra: Vec<_> = causes.difference(&expected).collect();
        return Some(format!("causes: missing {missing:?}, extra {extra:?}"));
    }
    // They were recorded as they stand in the header, cut off at the last quote.
    let unquote = |text: &String| text.replace("\\\"", "\"").replace('\\', "\"");
    let warnings: Vec<String> = recorded.warnings.iter().map(unquote).collect();
    if verdict.warnings != warnings {
        return Some(format!("warnings {warnings:?} are {:?}", verdict.warnings));
    }
    let (found, expected) = (verdict.object.as_ref().map(go::json), recorded.object.as_ref().map(go::json));
    (found != expected)
        .then(|| format!("object\n  {}\nis\n  {}", expected.unwrap_or_default(), found.unwrap_or_default()))
}

fn causes(verdict: &Verdict) -> BTreeSet<Cause> {
    let cause = |error: &Error| Cause {
        reason: error.kind.reason().to_owned(),
        field: error.field.clone(),
        message: error.body(),
    };
    verdict.causes.iter().map(cause).collect()
}

/// A name that the server makes ends in five random characters; here they are always `xxxxx`.
fn of_generated_name(message: &str, object: &Value) -> String {
    let base = object["metadata"]["generateName"].as_str().filter(|base| !base.is_empty());
    match base.and_then(|base| message.split_once(&format!("Invalid value: \"{base}"))) {
        Some((before, after)) if object["metadata"]["name"].is_null() && !after.starts_with('"') => {
            format!("{before}Invalid value: \"{}xxxxx{}", base.unwrap_or_default(), &after[5..])
        }
        _ => message.to_owned(),
    }
}
