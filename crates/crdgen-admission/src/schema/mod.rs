//! The rules of a schema in a CRD: OpenAPI (§2.K), lists and maps (§2.L), structural (§2.M), defaults (§2.N), CEL rules
//! (§2.O, §2.P), and the relaxations of an update that rest on the old schema (§2.R).
//!
//! All of it reads [`JsonSchemaProps`] as the document writes them. Kubernetes' `Structural` is a view of the same fields;
//! here it is functions over them (`view`), so that nothing is copied.

mod any;
mod cel;
mod complete;
mod defaults;
mod invariants;
mod lists;
mod nested;
mod openapi;
mod root;
mod structural;
#[cfg(test)]
mod tests;
mod validations;
pub(crate) mod view;
mod warnings;
mod written;

use crdgen_core::props::JsonSchemaProps;
use serde_json::Value;

pub use self::any::{any, has_defaults, has_extensions};
pub use self::cel::{Expressions, Stored};
pub use self::invariants::validate_structural;
pub use self::structural::structural;
pub use self::warnings::warnings;
use crate::field::{Error, Path};

/// One schema of a CRD, with the JSON that it was read from, which alone tells an empty list from none.
#[derive(Debug, Clone, Copy)]
pub struct Source<'s> {
    /// The schema.
    pub props: &'s JsonSchemaProps,
    /// `openAPIV3Schema` as the document has it.
    pub json: &'s Value,
}

/// Which rules hold. A new CRD has them all; an update is let off those that its old schemas broke already (§2.R).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// K1: types must be ones that there are.
    pub valid_types: bool,
    /// M and N.
    pub structural: bool,
    /// N1: defaults without unknown fields.
    pub pruned_defaults: bool,
    /// L4, L5: sets of what is atomic.
    pub atomic_sets: bool,
    /// L15 to L17: map keys that are there and not null.
    pub map_list_keys: bool,
}

impl Rules {
    /// Every rule.
    pub const ALL: Self =
        Self { valid_types: true, structural: true, pruned_defaults: true, atomic_sets: true, map_list_keys: true };

    /// Those that hold for an update of a CRD with the schemas `old`.
    pub fn of_update(old: &[&JsonSchemaProps]) -> Self {
        let has = |pred: &mut dyn FnMut(&JsonSchemaProps) -> bool| old.iter().any(|schema| any(schema, pred));
        Self {
            valid_types: !has(&mut openapi::has_unknown_type),
            structural: old.iter().all(|schema| is_structural(schema)),
            pruned_defaults: !old.iter().any(|schema| is_structural(schema) && defaults::are_unpruned(schema)),
            atomic_sets: !has(&mut |schema| lists::not_atomic(schema).is_some()),
            map_list_keys: !has(&mut lists::has_wrong_map_list_keys),
        }
    }
}

/// Whether the schema has a structural view with nothing wrong in it.
fn is_structural(schema: &JsonSchemaProps) -> bool {
    let source = Source { props: schema, json: &Value::Null };
    structural(schema).is_ok() && validate_structural(source, &Path::nil()).is_empty()
}

/// `validateCustomResourceDefinitionValidation`: all rules of one schema; `path` is that of `openAPIV3Schema`'s parent.
pub fn validate(
    schema: Source<'_>,
    status_subresource: bool,
    rules: Rules,
    expressions: Expressions<'_>,
    path: &Path<'_>,
) -> Vec<Error> {
    let path = path.child("openAPIV3Schema");
    let mut errors = Vec::new();
    root::validate(schema, status_subresource, &path, &mut errors);

    // Each check is asked only where the one before it found nothing; CEL only where all of them did.
    let structural = if rules.structural { structural(schema.props) } else { Ok(()) };
    let mut cel = rules.structural && structural.is_ok();
    if cel {
        let mut found = validate_structural(schema, &path);
        if found.is_empty() {
            found = defaults::validate(schema.props, rules.pruned_defaults, &path);
        }
        cel = found.is_empty();
        errors.extend(found);
    }
    errors.extend(openapi::validate(schema, rules, cel.then_some(expressions), &path));
    if let (Err(error), true) = (structural, errors.is_empty()) {
        errors.push(Error::invalid(&path, "\"\"", error));
    }
    errors
}
