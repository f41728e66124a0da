//! From JSON Schema, as serde's two contracts are described by it, to a structural schema.
//!
//! The schemas are read into shapes, sets of JSON values split by type, and everything is decided there by
//! set reasoning: `allOf` and `$ref` intersect, `anyOf` and `oneOf` unite, `not` complements. A shape is then written as
//! the smallest structural type that admits it, with value validation for what the type leaves open.

mod algebra;
mod defaults;
mod emit;
mod extensions;
mod formats;
mod kubernetes;
mod lists;
mod narrow;
mod parse;
mod root;
mod shape;
mod value;

pub use root::split_root;
pub(crate) use value::compare;

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::structural::Structural;

/// The two sides of a type: root JSON Schemas (draft 2020-12), each with its own `$defs`.
#[derive(Debug, Clone, PartialEq)]
pub struct Contracts {
    /// What serde reads.
    pub deserialize: Value,
    /// What serde writes.
    pub serialize: Value,
}

impl Contracts {
    /// Both sides alike.
    pub fn same(schema: Value) -> Self {
        Self { deserialize: schema.clone(), serialize: schema }
    }
}

/// The structural schema of a type: it admits whatever serde reads or writes, as exactly as a structural schema can.
///
/// There is a schema if and only if no diagnostic is an error. A warning says what the schema admits too much, because
/// no structural schema can say it. Paths start at the type itself: `items[].port`, `{}` for a value of a map.
pub fn lower(schemas: &Contracts) -> (Option<Structural>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut shape = parse::root(&schemas.deserialize, &mut diagnostics);
    if schemas.serialize != schemas.deserialize {
        let written = parse::root(&schemas.serialize, &mut diagnostics);
        shape = algebra::hull(shape, written);
    }
    let schema = emit::structural(&shape, &mut diagnostics);
    let mut seen = Vec::new();
    diagnostics.retain(|diagnostic| {
        let new = !seen.contains(diagnostic);
        if new {
            seen.push(diagnostic.clone());
        }
        new
    });
    let failed = diagnostics.iter().any(Diagnostic::is_error);
    ((!failed).then_some(schema), diagnostics)
}
