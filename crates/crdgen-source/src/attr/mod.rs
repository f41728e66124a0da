//! The grammar of `#[crd(...)]`, `#[kube(...)]` and `#[x_kube(...)]`, shared by the derive and the source engine.
//!
//! Every function here takes syntax and gives values; what is wrong goes into a [`Ctxt`], all of it at once and each
//! finding on its own literal. Names, paths and rules are checked as the API server checks them.

mod check;
mod column;
mod conversion;
mod crates;
mod ctxt;
mod entry;
pub mod field;
mod json;
mod json_text;
mod merge;
pub mod resource;
mod rule;
mod scale;
mod spanned;
mod suggest;
pub mod symbol;
mod value;

pub use crates::Crates;
pub use ctxt::{AttrError, Ctxt, Reason};
pub use spanned::Spanned;

#[cfg(test)]
mod tests;

/// The JSON value that `tokens` write.
#[cfg(feature = "engine")]
pub(crate) fn json_value(tokens: proc_macro2::TokenStream) -> syn::Result<serde_json::Value> {
    json::parse(tokens, proc_macro2::Span::call_site())
}
