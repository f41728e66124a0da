//! The parts of CEL rules that are no CEL: messages, reasons and field paths.

use super::findings::{Findings, Input};
use crate::diagnostic::Diagnostic;
use crate::field_path;
use crate::names::{quote, quote_as_json};
use crate::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool};
use crate::resource::ValidationRule;

const REASONS: [&str; 4] = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];

/// Checks every rule at `schema` and below. Only schemas of values have rules: none stand in `allOf` and its like.
pub(super) fn check(input: &Input, schema: &JsonSchemaProps, path: &str, findings: &mut Findings<'_>) {
    for (index, rule) in schema.x_validations.iter().enumerate() {
        for (field, message) in errors(rule, schema) {
            let path = format!("{path}.x-kubernetes-validations[{index}].{field}");
            findings.push(input, Diagnostic::error("invalid-validation-rule", message).on(path));
        }
    }
    for (name, property) in &schema.properties {
        check(input, property, &format!("{path}.properties[{name}]"), findings);
    }
    if let Some(SchemaOrBool::Schema(values)) = &schema.additional_properties {
        check(input, values, &format!("{path}.additionalProperties"), findings);
    }
    if let Some(SchemaOrArray::Schema(items)) = &schema.items {
        check(input, items, &format!("{path}.items"), findings);
    }
}

/// The server's words on `rule` of `schema`, each with the field that they are about.
fn errors(rule: &ValidationRule, schema: &JsonSchemaProps) -> Vec<(&'static str, String)> {
    let mut errors = Vec::new();
    let message = rule.message.as_deref().unwrap_or_default();
    if rule.rule.trim().is_empty() {
        errors.push(("rule", "Required value: rule is not specified".to_owned()));
    } else if !message.is_empty() && message.trim().is_empty() {
        errors.push(("message", invalid(message, "must be non-empty if specified")));
    } else if has_line_break(message.trim()) {
        errors.push(("message", invalid(message, "must not contain line breaks")));
    } else if has_line_break(rule.rule.trim()) && message.is_empty() {
        errors.push(("message", "Required value: message must be specified if rule contains line breaks".to_owned()));
    }
    if rule.message_expression.as_deref().is_some_and(is_blank) {
        let message = "Required value: messageExpression must be non-empty if specified";
        errors.push(("messageExpression", message.to_owned()));
    }
    if let Some(reason) = rule.reason.as_deref().filter(|reason| !REASONS.contains(reason)) {
        let supported = REASONS.map(quote).join(", ");
        errors.push(("reason", format!("Unsupported value: {}: supported values: {supported}", quote_as_json(reason))));
    }
    if let Some(field_path) = rule.field_path.as_deref().filter(|path| !path.is_empty()) {
        if is_blank(field_path) {
            errors.push(("fieldPath", invalid(field_path, "must be non-empty if specified")));
        }
        if has_line_break(field_path) {
            errors.push(("fieldPath", invalid(field_path, "must not contain line breaks")));
        }
        if field_path::resolve(field_path, schema, true).is_err() {
            errors.push(("fieldPath", invalid(field_path, "must be a valid path")));
        }
    }
    errors
}

fn invalid(value: &str, detail: &str) -> String {
    format!("Invalid value: {}: {detail}", quote(value))
}

fn is_blank(text: &str) -> bool {
    !text.is_empty() && text.trim().is_empty()
}

fn has_line_break(text: &str) -> bool {
    text.contains(['\n', '\r'])
}
