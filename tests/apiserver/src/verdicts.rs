//! Folders of documents, and what a server said of them: read, recorded, held to what a server says now.
//!
//! A folder of CRDs has a line a document in a `.jsonl` file beside it, a folder with a `crd.json` has custom resources
//! and their lines in `verdicts.jsonl`. A line names the documents and holds the answer.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::answer::{self, Answer};
use crate::case::Case;

/// A line: a case, by the names of its documents, and the answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Line {
    /// `file` and `doc`; `old` and `new`; or `n` of a custom resource. There may be more.
    #[serde(flatten)]
    pub head: Map<String, Value>,
    /// What the server said.
    #[serde(flatten)]
    pub answer: Answer,
}

/// The lines of a file.
///
/// # Errors
///
/// A text that names the file, and the line if one is not understood; so do all others here.
pub fn read(file: &Path) -> Result<Vec<Line>, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let parse = |(number, text)| {
        let line: Result<Line, _> = serde_json::from_str(text);
        let mut line = line.map_err(|error| format!("{}:{}: {error}", file.display(), number + 1))?;
        line.answer.warnings.iter_mut().for_each(unescape);
        Ok(line)
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(parse).collect()
}

/// Some recorders kept a warning as it stands in its header, and took off all quotes at its end.
fn unescape(warning: &mut String) {
    if warning.contains("\\\"") {
        *warning = warning.replace("\\\"", "\"");
        if warning.ends_with('\\') {
            warning.pop();
            warning.push('"');
        }
    }
}

/// The case of a line of `file`, with its documents read.
pub fn case(file: &Path, line: &Line) -> Result<Case, String> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let path = |key: &str| line.head.get(key).and_then(Value::as_str).map(|name| folder.join(name));
    if let Some(n) = line.head.get("n").and_then(Value::as_u64) {
        let crd = document(&folder.join("crd.json"), 0)?;
        let object = document(&folder.join(format!("{n:03}.json")), 0)?;
        let version = served_version(&crd, &object);
        return Ok(Case::object(crd, &version, object));
    }
    if let (Some(old), Some(new)) = (path("old"), path("new")) {
        return Ok(Case::crd(document(&new, 0)?).from_old(document(&old, 0)?));
    }
    let doc = line.head.get("doc").and_then(Value::as_u64).unwrap_or_default();
    let file = path("file").ok_or_else(|| format!("{}: a line names no document", file.display()))?;
    document(&file, doc).map(Case::crd)
}

/// The heads of lines for all documents of a folder, nothing asked yet, and the file where such lines belong.
pub fn heads(folder: &Path) -> Result<(PathBuf, Vec<Line>), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !name.ends_with("l"))
        .collect();
    names.sort();
    let line = |head: Value| Line { head: head.as_object().cloned().unwrap_or_default(), answer: Answer::default() };
    if names.iter().any(|name| name == "crd.json") {
        let numbers = names.iter().filter_map(|name| name.strip_suffix(".json")?.parse::<u64>().ok());
        return Ok((folder.join("verdicts.jsonl"), numbers.map(|n| line(json!({ "n": n }))).collect()));
    }
    let base = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let lines = names.iter().map(|name| line(json!({"file": format!("{base}/{name}"), "doc": 0})));
    Ok((folder.with_extension("jsonl"), lines.collect()))
}

/// Document number `doc` of a file of YAML or JSON.
fn document(file: &Path, doc: u64) -> Result<Value, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    if file.extension().is_some_and(|extension| extension == "json") {
        return serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()));
    }
    let mut documents = serde_yaml::Deserializer::from_str(&text);
    let document = documents.nth(usize::try_from(doc).unwrap_or(usize::MAX));
    let document = document.ok_or_else(|| format!("{} has no document {doc}", file.display()))?;
    Value::deserialize(document).map_err(|error| format!("{}: {error}", file.display()))
}

/// The version that the object names, if the CRD serves it; else the first that it serves.
pub fn served_version(crd: &Value, object: &Value) -> String {
    let versions = crd.pointer("/spec/versions").and_then(Value::as_array);
    let served = versions.into_iter().flatten().filter(|version| version["served"] == true);
    let names: Vec<&str> = served.filter_map(|version| version["name"].as_str()).collect();
    let named = object["apiVersion"].as_str().and_then(|text| text.rsplit_once('/')).map(|(_, version)| version);
    let named = named.filter(|version| names.contains(version));
    named.or(names.first().copied()).unwrap_or_default().to_owned()
}

/// What the server says now of the case of a line, and said not then.
pub fn differences(case: &Case, line: &Line, now: &Answer) -> Vec<String> {
    answer::differences(&line.answer, now, case.base())
}
