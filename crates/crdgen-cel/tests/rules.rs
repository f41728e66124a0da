//! Rules put together at random on a schema with everything: the API server's compiler must say the same of them, refer to
//! the same overloads, and come to the same cost.
#![allow(clippy::print_stderr, reason = "a test tells what it did")]

mod common;

use crdgen_cel::check::{SELF_TYPE, Scope};
use crdgen_cel::compile::{self, Environments, Rule, max_cardinality};
use crdgen_cel::declared::DeclType;
use crdgen_cel::env::Environment;
use crdgen_core::props::JsonSchemaProps;
use fastrand::Rng;
use serde_json::{Value, json};

use common::describe::checked;
use common::generate::{make, schema};

fn generate(rng: &mut Rng) -> Value {
    let mut schema = schema(rng);
    let type_ = if rng.u8(..8) == 0 { "any" } else { "bool" };
    let depth = rng.u32(1..4);
    let mut rule = json!({"rule": make(rng, type_, depth)});
    if rng.u8(..4) == 0 {
        let type_ = if rng.u8(..8) == 0 { "any" } else { "string" };
        rule["messageExpression"] = json!(make(rng, type_, 2));
    }
    if rng.u8(..6) == 0 {
        rule["optionalOldSelf"] = json!(true);
    }
    schema["x-kubernetes-validations"] = json!([rule]);
    json!({"schema": schema, "root": rng.u8(..4) > 0, "stored": rng.bool(), "minor": if rng.u8(..4) == 0 { rng.u32(25..38) } else { 36 }})
}

#[test]
fn compiles_as_the_api_server_does() {
    let program = match common::build() {
        Ok(program) => program,
        Err(why) => return eprintln!("skipped: {why}"),
    };
    let mut rng = Rng::with_seed(std::env::var("CRDGEN_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(1));
    let count = std::env::var("CRDGEN_COUNT").ok().and_then(|s| s.parse().ok()).unwrap_or(4_000);
    let questions: Vec<Value> = (0..count).map(|_| generate(&mut rng)).collect();
    let answers = common::ask(&program, &questions);
    let mut wrong = Vec::new();
    let mut fine = 0;
    for (question, answer) in questions.iter().zip(answers) {
        let (mut answer, mut ours) = (normal(answer), answer_of(question));
        let is_message =
            |rule: &Value| ["google.protobuf.", "list{"].iter().any(|name| rule.to_string().contains(name));
        if question["schema"]["x-kubernetes-validations"].as_array().into_iter().flatten().any(is_message) {
            // Messages of Protocol Buffers are checked, but not run.
            answer["rules"] = Value::Null;
            ours["rules"] = Value::Null;
        }
        fine += usize::from(ours["rules"][0]["cost"].as_u64().is_some_and(|cost| cost > 0));
        if ours != answer {
            let rule = &question["schema"]["x-kubernetes-validations"][0];
            let setting = format!(
                "stored {} root {} bounded {}",
                question["stored"], question["root"], question["schema"]["properties"]["s"]["maxLength"]
            );
            wrong.push((
                rule.to_string().len(),
                format!("{rule}\n{setting}\n  ours {}\n  Go   {}\n", show(&ours), show(&answer)),
            ));
        }
    }
    wrong.sort();
    let shown: String = wrong.iter().take(10).map(|(_, text)| format!("{text:.3000}\n")).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{shown}", wrong.len(), questions.len());
    assert!(fine * 4 > questions.len(), "only {fine} of {} have nothing wrong", questions.len());
}

fn show(answer: &Value) -> String {
    let part = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
    format!("{}\n{}{}", answer["rules"], part("tree"), part("issues"))
}

/// An answer without what a server makes up.
fn normal(mut answer: Value) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::String(text) => {
                let mut parts = text.split(SELF_TYPE);
                let mut out = parts.next().unwrap_or_default().to_owned();
                for part in parts {
                    out.push_str(SELF_TYPE);
                    out.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
                }
                *text = out;
            }
            Value::Array(values) => values.iter_mut().for_each(strip),
            Value::Object(fields) => fields.values_mut().for_each(strip),
            _ => {}
        }
    }
    strip(&mut answer);
    answer
}

fn answer_of(question: &Value) -> Value {
    let schema: JsonSchemaProps = serde_json::from_value(question["schema"].clone()).expect("a schema");
    let declared = DeclType::new(&schema, question["root"] == true).expect("a type");
    // New rules may use what the version before knows.
    let minor = question["minor"].as_u64().and_then(|minor| u32::try_from(minor).ok()).expect("a number") + 1;
    let new = Environment::new_expressions(minor);
    let environment = if question["stored"] == true { Environment::stored_today() } else { &new };
    let rules: Vec<Value> = schema
        .x_validations
        .iter()
        .map(|rule| {
            let written = Rule {
                rule: &rule.rule,
                message: rule.message_expression.as_deref().unwrap_or_default(),
                optional_old_self: rule.optional_old_self == Some(true),
            };
            let compiled =
                compile::compile(written, &declared, Environments { rule: environment, message: environment });
            let mut answer =
                json!({"cost": 0, "messageCost": 0, "cardinality": 0, "usesOldSelf": compiled.uses_old_self});
            match compiled.rule {
                Ok(rule) => {
                    answer["cost"] = json!(rule.cost);
                    answer["cardinality"] = json!(max_cardinality(&declared));
                }
                Err(error) => answer["error"] = json!(format!("RuleInvalid: {}", error.detail)),
            }
            match compiled.message {
                Some(Ok(program)) => answer["messageCost"] = json!(program.cost),
                Some(Err(error)) => answer["messageError"] = json!(format!("RuleInvalid: {}", error.detail)),
                None => {}
            }
            answer
        })
        .collect();
    let mut answer = json!({"rules": rules});
    let self_type = declared.cel_type(SELF_TYPE);
    let scope = Scope {
        environment,
        variables: vec![("self", self_type.clone()), ("oldSelf", self_type)],
        declared: Some(&declared),
    };
    let (what, said) = checked(&schema.x_validations[0].rule, &scope);
    answer[what] = json!(said);
    answer
}
