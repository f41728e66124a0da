//! Runs rules over an object: `Validator.Validate`.

use crdgen_cel::eval::Program;
use crdgen_cel::value::{self, typed};
use crdgen_core::props::JsonSchemaProps;
use crdgen_core::resource::ValidationRule;
use serde_json::Value;

use super::super::correlation::{self, OldItems};
use super::super::view::{field, items, sorted};
use super::{CompiledRule, Ready, Rules};
use crate::field::{Error, ErrorType, Path};
use crate::go;

/// What all rules of an object may cost together.
pub(crate) const BUDGET: u64 = 10_000_000;
/// What one call may cost.
const PER_CALL: u64 = 1_000_000;
/// So many bytes a message that a rule makes has at most.
const MAX_MESSAGE: usize = 5 * 1024;

const OUT_OF_BUDGET: &str =
    "validation failed due to running out of cost budget, no further validation rules will be run";

/// No more rules are run.
struct Stop;

type Walk = Result<(), Stop>;

/// What is left and what was found.
#[derive(Debug)]
pub(crate) struct State {
    /// What rules may still cost.
    pub(crate) budget: u64,
    /// Whether that did not suffice.
    pub(crate) is_exhausted: bool,
    pub(crate) errors: Vec<Error>,
    /// Errors that do not count, since nothing changed where they are.
    pub(crate) warnings: Vec<String>,
}

/// `ratchetingOptions`: the value that was here before, or else the nearest around it that stands for another one.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Correlation<'o> {
    current: Option<Pair<'o>>,
    nearest: Option<Pair<'o>>,
}

/// A value, the one that it takes the place of, and their schema.
#[derive(Debug, Clone, Copy)]
struct Pair<'o> {
    new: &'o Value,
    old: &'o Value,
    schema: &'o JsonSchemaProps,
}

impl<'o> Correlation<'o> {
    /// That of an object that takes the place of another one.
    pub(crate) fn new(new: &'o Value, old: &'o Value, schema: &'o JsonSchemaProps) -> Self {
        Self { current: Some(Pair { new, old, schema }), nearest: None }
    }

    fn key(self, name: &str) -> Self {
        let Some(current) = self.current else { return self };
        if self.nearest.is_none() && matches!(name, "apiVersion" | "kind") {
            return Self::default();
        }
        let pair = || {
            let schema = field(current.schema, name)?;
            Some(Pair { new: current.new.get(name)?, old: current.old.get(name)?, schema })
        };
        Self { current: pair(), nearest: Some(current) }
    }

    fn index(self, index: usize) -> Self {
        let Some(current) = self.current else { return self };
        let pair = || {
            let new = current.new.get(index)?;
            let old = OldItems::new(Some(current.old), current.schema)?.get(new)?;
            Some(Pair { new, old, schema: items(current.schema)? })
        };
        Self { current: pair(), nearest: Some(current) }
    }

    fn is_unchanged(self) -> bool {
        let pair = self.current.or(self.nearest);
        pair.is_some_and(|pair| correlation::equal(pair.new, pair.old, pair.schema))
    }
}

impl Rules {
    /// What the rules say of `value`, which takes the place of `old`, at a cost of no more than `budget`.
    pub(crate) fn validate(
        &self,
        value: &Value,
        old: Option<&Value>,
        correlation: Correlation<'_>,
        path: &Path<'_>,
        budget: u64,
    ) -> State {
        let mut state = State { budget, is_exhausted: false, errors: Vec::new(), warnings: Vec::new() };
        // Where it stopped, it said why.
        state.is_exhausted = self.walk(value, old, correlation, path, &mut state).is_err();
        state
    }

    fn walk(
        &self,
        value: &Value,
        old: Option<&Value>,
        correlation: Correlation<'_>,
        path: &Path<'_>,
        state: &mut State,
    ) -> Walk {
        if value.is_null() {
            return Ok(());
        }
        let old = old.filter(|old| !old.is_null());
        self.expressions(value, old, correlation, path, state)?;
        for nested in &self.all_of {
            let correlation = Correlation { current: None, ..correlation };
            nested.walk(value, old, correlation, path, state)?;
        }
        match value {
            Value::Object(fields) => {
                let old = old.filter(|_| self.has_correlated_fields);
                if self.additional.is_none() && self.properties.is_empty() {
                    return Ok(());
                }
                for (name, value) in sorted(fields) {
                    let (old, correlation) = (old.and_then(|old| old.get(name)), correlation.key(name));
                    if let Some(rules) = &self.additional {
                        rules.walk(value, old, correlation, &path.key(name), state)?;
                    }
                    if let Some(rules) = self.properties.get(name) {
                        rules.walk(value, old, correlation, &path.child(name), state)?;
                    }
                }
            }
            Value::Array(list) => {
                let Some(rules) = &self.items else { return Ok(()) };
                let keys = self.list_keys.as_deref();
                let old = keys.and_then(|keys| OldItems::by_keys(old, keys));
                for (index, item) in list.iter().enumerate() {
                    let old = old.as_ref().and_then(|old| old.get(item));
                    rules.walk(item, old, correlation.index(index), &path.index(index), state)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// `validateExpressions`: the rules of this value itself.
    fn expressions(
        &self,
        value: &Value,
        old: Option<&Value>,
        correlation: Correlation<'_>,
        path: &Path<'_>,
        state: &mut State,
    ) -> Walk {
        if let Some(error) = self.error {
            state.errors.push(self.error(path, format!("rule compiler initialization error: {error}")));
            return Ok(());
        }
        if self.rules.is_empty() {
            return Ok(());
        }
        if state.budget == 0 {
            state.errors.push(self.error(path, OUT_OF_BUDGET));
            return Err(Stop);
        }
        for rule in &self.rules {
            self.expression(rule, value, old, correlation, path, state)?;
        }
        Ok(())
    }

    fn expression(
        &self,
        rule: &CompiledRule,
        value: &Value,
        old: Option<&Value>,
        correlation: Correlation<'_>,
        path: &Path<'_>,
        state: &mut State,
    ) -> Walk {
        let CompiledRule { written, program } = rule;
        let ready = match program {
            None => return Ok(()),
            Some(Ok(ready)) => ready,
            Some(Err(error)) => {
                state.errors.push(self.error(path, format!("rule compile error: {error}")));
                return Ok(());
            }
        };
        let optional = written.optional_old_self == Some(true);
        // A rule about a change needs an old value, unless it says that it can do without.
        if ready.uses_old_self && old.is_none() && !optional {
            return Ok(());
        }
        let run = |program| self.run(program, value, old, optional);
        let evaluation = run(&ready.rule);
        if evaluation.cost > state.budget {
            state.errors.push(self.error(path, OUT_OF_BUDGET));
            return Err(Stop);
        }
        state.budget -= evaluation.cost;
        let text = message_or_rule(written);
        match evaluation.value {
            Ok(value::Value::Bool(true)) => Ok(()),
            Err(error @ value::Error::CostLimit) => {
                let detail = format!(
                    "'{error}': no further validation rules will be run due to call cost exceeds limit for rule: {text}"
                );
                state.errors.push(self.error(path, detail));
                Err(Stop)
            }
            Err(error) => {
                let said = error.to_string();
                let detail = if said.starts_with("no such overload") {
                    format!(
                        "'{said}': call arguments did not match a supported operator, function or macro signature for \
                         rule: {text}"
                    )
                } else {
                    format!("{said} evaluating rule: {text}")
                };
                state.errors.push(self.error(path, detail));
                Ok(())
            }
            Ok(_) => {
                let child;
                let at = if ready.field_path.is_empty() {
                    path
                } else {
                    child = path.child(&ready.field_path);
                    &child
                };
                let keep = |state: &mut State, error: Error| {
                    if !ready.uses_old_self && correlation.is_unchanged() {
                        state.warnings.push(error.to_string());
                    } else {
                        state.errors.push(error);
                    }
                };
                let detail = match self.message(ready, written, run, state) {
                    Ok(detail) => detail.unwrap_or_else(|| default_message(written)),
                    Err(detail) => {
                        keep(state, self.error(at, detail));
                        return Err(Stop);
                    }
                };
                keep(state, self.failure(at, value, detail, written.reason.as_deref()));
                Ok(())
            }
        }
    }

    fn run<'r>(
        &'r self,
        program: &'r Program,
        value: &'r Value,
        old: Option<&'r Value>,
        optional: bool,
    ) -> crdgen_cel::eval::Evaluation<'r> {
        let read = |json| typed(json, &self.values);
        let old = match old {
            Some(old) if optional => read(old).map(value::Value::some),
            Some(old) => read(old),
            None if optional => Ok(value::Value::Optional(None)),
            None => Err(value::Error::new("no such attribute(s): oldSelf")),
        };
        program.evaluate(vec![read(value), old], PER_CALL)
    }

    /// `evalMessageExpression`: nothing where the message is of no use. The error is one behind which no rule is run.
    fn message<'r>(
        &self,
        ready: &'r Ready,
        written: &ValidationRule,
        run: impl FnOnce(&'r Program) -> crdgen_cel::eval::Evaluation<'r>,
        state: &mut State,
    ) -> Result<Option<String>, String> {
        let Some(program) = &ready.message else { return Ok(None) };
        let evaluation = run(program);
        if evaluation.cost > state.budget {
            return Err(
                "messageExpression evaluation failed due to running out of cost budget, no further validation \
                        rules will be run"
                    .to_owned(),
            );
        }
        let text = match evaluation.value {
            Err(value::Error::CostLimit) => {
                let source = go::quote(written.message_expression.as_deref().unwrap_or_default());
                return Err(format!(
                    "no further validation rules will be run due to call cost exceeds limit for messageExpression: \
                     {source}"
                ));
            }
            Ok(value::Value::String(text)) => text.trim().to_owned(),
            _ => String::new(),
        };
        state.budget -= evaluation.cost;
        let is_useful = !text.is_empty() && text.len() <= MAX_MESSAGE && !text.contains('\n');
        Ok(is_useful.then_some(text))
    }

    /// An error that names the type in place of the value.
    fn error(&self, path: &Path<'_>, detail: impl Into<String>) -> Error {
        Error::invalid(path, go::quote(&self.type_), detail)
    }

    /// `fieldErrorForReason`. Objects and lists are not shown.
    fn failure(&self, path: &Path<'_>, value: &Value, detail: String, reason: Option<&str>) -> Error {
        let shown = (!matches!(self.type_.as_str(), "object" | "array")).then(|| go::print(value));
        match reason {
            Some("FieldValueForbidden") => Error::forbidden(path, detail),
            Some("FieldValueRequired") => Error::required(path, detail),
            Some("FieldValueDuplicate") => Error::new(path, ErrorType::Duplicate, shown, ""),
            _ => Error::new(path, ErrorType::Invalid, shown, detail),
        }
    }
}

/// `ruleErrorString`.
fn message_or_rule(rule: &ValidationRule) -> &str {
    rule.message.as_deref().filter(|message| !message.is_empty()).unwrap_or(&rule.rule).trim()
}

/// `ruleMessageOrDefault`.
fn default_message(rule: &ValidationRule) -> String {
    match rule.message.as_deref().filter(|message| !message.is_empty()) {
        Some(message) => message.trim().to_owned(),
        None => format!("failed rule: {}", rule.rule.trim()),
    }
}
