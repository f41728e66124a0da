//! A rule of a schema: read, checked, and its cost known, or what is wrong with it, as the API server says it.

use crate::ast::{Checked, Reference};
use crate::check::{SELF_TYPE, Scope, check};
use crate::cost;
use crate::declared::{DeclType, MAX_REQUEST_SIZE};
use crate::env::Environment;
use crate::eval::Program;
use crate::parse::parse;
use crate::source::Source;
use crate::types::Type;

/// The variable of the value that a rule judges.
pub const SELF: &str = "self";
/// The variable of the value that was there before.
pub const OLD_SELF: &str = "oldSelf";
/// The variables of a rule, in the order in which it is run with them.
pub const VARIABLES: [&str; 2] = [SELF, OLD_SELF];

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

/// What is known in a rule, and in its message: of the two one may be new.
#[derive(Debug, Clone, Copy)]
pub struct Environments<'e> {
    /// That of the rule.
    pub rule: &'e Environment,
    /// That of the message.
    pub message: &'e Environment,
}

/// What became of a rule.
#[derive(Debug)]
pub struct Compiled {
    /// The rule, or what is wrong with it.
    pub rule: Result<Estimated, Error>,
    /// Whether it looks at what was there before.
    pub uses_old_self: bool,
    /// What says why it does not hold, or what is wrong with that. It is not looked at if the rule is wrong.
    pub message: Option<Result<Estimated, Error>>,
}

/// An expression that can be run, with [`VARIABLES`].
#[derive(Debug)]
pub struct Estimated {
    /// How it is run.
    pub program: Program,
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
pub fn compile(written: Rule<'_>, declared: &DeclType, environments: Environments<'_>) -> Compiled {
    let self_type = declared.cel_type(SELF_TYPE);
    let old = if written.optional_old_self { Type::optional(self_type.clone()) } else { self_type.clone() };
    let scope = |environment| Scope {
        environment,
        variables: vec![(SELF, self_type.clone()), (OLD_SELF, old.clone())],
        declared: Some(declared),
    };
    let checked = match expression(written.rule, &scope(environments.rule), "") {
        Ok(checked) if output(&checked) == Some(&Type::Bool) => checked,
        Ok(_) => return Compiled::wrong(Error::new("cel expression must evaluate to a bool")),
        Err(error) => return Compiled::wrong(error),
    };
    let uses_old_self = checked
        .references
        .values()
        .any(|reference| matches!(reference, Reference::Variable(name) if &**name == OLD_SELF));
    let rule = estimated(&checked, declared, "program");
    let message = (rule.is_ok() && !written.message.is_empty())
        .then(|| message(written.message, &scope(environments.message), declared));
    Compiled { rule, uses_old_self, message }
}

impl Compiled {
    fn wrong(error: Error) -> Self {
        Self { rule: Err(error), uses_old_self: false, message: None }
    }
}

impl Error {
    fn new(detail: impl Into<String>) -> Self {
        Self { detail: detail.into() }
    }
}

fn message(text: &str, scope: &Scope<'_>, declared: &DeclType) -> Result<Estimated, Error> {
    let checked = expression(text, scope, "messageExpression ")?;
    if output(&checked) != Some(&Type::String) {
        return Err(Error::new("messageExpression must evaluate to a string"));
    }
    estimated(&checked, declared, "messageExpression")
}

fn expression(text: &str, scope: &Scope<'_>, what: &str) -> Result<Checked, Error> {
    let source = Source::new(text);
    let checked = parse(&source, scope.environment.macros()).and_then(|parsed| check(parsed, &source, scope));
    checked.map_err(|issues| Error::new(format!("{what}compilation failed: {}", issues.print(&source))))
}

fn output(checked: &Checked) -> Option<&Type> {
    checked.types.get(&checked.expr.id)
}

fn estimated(checked: &Checked, declared: &DeclType, what: &str) -> Result<Estimated, Error> {
    let program = Program::new(checked, &VARIABLES)
        .map_err(|error| Error::new(format!("{what} instantiation failed: {error}")))?;
    Ok(Estimated { program, cost: cost::estimate(checked, Some(declared)).max })
}

/// How many times a value of a type can stand in an object, if nothing bounds that.
pub fn max_cardinality(declared: &DeclType) -> u64 {
    u64::try_from(MAX_REQUEST_SIZE / (declared.min_size + 1)).unwrap_or(0)
}
