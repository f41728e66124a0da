//! Errors next to an expansion, so that the user reads them alone and not what would follow from a missing type.

use crdgen_source::attr::AttrError;
use proc_macro2::TokenStream;

/// `compile_error!` for each of `errors`, and then what could be made in spite of them.
pub(crate) fn expand(errors: &[AttrError], expansion: Option<TokenStream>) -> TokenStream {
    let mut tokens: TokenStream = errors.iter().map(|error| error.to_syn_error().into_compile_error()).collect();
    tokens.extend(expansion);
    tokens
}
