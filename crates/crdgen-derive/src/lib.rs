//! The derive macros of crdgen. Use them through the crate `crdgen`: what they expand to names its types.

mod custom_resource;
mod fallback;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a custom resource of the type of its spec: the root type with `metadata`, `spec` and `status`, and its
/// `CustomResource`.
#[proc_macro_derive(CustomResource, attributes(crd, kube))]
pub fn derive_custom_resource(input: TokenStream) -> TokenStream {
    custom_resource::derive(&parse_macro_input!(input as DeriveInput)).into()
}
