//! Every evaluation of the recorded verdicts, done again: what is said of the object and what it cost must be what
//! Kubernetes' own evaluator said.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a test tells what it did")]

use std::path::Path;

use crdgen_cel::compile::{Environments, Rule, compile};
use crdgen_cel::declared::DeclType;
use crdgen_cel::env::Environment;
use crdgen_cel::value::schema::Schema;
use crdgen_cel::value::{Error, Value, typed};
use crdgen_core::props::JsonSchemaProps;
use serde_json::Value as Json;

/// What the server lets a call cost.
const PER_CALL: u64 = 1_000_000;

#[test]
fn evaluations() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/verdicts/cel/evaluation.jsonl");
    let Ok(lines) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: there are no recorded verdicts at {}", path.display());
        return;
    };
    let mut total = 0;
    // Recorded of a Go `float32`, which is another number once it is JSON.
    let lines = lines.lines().filter(|line| !line.contains("\"val3\":3.4028235e+38"));
    let mut differences = Vec::new();
    for line in lines {
        let recorded: Json = serde_json::from_str(line).unwrap();
        total += 1;
        let (error, cost) = evaluate(&recorded);
        let expected = recorded["errors"][0].as_str().map(without_number);
        if error.as_deref().map(without_number) != expected || recorded["cost"].as_u64() != Some(cost) {
            differences.push(format!(
                "{}: {}\n  expected {} {expected:?}\n  found    {cost} {error:?}",
                recorded["name"], recorded["rule"], recorded["cost"]
            ));
        }
    }
    println!("{} of {total} evaluations as recorded", total - differences.len());
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(total > 0, "no evaluation was recorded");
}

/// The name of the type of `self` ends in a random number.
fn without_number(text: &str) -> String {
    let mut parts = text.split("selfType");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "selfType" + part.trim_start_matches(|c: char| c.is_ascii_digit()))
}

fn evaluate(recorded: &Json) -> (Option<String>, u64) {
    let props: JsonSchemaProps = serde_json::from_value(recorded["schema"].clone()).unwrap();
    let is_root = recorded["root"] == Json::Bool(true);
    let said = |detail: String| {
        Some(format!("root: Invalid value: \"{}\": {detail}", props.type_.as_deref().unwrap_or_default()))
    };
    let rule = &props.x_validations[0];
    let declared = DeclType::new(&props, is_root).unwrap();
    let text = Rule { rule: &rule.rule, message: "", optional_old_self: rule.optional_old_self == Some(true) };
    let stored = Environment::stored_today();
    let compiled = compile(text, &declared, Environments { rule: stored, message: stored });
    let program = match compiled.rule {
        Ok(rule) => rule.program,
        Err(error) => return (said(format!("rule compile error: {}", error.detail)), 0),
    };
    let old = &recorded["oldObject"];
    if compiled.uses_old_self && old.is_null() && !text.optional_old_self {
        return (None, 0);
    }
    let schema = Schema::new(&props, is_root);
    let read = |json| typed(json, &schema);
    let old = match (text.optional_old_self, old) {
        (true, Json::Null) => Ok(Value::Optional(None)),
        (true, old) => read(old).map(Value::some),
        (false, Json::Null) => Err(Error::new("no such attribute(s): oldSelf")),
        (false, old) => read(old),
    };
    let evaluation = program.evaluate(vec![read(&recorded["object"]), old], PER_CALL);
    let said = match evaluation.value {
        Ok(Value::Bool(true)) => None,
        Ok(_) => said(format!("failed rule: {}", rule.rule.trim())),
        Err(error) if error.to_string().starts_with("no such overload") => said(format!(
            "'{error}': call arguments did not match a supported operator, function or macro signature for rule: {}",
            rule.rule
        )),
        Err(error) => said(format!("{error} evaluating rule: {}", rule.rule)),
    };
    (said, evaluation.cost)
}
