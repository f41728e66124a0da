//! `#[derive(CrdSchema)]`: `schemars::JsonSchema` that heeds `#[crd(...)]`, by way of the serde data model of the core.

mod container;
mod field;
mod meta;

use crdgen_source::attr::resource;
use crdgen_source::item::{self, Item};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{DeriveInput, Ident, Path, parse_quote};

use crate::fallback;

/// The paths that the expansion names.
pub(crate) struct Paths {
    /// The facade's `__private::schema`.
    pub(crate) private: Path,
    /// The facade's `core::types`.
    pub(crate) types: Path,
    /// schemars.
    pub(crate) schemars: Path,
    /// The facade.
    pub(crate) crdgen: Path,
}

/// The expansion of the derive on `input`, errors included.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let crdgen: Path = resource::crdgen_path(&input.attrs).unwrap_or_else(|| parse_quote!(::crdgen));
    let paths = Paths {
        private: parse_quote!(#crdgen::__private::schema),
        types: parse_quote!(#crdgen::core::types),
        schemars: parse_quote!(#crdgen::__private::schemars),
        crdgen,
    };
    let made = item::parse(input).and_then(|item| {
        let body = container::json_schema(&item, &paths)?;
        Ok((identity(&item, &paths), body))
    });
    match made {
        Ok((identity, body)) => implement(input, &paths, &identity, &body),
        Err(errors) => {
            let schemars = &paths.schemars;
            let name = input.ident.to_string();
            let identity = quote! {
                fn schema_name() -> ::std::borrow::Cow<'static, str> {
                    ::std::borrow::Cow::Borrowed(#name)
                }
            };
            let body = quote!(<#schemars::Schema as ::core::default::Default>::default());
            fallback::expand(&errors, Some(implement(input, &paths, &identity, &body)))
        }
    }
}

fn implement(input: &DeriveInput, paths: &Paths, identity: &TokenStream, body: &TokenStream) -> TokenStream {
    let Paths { schemars, crdgen, .. } = paths;
    let ident = &input.ident;
    let mut generics = input.generics.clone();
    let params: Vec<Ident> = generics.type_params().map(|param| param.ident.clone()).collect();
    for param in &params {
        generics.make_where_clause().predicates.push(parse_quote!(#param: #schemars::JsonSchema));
    }
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        #[allow(clippy::all, unused_imports)]
        impl #impl_generics #schemars::JsonSchema for #ident #ty_generics #where_clause {
            #identity

            fn json_schema(__generator: &mut #schemars::SchemaGenerator) -> #schemars::Schema {
                #body
            }
        }

        #[automatically_derived]
        impl #impl_generics #crdgen::CrdSchema for #ident #ty_generics #where_clause {}
    }
}

/// All of `JsonSchema` but the schema itself.
fn identity(item: &Item, paths: &Paths) -> TokenStream {
    let schemars = &paths.schemars;
    if let Some(ty) = item.stands_for() {
        // As in schemars' own derive, whose hidden methods tell an `Option` from other types.
        return quote! {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                <#ty as #schemars::JsonSchema>::schema_name()
            }

            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                <#ty as #schemars::JsonSchema>::schema_id()
            }

            fn inline_schema() -> bool {
                <#ty as #schemars::JsonSchema>::inline_schema()
            }

            fn _schemars_private_non_optional_json_schema(
                __generator: &mut #schemars::SchemaGenerator,
            ) -> #schemars::Schema {
                <#ty as #schemars::JsonSchema>::_schemars_private_non_optional_json_schema(__generator)
            }

            fn _schemars_private_is_option() -> bool {
                <#ty as #schemars::JsonSchema>::_schemars_private_is_option()
            }
        };
    }
    let name = &item.name.deserialize;
    let inline = item.inline;
    let params: Vec<&Ident> = item.generics.type_params().map(|param| &param.ident).collect();
    let consts: Vec<&Ident> = item.generics.const_params().map(|param| &param.ident).collect();
    let schema_id = if params.is_empty() && consts.is_empty() {
        quote!(::std::borrow::Cow::Borrowed(::core::concat!(::core::module_path!(), "::", #name)))
    } else {
        quote! {{
            let params: &[::std::string::String] = &[
                #(<#params as #schemars::JsonSchema>::schema_id().into_owned(),)*
                #(::std::format!("{}", #consts),)*
            ];
            ::std::borrow::Cow::Owned(::std::format!("{}::{}<{}>", ::core::module_path!(), #name, params.join(",")))
        }}
    };
    quote! {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            ::std::borrow::Cow::Borrowed(#name)
        }

        fn schema_id() -> ::std::borrow::Cow<'static, str> {
            #schema_id
        }

        fn inline_schema() -> bool {
            #inline
        }
    }
}

/// A name of the expansion's own.
fn own(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}
