//! The expressions of CEL's own conformance tests, where Go has them in its module cache: cel-go must read and check them
//! as we do.
#![allow(clippy::print_stderr, reason = "a test tells what it did")]

mod common;

use crdgen_cel::check::Scope;
use crdgen_cel::env::Environment;
use serde_json::json;

#[test]
fn checks_the_conformance_tests_as_cel_go_does() {
    let (program, folder) = match (common::build(), common::spec::folder()) {
        (Ok(program), Some(folder)) => (program, folder),
        (Err(why), _) => return eprintln!("skipped: {why}"),
        (_, None) => return eprintln!("skipped: CEL's specification is not in Go's module cache"),
    };
    let texts = common::spec::expressions(&folder);
    let questions: Vec<_> = texts.iter().map(|text| json!({"expr": text, "check": true, "stored": true})).collect();
    let scope = Scope { environment: Environment::stored_today(), variables: Vec::new(), declared: None };
    let mut wrong = Vec::new();
    for (text, answer) in texts.iter().zip(common::ask(&program, &questions)) {
        let (what, said) = common::describe::checked(text, &scope);
        let ours = json!({ what: said });
        if ours != answer {
            wrong.push(format!("{text}\n  ours {ours}\n  Go   {answer}\n"));
        }
    }
    let shown: String = wrong.iter().take(8).map(|text| format!("{text:.1500}\n")).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{shown}", wrong.len(), texts.len());
}
