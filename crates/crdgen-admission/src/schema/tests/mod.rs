//! Each rule of §2.J to §2.S with the smallest schema that breaks it. The texts are those of a real server.

use crdgen_core::props::JsonSchemaProps;
use serde_json::{Value, json};

use super::*;
use crate::decode;

mod defaults;
mod lists;
mod openapi;
mod rules;
mod structure;

fn parse(json: &Value) -> JsonSchemaProps {
    decode::strict(json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

fn errors(json: &Value, status: bool, rules: Rules) -> Vec<String> {
    let props = parse(json);
    let errors = errors_of(Source { props: &props, json }, status, rules);
    errors.iter().map(|error| error.to_string().replace("v.openAPIV3Schema", "S")).collect()
}

fn errors_of(source: Source<'_>, status: bool, rules: Rules) -> Vec<Error> {
    let expressions = Expressions { stored: &Stored::default(), unchanged: false };
    validate(source, status, rules, expressions, &Path::new("v"))
}

/// The errors of a whole schema.
fn check_root(schema: Value, expected: &[&str]) {
    assert_eq!(errors(&schema, false, Rules::ALL), expected, "{schema}");
}

/// The errors of a property `p`, with its path as `P`.
fn check(schema: Value, expected: &[&str]) {
    let root = json!({"type": "object", "properties": {"p": schema}});
    let found: Vec<String> =
        errors(&root, false, Rules::ALL).iter().map(|error| error.replace("S.properties[p]", "P")).collect();
    assert_eq!(found, expected, "{root}");
}
