//! Rules whose estimated cost a real API server recorded: ours is the same, to the number.
#![allow(clippy::print_stderr, reason = "a test tells what it did")]

use std::fs;
use std::path::Path;

use crdgen_cel::compile::{Environments, Rule, compile};
use crdgen_cel::declared::DeclType;
use crdgen_cel::env::Environment;
use crdgen_core::props::JsonSchemaProps;
use serde_json::Value;

#[test]
fn costs_are_those_recorded() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/verdicts/cel/cost.jsonl");
    let Ok(text) = fs::read_to_string(&path) else {
        return eprintln!("skipped: there is no {}", path.display());
    };
    let stored = Environment::stored_today();
    let mut wrong = Vec::new();
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).expect("a line of JSON");
        let schema: JsonSchemaProps = serde_json::from_value(case["schema"].clone()).expect("a schema");
        let expected = case["estimatedCost"].as_u64().expect("a number");
        let declared = DeclType::new(&schema, true).expect("a type");
        // 0 stands for a cost that is not stated.
        for rule in schema.x_validations.iter().filter(|_| expected > 0) {
            let written = Rule {
                rule: &rule.rule,
                message: rule.message_expression.as_deref().unwrap_or_default(),
                optional_old_self: rule.optional_old_self == Some(true),
            };
            let cost =
                compile(written, &declared, Environments { rule: stored, message: stored }).rule.map(|rule| rule.cost);
            if cost != Ok(expected) {
                wrong.push(format!("{}: {} costs {expected}, not {cost:?}", case["name"], rule.rule));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
