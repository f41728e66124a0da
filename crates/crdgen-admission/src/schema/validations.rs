//! `x-kubernetes-validations`: what can be said of a rule without reading its CEL (§2.O).

use std::cell::LazyCell;

use crdgen_core::props::JsonSchemaProps;
use crdgen_core::resource::ValidationRule;

use super::structural;
use crate::field::{Error, Path};
use crate::{field_path, go};

const REASONS: [&str; 4] = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];

/// O1 to O9.
pub(super) fn validate(schema: &JsonSchemaProps, path: &Path, errors: &mut Vec<Error>) {
    let has_structure = LazyCell::new(|| structural(schema).is_ok());
    for (index, rule) in schema.x_validations.iter().enumerate() {
        let path = path.child("x-kubernetes-validations");
        let path = path.index(index);
        errors.extend(rule_and_message(rule, &path));
        if rule.message_expression.as_deref().is_some_and(is_blank) {
            let detail = "messageExpression must be non-empty if specified";
            errors.push(Error::required(&path.child("messageExpression"), detail));
        }
        if let Some(reason) = rule.reason.as_deref().filter(|reason| !REASONS.contains(reason)) {
            let mut error = Error::not_supported(&path.child("reason"), reason, &REASONS);
            // It is not a plain text to Go, so that it is printed as JSON.
            error.value = Some(go::quote_as_json(reason));
            errors.push(error);
        }
        if let Some(field_path) = rule.field_path.as_deref().filter(|field_path| !field_path.is_empty()) {
            let found = [
                (is_blank(field_path), "must be non-empty if specified"),
                (has_line_break(field_path), "must not contain line breaks"),
                (
                    // `pathValid`: a schema without a structural view is not asked.
                    *has_structure && field_path::resolve(field_path, schema, true).is_err(),
                    "must be a valid path",
                ),
            ];
            for (_, detail) in found.into_iter().filter(|(wrong, _)| *wrong) {
                errors.push(Error::invalid(&path.child("fieldPath"), go::quote(field_path), detail));
            }
        }
    }
}

/// O1 to O4, of which one at most is said.
fn rule_and_message(rule: &ValidationRule, path: &Path) -> Option<Error> {
    let text = rule.rule.trim();
    let message = rule.message.as_deref().unwrap_or_default();
    let invalid = |detail: &str| Some(Error::invalid(&path.child("message"), go::quote(message), detail));
    if text.is_empty() {
        Some(Error::required(&path.child("rule"), "rule is not specified"))
    } else if is_blank(message) {
        invalid("must be non-empty if specified")
    } else if has_line_break(message.trim()) {
        invalid("must not contain line breaks")
    } else if has_line_break(text) && message.is_empty() {
        Some(Error::required(&path.child("message"), "message must be specified if rule contains line breaks"))
    } else {
        None
    }
}

/// Whether there is a text, and nothing in it but blanks.
fn is_blank(text: &str) -> bool {
    !text.is_empty() && text.trim().is_empty()
}

fn has_line_break(text: &str) -> bool {
    text.contains(['\n', '\r'])
}
