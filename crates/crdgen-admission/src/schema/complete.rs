//! `validateStructuralCompleteness`: what a junctor judges must be declared outside it (M24).
//!
//! As in Kubernetes, the walk starts at the junctors of the root alone.

use super::{NestedValueValidation, Structural, ValueValidation};
use crate::field::{Error, ErrorType, Path};

pub(super) fn complete(schema: &Structural, path: &Path, errors: &mut Vec<Error>) {
    value_validation(&schema.value_validation, Some(schema), path, path, errors);
}

fn value_validation(
    validation: &ValueValidation,
    schema: Option<&Structural>,
    declared: &Path,
    used: &Path,
    errors: &mut Vec<Error>,
) {
    let all = |name: &str, clauses: &[NestedValueValidation], errors: &mut Vec<Error>| {
        for (index, clause) in clauses.iter().enumerate() {
            nested(clause, schema, declared, &used.child(name).index(index), errors);
        }
    };
    if let Some(not) = &validation.not {
        nested(not, schema, declared, &used.child("not"), errors);
    }
    all("allOf", &validation.all_of, errors);
    all("anyOf", &validation.any_of, errors);
    all("oneOf", &validation.one_of, errors);
}

fn nested(
    validation: &NestedValueValidation,
    schema: Option<&Structural>,
    declared: &Path,
    used: &Path,
    errors: &mut Vec<Error>,
) {
    let Some(schema) = schema else {
        errors.push(missing(declared, used));
        return;
    };
    value_validation(&validation.value_validation, Some(schema), declared, used, errors);
    if let Some(items) = &validation.items {
        nested(items, schema.items.as_deref(), &declared.child("items"), &used.child("items"), errors);
    }
    for (name, property) in &validation.properties {
        let declared = declared.child("properties").key(name);
        let used = used.child("properties").key(name);
        nested(property, schema.properties.get(name), &declared, &used, errors);
    }
}

fn missing(declared: &Path, used: &Path) -> Error {
    Error::new(declared, ErrorType::Required, None, format!("because it is defined in {used}"))
}
