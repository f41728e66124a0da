//! A rule of a schema: read, checked, and its cost known, or what is wrong with it, as the API server says it.

use crate::ast::{Checked, Reference};
use crate::check::{SELF_TYPE, Scope, check};
use crate::cost;
use crate::declared::{DeclType, MAX_REQUEST_SIZE};
use crate::env::Environment;
use crate::parse::parse;
use crate::source::Source;
use crate::types::Type;

/// The variable of the value that a rule judges.
pub const SELF: &str = "self";
/// The variable of the value that was there before.
pub const OLD_SELF: &str = "oldSelf";

/// A rule as it is written.
#[derive(Debug, Clone, Copy)]
pub struct Rule<'r> {
    /// What must hold.
    pub rule: &'r str,
    /// What says why it does not, if it is there.
    pub message: &'r str,
    /// Whether `oldSelf` is optional.
    pub optional_old_self: bool,
}

/// A rule that can be run.
#[derive(Debug, Clone, PartialEq)]
pub struct Compiled {
    /// The rule.
    pub rule: Program,
    /// Whether it looks at what was there before.
    pub uses_old_self: bool,
    /// What says why it does not hold, or what is wrong with that.
    pub message: Option<Result<Program, Error>>,
}

/// An expression that can be run.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    /// The checked tree.
    pub checked: Checked,
    /// What it costs at most.
    pub cost: u64,
}

/// What is wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// In the API server's words.
    pub detail: String,
}

/// Compiles a rule on values of a type.
///
/// # Errors
/// What is wrong with the rule itself.
pub fn compile(rule: Rule<'_>, declared: &DeclType, environment: &Environment) -> Result<Compiled, Error> {
    let self_type = declared.cel_type(SELF_TYPE);
    let old = if rule.optional_old_self { Type::optional(self_type.clone()) } else { self_type.clone() };
    let scope = Scope { environment, variables: vec![(SELF, self_type), (OLD_SELF, old)], declared: Some(declared) };
    let checked = expression(rule.rule, &scope, "")?;
    if output(&checked) != Some(&Type::Bool) {
        return Err(Error { detail: "cel expression must evaluate to a bool".to_owned() });
    }
    let uses_old_self = checked
        .references
        .values()
        .any(|reference| matches!(reference, Reference::Variable(name) if &**name == OLD_SELF));
    let message = (!rule.message.is_empty()).then(|| {
        let checked = expression(rule.message, &scope, "messageExpression ")?;
        if output(&checked) != Some(&Type::String) {
            return Err(Error { detail: "messageExpression must evaluate to a string".to_owned() });
        }
        Ok(program(checked, declared))
    });
    Ok(Compiled { rule: program(checked, declared), uses_old_self, message })
}

fn expression(text: &str, scope: &Scope<'_>, what: &str) -> Result<Checked, Error> {
    let source = Source::new(text);
    let checked = parse(&source, scope.environment.macros()).and_then(|parsed| check(parsed, &source, scope));
    checked.map_err(|issues| Error { detail: format!("{what}compilation failed: {}", issues.print(&source)) })
}

fn output(checked: &Checked) -> Option<&Type> {
    checked.types.get(&checked.expr.id)
}

fn program(checked: Checked, declared: &DeclType) -> Program {
    let cost = cost::estimate(&checked, Some(declared)).max;
    Program { checked, cost }
}

/// How many times a value of a type can stand in an object, if nothing bounds that.
pub fn max_cardinality(declared: &DeclType) -> u64 {
    u64::try_from(MAX_REQUEST_SIZE / (declared.min_size + 1)).unwrap_or(0)
}
