//! The derive macros of crdgen. Use them through the crate `crdgen`: what they expand to names its types.

mod custom_resource;
mod fallback;
mod schema;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a custom resource of the type of its spec: the root type with `metadata`, `spec` and `status`, and its
/// `CustomResource`.
#[proc_macro_derive(CustomResource, attributes(crd, kube))]
pub fn derive_custom_resource(input: TokenStream) -> TokenStream {
    custom_resource::derive(&parse_macro_input!(input as DeriveInput)).into()
}

/// Implements `schemars::JsonSchema` like schemars' own derive, and heeds `#[crd(...)]` and `#[x_kube(...)]` on the type,
/// its fields and its variants.
#[proc_macro_derive(CrdSchema, attributes(crd, x_kube, serde, schemars, validate, garde))]
pub fn derive_crd_schema(input: TokenStream) -> TokenStream {
    schema::derive(&parse_macro_input!(input as DeriveInput)).into()
}
