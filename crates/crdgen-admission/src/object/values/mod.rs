//! `kube-openapi/pkg/validation/validate`: whether a value fits a schema, with every quirk of the server's library.
//!
//! What a value breaks are [`Failure`]s; they borrow the value and the schema, for most of those in `anyOf` and `oneOf` are
//! thrown away again. Beside them each check counts how much fitted (`MatchCount`), by which the library chooses the
//! alternative of which it tells the failures.

mod failure;
mod junctors;
mod number;
mod object;
mod patterns;
#[cfg(test)]
mod tests;
mod types;

use crdgen_core::props::JsonSchemaProps;
use serde_json::Value;

use self::failure::{Failure, What};
pub(crate) use self::patterns::Patterns;
use super::correlation::{OldItems, equal};
use super::place::Place;
use super::view::items;
use crate::field::{Error, Path};
use crate::format;

/// Which OpenAPI schema the server makes of a schema in a CRD.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// `ConvertJSONSchemaProps`, for objects: an integer or text has those two types, formats that nobody knows are gone.
    Objects,
    /// `Structural.ToKubeOpenAPI`, for the defaults in a CRD: an integer or text has no type, formats are as they are.
    Defaults,
    /// The same within `allOf` and the like, where `additionalProperties` is lost.
    NestedDefaults,
}

/// What `value`, which stands at `path`, breaks of `schema` (`ValidateCustomResource`). What was so before counts for
/// nothing: `old` is the value that `value` takes the place of (`ValidateCustomResourceUpdate`).
pub(crate) fn validate(
    value: &Value,
    old: Option<&Value>,
    schema: &JsonSchemaProps,
    view: View,
    patterns: &Patterns,
    path: &Path<'_>,
) -> Vec<Error> {
    let mut failures = Vec::new();
    Validator { view, patterns }.ratcheted(value, old, schema, &Place::Root, &mut failures);
    failure::errors(failures, path)
}

#[derive(Debug, Clone, Copy)]
struct Validator<'k> {
    view: View,
    patterns: &'k Patterns,
}

impl Validator<'_> {
    /// `ratchetingValueValidator`: the failures of `value`, or none if it is as it was.
    fn ratcheted<'a>(
        self,
        value: &'a Value,
        old: Option<&'a Value>,
        schema: &'a JsonSchemaProps,
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        let before = failures.len();
        let matched = self.value(value, old, schema, place, failures);
        if failures.len() > before && old.is_some_and(|old| equal(value, old, schema)) {
            failures.truncate(before);
        }
        matched
    }

    /// `SchemaValidator.Validate`. Gives how much fitted.
    fn value<'a>(
        self,
        value: &'a Value,
        old: Option<&'a Value>,
        schema: &'a JsonSchemaProps,
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        let mut matched = 0;
        if value.is_null() {
            matched += self.null(schema, place, failures);
            self.common(value, schema, place, failures);
            return matched;
        }
        // One for each check that applies, one in the end, and what the check itself counted.
        if self.has_type(schema) {
            matched += 1 + self.type_(value, schema, place, failures);
        }
        matched += 1 + self.junctors(value, schema, place, failures);
        matched += match value {
            Value::String(text) => self.string(text, schema, place, failures),
            Value::Number(number) => 1 + self.number(number, schema, place, failures),
            Value::Array(list) => 1 + self.list(list, old, schema, place, failures),
            _ => 0,
        };
        self.common(value, schema, place, failures);
        matched += 1;
        if let Value::Object(fields) = value {
            matched += 1 + self.object(fields, old, schema, place, failures);
        }
        matched + 1
    }

    /// `stringValidator` and `formatValidator`. The first stops at the first failure.
    fn string<'a>(
        self,
        text: &'a str,
        schema: &'a JsonSchemaProps,
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        let mut matched = 1;
        if let Some(what) = self.text(text, schema) {
            failures.push(Failure::new(place, what));
        }
        let format = self.format(schema);
        if !format.is_empty() && format::is_known("string", format) {
            matched += 1;
            if !format::is_valid(format, text) {
                failures.push(Failure::new(place, What::Type { expected: format, found: text }));
            }
        }
        matched
    }

    fn text<'a>(self, text: &'a str, schema: &'a JsonSchemaProps) -> Option<What<'a>> {
        let length = || i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
        if let Some(max) = schema.max_length.filter(|max| length() > *max) {
            return Some(What::TooLong { max });
        }
        if let Some(min) = schema.min_length.filter(|min| length() < *min) {
            return Some(What::TooShort { min, text });
        }
        let pattern = schema.pattern.as_deref().filter(|pattern| !pattern.is_empty())?;
        match self.patterns.is_match(pattern, text) {
            Ok(true) => None,
            Ok(false) => Some(What::Pattern { pattern, error: None, text }),
            Err(error) => Some(What::Pattern { pattern, error: Some(error), text }),
        }
    }

    /// `schemaSliceValidator`.
    fn list<'a>(
        self,
        list: &'a [Value],
        old: Option<&'a Value>,
        schema: &'a JsonSchemaProps,
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        let mut matched = 1;
        if let Some(items) = items(schema) {
            let old = OldItems::new(old, schema);
            for (index, item) in list.iter().enumerate() {
                let old = old.as_ref().and_then(|old| old.get(item));
                matched += self.ratcheted(item, old, items, &Place::Item(place, index), failures);
            }
        }
        let size = i64::try_from(list.len()).unwrap_or(i64::MAX);
        if let Some(min) = schema.min_items.filter(|min| size < *min) {
            failures.push(Failure::new(place, What::TooFewItems { min, size }));
        }
        if let Some(max) = schema.max_items.filter(|max| size > *max) {
            failures.push(Failure::new(place, What::TooManyItems { max, size }));
        }
        matched
    }
}
