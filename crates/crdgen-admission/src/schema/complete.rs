//! `validateStructuralCompleteness`: what a junctor judges must be declared outside it (M24).
//!
//! As in Kubernetes, the walk starts at the junctors of the root alone.

use crdgen_core::props::JsonSchemaProps;

use super::view::items;
use crate::field::{Error, Path};

pub(super) fn complete(schema: &JsonSchemaProps, path: &Path, errors: &mut Vec<Error>) {
    junctors(schema, schema, path, path, errors);
}

/// The junctors of `judging`, which stands at `used` and judges what `declaring` declares at `declared`.
fn junctors(
    judging: &JsonSchemaProps,
    declaring: &JsonSchemaProps,
    declared: &Path,
    used: &Path,
    errors: &mut Vec<Error>,
) {
    if let Some(not) = &judging.not {
        clause(not, declaring, declared, &used.child("not"), errors);
    }
    for (name, clauses) in [("allOf", &judging.all_of), ("anyOf", &judging.any_of), ("oneOf", &judging.one_of)] {
        for (index, judging) in clauses.iter().enumerate() {
            clause(judging, declaring, declared, &used.child(name).index(index), errors);
        }
    }
}

fn clause(
    judging: &JsonSchemaProps,
    declaring: &JsonSchemaProps,
    declared: &Path,
    used: &Path,
    errors: &mut Vec<Error>,
) {
    junctors(judging, declaring, declared, used, errors);
    if let Some(judging) = items(judging) {
        part(judging, items(declaring), &declared.child("items"), &used.child("items"), errors);
    }
    for (name, judging) in &judging.properties {
        let declaring = declaring.properties.get(name);
        let (declared, used) = (declared.child("properties"), used.child("properties"));
        part(judging, declaring, &declared.key(name), &used.key(name), errors);
    }
}

fn part(
    judging: &JsonSchemaProps,
    declaring: Option<&JsonSchemaProps>,
    declared: &Path,
    used: &Path,
    errors: &mut Vec<Error>,
) {
    match declaring {
        Some(declaring) => clause(judging, declaring, declared, used, errors),
        None => errors.push(Error::required(declared, format!("because it is defined in {used}"))),
    }
}
