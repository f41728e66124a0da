//! The rules of a schema in a CRD: OpenAPI (§2.K), lists and maps (§2.L), structural (§2.M), defaults (§2.N), the static
//! part of CEL rules (§2.O), and the relaxations of an update that rest on the old schema (§2.R).
//!
//! All of it reads [`JsonSchemaProps`] as the document writes them. Kubernetes' `Structural` is a view of the same fields;
//! here it is functions over them ([`properties`](JsonSchemaProps::properties) and so on), so that nothing is copied.

use crdgen_core::props::JsonSchemaProps;
use serde_json::Value;

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
    /// K2, C8: whether defaults may stand anywhere at all.
    pub defaults_allowed: bool,
}

impl Rules {
    /// Every rule.
    pub const ALL: Self = Self {
        valid_types: true,
        structural: true,
        pruned_defaults: true,
        atomic_sets: true,
        map_list_keys: true,
        defaults_allowed: true,
    };

    /// Those that hold for an update of a CRD with the schemas `old`.
    pub fn of_update(_old: &[&JsonSchemaProps], _preserve_unknown_fields: bool) -> Self {
        Self::ALL
    }
}

/// What a schema is checked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// The errors, in the server's order.
    pub errors: Vec<Error>,
    /// How many CEL rules the server would have compiled, and nobody here did.
    pub unchecked_rules: usize,
}

/// `validateCustomResourceDefinitionValidation`: all rules of one schema; `path` is that of `openAPIV3Schema`'s parent.
pub fn validate(_schema: Source<'_>, _status_subresource: bool, _rules: Rules, _path: &Path) -> Findings {
    Findings::default()
}

/// `NewStructural`: whether the schema has a structural view.
///
/// # Errors
/// Kubernetes' own sentence about a keyword that no CRD may use (K15), or `x-kubernetes-preserve-unknown-fields: false`.
pub fn structural(_schema: &JsonSchemaProps) -> Result<(), String> {
    Ok(())
}

/// `ValidateStructural`: what keeps `schema` from being structural, sorted by text as the server sorts it.
pub fn validate_structural(_schema: &JsonSchemaProps, _path: &Path) -> Vec<Error> {
    Vec::new()
}

/// S1 and S2: the warnings of a schema; `old` are the schemas of the CRD before an update, whose warnings are not repeated.
pub fn warnings(_new: &[&JsonSchemaProps], _old: &[&JsonSchemaProps]) -> Vec<String> {
    Vec::new()
}
