//! `x-kubernetes-validations`: the rules compiled, and what they cost (§2.P).

mod context;
mod cost;

use std::collections::BTreeSet;

use crdgen_cel::compile::{Compiled, Environments, Error as Wrong, Rule, compile, max_cardinality};
use crdgen_cel::declared::DeclType;
use crdgen_cel::env::Environment;
use crdgen_core::props::JsonSchemaProps;
use crdgen_core::resource::ValidationRule;

use super::any;
use crate::field::{Error, ErrorType, Path};
use crate::go;

use self::context::Unknown;
pub(super) use self::context::{Context, Step};
pub(super) use self::cost::Total;

/// The expressions of a CRD that is updated: they may use what new ones may not yet.
#[derive(Debug, Clone, Default)]
pub struct Stored {
    rules: BTreeSet<String>,
    messages: BTreeSet<String>,
}

impl Stored {
    /// Those of these schemas.
    pub fn of(schemas: &[&JsonSchemaProps]) -> Self {
        let mut stored = Self::default();
        for schema in schemas {
            any(schema, &mut |schema| {
                for rule in &schema.x_validations {
                    stored.rules.insert(rule.rule.clone());
                    stored.messages.extend(rule.message_expression.clone());
                }
                false
            });
        }
        stored
    }

    fn environments(&self, rule: &ValidationRule) -> Environments<'static> {
        let message = rule.message_expression.as_deref().unwrap_or_default();
        let of = |is_stored| if is_stored { Environment::stored_today() } else { Environment::new_today() };
        Environments { rule: of(self.rules.contains(&rule.rule)), message: of(self.messages.contains(message)) }
    }
}

/// How expressions are judged.
#[derive(Debug, Clone, Copy)]
pub struct Expressions<'o> {
    /// Those that are stored already.
    pub stored: &'o Stored,
    /// Whether the schema is that which is stored, so that what one expression costs is not judged anew.
    pub unchanged: bool,
}

/// All that is wrong with the rules of the schema in `context`; `uncorrelated` is where `oldSelf` stops being known.
pub(super) fn validate(
    context: &Context<'_>,
    expressions: Expressions<'_>,
    uncorrelated: Option<&Path<'_>>,
    path: &Path<'_>,
    total: &mut Total,
    errors: &mut Vec<Error>,
) {
    let path = path.child("x-kubernetes-validations");
    let internal = |detail: String| Error::new(&path, ErrorType::Internal, None, detail);
    let declared = match context.declared() {
        Ok(declared) => declared,
        Err(Unknown::Schema(error)) => {
            let what = "internal error: failed to construct type information for x-kubernetes-validations rules";
            return errors.push(internal(format!("{what}: {error}")));
        }
        Err(Unknown::Type) => {
            return errors.push(internal("failed to convert to declType for CEL validation rules".to_owned()));
        }
    };
    for (index, rule) in context.schema().x_validations.iter().enumerate() {
        let path = path.index(index);
        let compiled = compiled(rule, declared, expressions.stored);
        let mut found = Found { rule, expressions, path: &path, total, errors };
        found.rule(&compiled, context.cardinality().unwrap_or_else(|| max_cardinality(declared)));
        found.message(&compiled);
        found.old_self(&compiled, uncorrelated);
    }
}

fn compiled(rule: &ValidationRule, declared: &DeclType, stored: &Stored) -> Compiled {
    let written = Rule {
        rule: &rule.rule,
        message: rule.message_expression.as_deref().unwrap_or_default(),
        optional_old_self: rule.optional_old_self == Some(true),
    };
    compile(written, declared, stored.environments(rule))
}

/// What is found in one rule.
struct Found<'f> {
    rule: &'f ValidationRule,
    expressions: Expressions<'f>,
    path: &'f Path<'f>,
    total: &'f mut Total,
    errors: &'f mut Vec<Error>,
}

impl Found<'_> {
    /// P3 to P7.
    fn rule(&mut self, compiled: &Compiled, cardinality: u64) {
        let path = self.path.child("rule");
        match &compiled.rule {
            Ok(rule) => self.cost(&path, "estimated rule cost", rule.cost.saturating_mul(cardinality)),
            Err(wrong) => self.wrong(&path, wrong),
        }
    }

    /// P8 to P11.
    fn message(&mut self, compiled: &Compiled) {
        let path = self.path.child("messageExpression");
        match &compiled.message {
            Some(Ok(message)) => self.cost(&path, "estimated messageExpression cost", message.cost),
            Some(Err(wrong)) => self.wrong(&path, wrong),
            None => {}
        }
    }

    /// P12, P13.
    fn old_self(&mut self, compiled: &Compiled, uncorrelated: Option<&Path<'_>>) {
        if !compiled.uses_old_self {
            if let Some(optional) = self.rule.optional_old_self {
                let detail = "may not be set if oldSelf is not used in rule";
                self.errors.push(Error::invalid(&self.path.child("optionalOldSelf"), optional.to_string(), detail));
            }
        } else if let Some(within) = uncorrelated {
            let detail = format!("oldSelf cannot be used on the uncorrelatable portion of the schema within {within}");
            self.errors.push(Error::invalid(&self.path.child("rule"), go::quote(&self.rule.rule), detail));
        }
    }

    fn wrong(&mut self, path: &Path<'_>, wrong: &Wrong) {
        self.errors.push(Error::invalid(path, print(self.rule), wrong.detail.as_str()));
    }

    fn cost(&mut self, path: &Path<'_>, what: &str, cost: u64) {
        if !self.expressions.unchanged && cost > cost::MOST {
            self.errors.push(Error::forbidden(path, cost::exceeds(what, cost, cost::MOST)));
        }
        self.total.add(path, cost);
    }
}

/// A rule as `json.Marshal` prints the internal type.
fn print(rule: &ValidationRule) -> String {
    let text = |text: &Option<String>| go::quote_as_json(text.as_deref().unwrap_or_default());
    format!(
        r#"{{"Rule":{},"Message":{},"MessageExpression":{},"Reason":{},"FieldPath":{},"OptionalOldSelf":{}}}"#,
        go::quote_as_json(&rule.rule),
        text(&rule.message),
        text(&rule.message_expression),
        rule.reason.as_deref().map_or("null".to_owned(), go::quote_as_json),
        text(&rule.field_path),
        rule.optional_old_self.map_or("null".to_owned(), |optional| optional.to_string()),
    )
}
