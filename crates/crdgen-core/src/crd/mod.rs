//! `CustomResourceDefinition` of `apiextensions.k8s.io/v1`, and how one is made.

mod agree;
mod assemble;
mod check;
mod columns;
mod conflict;
mod conversion;
mod findings;
mod root;
mod rules;
mod selectable;
mod types;

pub use assemble::{assemble, assemble_with};
pub use types::*;

#[cfg(test)]
mod tests;
