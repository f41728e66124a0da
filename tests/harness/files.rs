//! The files beside the shapes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crdgen_core::structural::{Structural, check};
use crdgen_core::text;
use serde_json::Value;

/// Files that must have a certain text, or must not be there.
pub struct Expected {
    folder: PathBuf,
    bless: bool,
    failures: Vec<String>,
}

impl Expected {
    pub fn new(folder: &str) -> Self {
        let asked = std::env::var_os("CRDGEN_BLESS").is_some_and(|value| value == "1");
        let bless = asked && std::env::var_os("CI").is_none();
        Self { folder: Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), bless, failures: Vec::new() }
    }

    /// Compares a file.
    pub fn file(&mut self, name: &str, text: Option<String>) {
        let path = self.folder.join(name);
        let there = fs::read_to_string(&path).ok();
        if there == text {
            return;
        }
        if self.bless {
            match text {
                Some(text) => fs::write(&path, text),
                None => fs::remove_file(&path),
            }
            .expect("the file is written");
        } else {
            self.failures.push(format!("{name} is not as expected{}", diff(there.as_deref(), text.as_deref())));
        }
    }

    /// Fails where a file was not as it must be.
    pub fn finish(self) {
        assert!(self.failures.is_empty(), "{}", self.failures.join("\n"));
    }
}

/// What is kept of a CRD: all of it where the shape is about the kind, else the schema of the spec.
pub fn relevant(name: &str, crd: &str) -> String {
    if name.starts_with(['d', 'i']) {
        return crd.to_owned();
    }
    let crd: Value = serde_yaml::from_str(crd).expect("the CRD is YAML");
    let schema = &crd["spec"]["versions"][0]["schema"]["openAPIV3Schema"]["properties"]["spec"];
    text::to_yaml(schema).expect("a schema is written")
}

/// Shapes whose schema the derive cannot see as the source engine does, with the reason.
pub fn known_differences() -> BTreeMap<String, String> {
    let pairs = lines("shapes/known-differences.txt", ": ");
    pairs.into_iter().collect()
}

/// Values that must not be taken, by shape.
pub fn hostile() -> Vec<(String, Value)> {
    let value = |(name, text): (String, String)| {
        let value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {text}: {error}"));
        (name, value)
    };
    lines("shapes/hostile.txt", " ").into_iter().map(value).collect()
}

/// A table of two columns; lines that start with `#` are comments.
fn lines(file: &str, separator: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("the table");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let split = |line: &str| {
        let (name, rest) = line.split_once(separator).unwrap_or_else(|| panic!("{file}: {line}"));
        (name.to_owned(), rest.to_owned())
    };
    lines.map(split).collect()
}

/// What the API server would refuse or change of a value.
pub fn damage(schema: &Structural, value: &Value) -> Vec<String> {
    let stored = check::prune(schema, value);
    let mut damage: Vec<String> = check::violations(schema, &stored)
        .into_iter()
        .map(|violation| format!("{value} is refused: {violation}"))
        .collect();
    if stored != *value {
        damage.push(format!("{value} is stored as {stored}"));
    }
    damage
}

/// The lines in which two texts differ, from the first to the last.
pub fn diff(left: Option<&str>, right: Option<&str>) -> String {
    let lines =
        |text: Option<&str>| -> Vec<String> { text.unwrap_or("(nothing)").lines().map(str::to_owned).collect() };
    let (left, right) = (lines(left), lines(right));
    let start = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
    let rest = (left.len().min(right.len())) - start;
    let end = left.iter().rev().zip(right.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let mut out = format!(", from line {}", start + 1);
    for (sign, lines) in [('-', &left), ('+', &right)] {
        for line in &lines[start..lines.len() - end] {
            let _ = write!(out, "\n{sign} {line}");
        }
    }
    out
}
