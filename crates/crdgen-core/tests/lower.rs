//! Every case of `tests/shapes`: JSON Schemas in, the structural schema and what is said about it out, and the values
//! that come through it unchanged or not at all.
//!
//! A real API server of Kubernetes 1.37 accepted each of these schemas and values, and refused each value under
//! `rejects`.

use std::fs;
use std::path::Path;

use crdgen_core::diagnostic::Diagnostic;
use crdgen_core::lower::{Contracts, lower};
use crdgen_core::props::JsonSchemaProps;
use crdgen_core::structural::Structural;
use crdgen_core::structural::check::{prune, violations};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What serde reads.
    schema: Value,
    /// What serde writes, where that is something else.
    serialize: Option<Value>,
    /// The structural schema; none if the type is refused.
    lowered: Option<Value>,
    /// The findings: severity, rule, schema path and, in brackets, the place.
    #[serde(default)]
    says: Vec<String>,
    /// Values that are stored as they are.
    #[serde(default)]
    accepts: Vec<Value>,
    /// Values that are refused.
    #[serde(default)]
    rejects: Vec<Value>,
}

#[test]
fn every_shape_is_lowered_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shapes");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let wrong: Vec<String> = files.iter().flat_map(|file| check(file)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(files.len() > 150, "only {} cases were found", files.len());
}

fn check(file: &Path) -> Vec<String> {
    let case: Case = serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let name = file.file_stem().unwrap().display();
    let mut wrong = Vec::new();
    let mut compare = |what: &str, found: Value, expected: Value| {
        if found != expected {
            wrong.push(format!("{name}: {what}\n     found: {found}\n  expected: {expected}"));
        }
    };
    let serialize = case.serialize.unwrap_or_else(|| case.schema.clone());
    let (schema, diagnostics) = lower(&Contracts { deserialize: case.schema, serialize });
    compare("lowered", json!(schema.as_ref().map(JsonSchemaProps::from)), json!(case.lowered));
    compare("says", diagnostics.iter().map(finding).collect(), json!(case.says));
    if let Some(schema) = schema {
        for value in case.accepts {
            compare("accepts", stored(&schema, &value), value);
        }
        for value in case.rejects {
            let stored = stored(&schema, &value);
            compare(&format!("rejects {value}"), json!(stored.is_string() && stored != value), json!(true));
        }
    }
    wrong
}

fn finding(diagnostic: &Diagnostic) -> String {
    let Diagnostic { severity, rule, path, span, .. } = diagnostic;
    let path = if path.is_empty() { "the root" } else { path };
    let span = span.as_ref().map_or_else(String::new, |span| format!(" ({span})"));
    format!("{severity} {rule} at {path}{span}")
}

/// The value as it is stored, or a text that says what is wrong with it.
fn stored(schema: &Structural, value: &Value) -> Value {
    let pruned = prune(schema, value);
    match violations(schema, &pruned).first() {
        Some(violation) => json!(format!("refused: {violation}")),
        None => pruned,
    }
}
