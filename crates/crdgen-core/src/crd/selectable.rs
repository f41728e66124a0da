//! Selectable fields (`ValidateCustomResourceSelectableFields`).

use std::collections::BTreeSet;

use super::SelectableField;
use super::findings::{Findings, Input};
use crate::diagnostic::Diagnostic;
use crate::field_path;
use crate::names::{self, quote};
use crate::props::JsonSchemaProps;

const RULE: &str = "invalid-selectable-field";

/// Checks that each of `fields` leads to a scalar in `schema`, none twice, and no more than eight.
pub(super) fn check(
    input: &Input,
    fields: &[SelectableField],
    schema: &JsonSchemaProps,
    version: &str,
    findings: &mut Findings<'_>,
) {
    let mut seen = BTreeSet::new();
    for (index, SelectableField { json_path }) in fields.iter().enumerate() {
        let path = format!("{version}.selectableFields[{index}].jsonPath");
        match resolve(json_path, schema) {
            Err(message) => findings.push(input, Diagnostic::error(RULE, message).on(path)),
            Ok(steps) => {
                if !seen.insert(steps) {
                    let message = format!("Duplicate value: {}", quote(json_path));
                    findings.push(input, Diagnostic::error(RULE, message).on(path));
                }
            }
        }
    }
    if seen.len() > 8 {
        let path = format!("{version}.selectableFields");
        let message = format!("Too many: {}: must have at most 8 items", seen.len());
        findings.push(input, Diagnostic::error(RULE, message).on(path));
    }
}

fn resolve(json_path: &str, schema: &JsonSchemaProps) -> Result<Vec<String>, String> {
    names::selectable_field(json_path).map_err(|error| error.to_string())?;
    let invalid = |detail: &str| format!("Invalid value: {}: {detail}", quote(json_path));
    let (steps, field) = field_path::resolve(json_path, schema, false)
        .map_err(|error| invalid(&format!("is an invalid path: {error}")))?;
    match field.and_then(|field| field.type_.as_deref()) {
        Some("string" | "boolean" | "integer") => Ok(steps),
        _ => Err(invalid(
            "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are \
             allowed.",
        )),
    }
}
