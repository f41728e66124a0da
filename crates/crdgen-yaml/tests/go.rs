//! Texts and what Kubernetes reads in them: `go.jsonl` holds the answers of `NewYAMLOrJSONDecoder` of apimachinery 0.37.2 and
//! `sigs.k8s.io/yaml` 1.6.0, and of the strict readers what they say of keys that stand twice.

use crdgen_yaml::{Limits, Problem, read};
use serde_json::Value;

const LIMITS: Limits = Limits { bytes: 1 << 20, depth: 1_000 };

fn messages(problems: &[Problem]) -> Value {
    problems.iter().map(|problem| Value::from(problem.message.as_str())).collect()
}

/// What `read` makes of a text, in the form of a line of the table.
fn answer(text: &str) -> Value {
    let mut answer = serde_json::json!({ "text": text });
    match read(text, &LIMITS) {
        Err(problem) => answer["error"] = problem.message.into(),
        Ok(documents) => {
            answer["documents"] = documents.iter().map(|document| document.value.clone()).collect();
            let duplicates: Vec<Value> = documents.iter().map(|document| messages(&document.duplicate_keys)).collect();
            if duplicates.iter().any(|of_one| *of_one != Value::Array(Vec::new())) {
                answer["duplicates"] = duplicates.into();
            }
        }
    }
    answer
}

#[test]
fn reads_as_go_does() {
    let mut wrong = Vec::new();
    let table = include_str!("go.jsonl");
    for line in table.lines() {
        let expected: Value = serde_json::from_str(line).expect("a line of the table is JSON");
        let found = answer(expected["text"].as_str().expect("a line of the table has a text"));
        if found != expected {
            wrong.push(format!("expected {expected}\n   found {found}"));
        }
    }
    assert!(table.lines().count() > 500);
    assert!(wrong.is_empty(), "{} texts\n{}", wrong.len(), wrong.join("\n"));
}
