//! `schemaPropsValidator`: `anyOf`, `oneOf`, `allOf` and `not`. Nothing in them is let off for having been so before.

use crdgen_core::props::JsonSchemaProps;
use serde_json::Value;

use super::failure::{Failure, What};
use super::{Validator, View};
use crate::object::place::Place;

/// How well a value did: how much fitted, and what did not.
type Outcome<'a> = (usize, Vec<Failure<'a>>);

impl Validator<'_> {
    pub(super) fn junctors<'a>(
        self,
        value: &'a Value,
        schema: &'a JsonSchemaProps,
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        if schema.any_of.is_empty() && schema.one_of.is_empty() && schema.all_of.is_empty() && schema.not.is_none() {
            return 1;
        }
        let view = if self.view == View::Objects { View::Objects } else { View::NestedDefaults };
        let nested = Validator { view, ..self };
        nested.any_of(value, &schema.any_of, place, failures)
            + nested.one_of(value, &schema.one_of, place, failures)
            + nested.all_of(value, &schema.all_of, place, failures)
            + nested.not(value, schema.not.as_deref(), place, failures)
            + 1
    }

    fn outcome<'a>(self, value: &'a Value, schema: &'a JsonSchemaProps, place: &Place<'_>) -> Outcome<'a> {
        let mut failures = Vec::new();
        let matched = self.value(value, None, schema, place, &mut failures);
        (matched, failures)
    }

    fn any_of<'a>(
        self,
        value: &'a Value,
        schemas: &'a [JsonSchemaProps],
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        let mut best = None;
        for schema in schemas {
            let outcome = self.outcome(value, schema, place);
            if outcome.1.is_empty() {
                return outcome.0;
            }
            keep_better(&mut best, outcome);
        }
        let Some((matched, best)) = best else { return 0 };
        failures.push(Failure::new(place, What::AnyOf));
        failures.extend(best);
        matched
    }

    fn one_of<'a>(
        self,
        value: &'a Value,
        schemas: &'a [JsonSchemaProps],
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        if schemas.is_empty() {
            return 0;
        }
        let mut best = None;
        let mut fitting = Vec::new();
        for schema in schemas {
            let outcome = self.outcome(value, schema, place);
            if outcome.1.is_empty() {
                fitting.push(outcome.0);
            } else {
                keep_better(&mut best, outcome);
            }
        }
        if let [matched] = fitting[..] {
            return matched;
        }
        failures.push(Failure::new(place, What::OneOf { fitting: fitting.len() }));
        match best {
            Some((matched, best)) if fitting.is_empty() => {
                failures.extend(best);
                matched
            }
            // Alternatives that fail count for nothing once one fits.
            _ => 0,
        }
    }

    fn all_of<'a>(
        self,
        value: &'a Value,
        schemas: &'a [JsonSchemaProps],
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        let mut matched = 0;
        let mut fitting = 0;
        for schema in schemas {
            let before = failures.len();
            matched += self.value(value, None, schema, place, failures);
            fitting += usize::from(failures.len() == before);
        }
        if fitting < schemas.len() {
            failures.push(Failure::new(place, What::AllOf { none: fitting == 0 }));
        }
        matched
    }

    fn not<'a>(
        self,
        value: &'a Value,
        schema: Option<&'a JsonSchemaProps>,
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        if schema.is_some_and(|schema| self.outcome(value, schema, place).1.is_empty()) {
            failures.push(Failure::new(place, What::Not));
        }
        0
    }
}

fn keep_better<'a>(best: &mut Option<Outcome<'a>>, outcome: Outcome<'a>) {
    if best.as_ref().is_none_or(|best| outcome.0 > best.0) {
        *best = Some(outcome);
    }
}
