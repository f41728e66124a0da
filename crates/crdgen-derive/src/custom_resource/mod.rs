//! `#[derive(CustomResource)]`: from the type of a spec to the custom resource.

mod input;
mod kube;
mod resource;
mod root;

use crdgen_source::attr::Ctxt;
use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::fallback;
use input::Input;

/// The expansion of the derive on `item`, errors included.
pub(crate) fn derive(item: &DeriveInput) -> TokenStream {
    let cx = Ctxt::new();
    let input = Input::new(item, &cx);
    let expansion = input.as_ref().map(expand);
    match cx.check() {
        Ok(()) => expansion.unwrap_or_default(),
        Err(errors) => fallback::expand(&errors, expansion),
    }
}

fn expand(input: &Input<'_>) -> TokenStream {
    let root = root::expand(input);
    let resource = resource::expand(input);
    let kube = kube::expand(input);
    let schema = require_schema_derive(input);
    quote! { #root #resource #kube #schema }
}

/// Without the schema derive, `#[crd(...)]` on a field would be read by nobody.
fn require_schema_derive(input: &Input<'_>) -> Option<TokenStream> {
    let Input { spec, crdgen, .. } = input;
    input.has_schema_attributes.then(|| {
        quote! {
            const _: () = {
                const fn has_crd_schema<T: #crdgen::CrdSchema>() {}
                has_crd_schema::<#spec>()
            };
        }
    })
}
