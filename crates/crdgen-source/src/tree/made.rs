//! Items that derives make beside the one they stand on.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{DeriveInput, Meta, Token};

use crate::attr::Ctxt;
use crate::attr::resource::{self, Dialect, SchemaMode};
use crate::engine::derives;

/// What the derives on `input` make.
pub(super) fn by_derives(input: &DeriveInput) -> Vec<DeriveInput> {
    // Most types have none of the attributes, which is quicker to see than the derives.
    let has = |name: &str| input.attrs.iter().any(|attr| attr.path().is_ident(name));
    let is_kind = (has("kube") || has("crd")) && derives(input, "CustomResource");
    let root = if is_kind { root(input) } else { None };
    let discriminants = if derives(input, "EnumDiscriminants") { discriminants(input) } else { None };
    let fragment = if derives(input, "Fragment") { fragment(input) } else { None };
    root.into_iter().chain(discriminants).chain(fragment).filter_map(|tokens| syn::parse2(tokens).ok()).collect()
}

/// The type of the whole object that `CustomResource` makes. What is wrong with its attributes is said where the kind is read.
fn root(input: &DeriveInput) -> Option<TokenStream> {
    let ignore = Ctxt::new();
    let attrs = resource::parse(&input.attrs, &input.ident, &ignore);
    let _ = ignore.check();
    let attrs = attrs?;
    let spec = &input.ident;
    let root: Ident = syn::parse_str(&attrs.root_name().value).ok()?;
    let root = Ident::new(&root.to_string(), spec.span());
    let doc = match (&attrs.doc, attrs.dialect) {
        (Some(doc), _) => doc.value.clone(),
        (None, Dialect::Kube) => format!(" Auto-generated derived type for {spec} via `CustomResource`"),
        (None, Dialect::Crd) => {
            format!("The custom resource `{}` of `{}/{}`.", &*attrs.kind, &*attrs.group, &*attrs.version)
        }
    };
    let schema = (attrs.schema == SchemaMode::Derived).then(|| quote!(, JsonSchema));
    let derives = attrs.derives.iter().map(|derive| &derive.value);
    let extra = attrs.attrs.iter().map(|attr| &attr.value);
    let flatten = attrs.no_spec.then(|| quote!(#[serde(flatten)]));
    let (status_doc, spec_doc) = match attrs.dialect {
        Dialect::Kube => (None, None),
        Dialect::Crd => {
            (Some(quote!(#[doc = "What was last seen of it."])), Some(quote!(#[doc = "What is wanted of it."])))
        }
    };
    let status = attrs.status.as_ref().map(|status| {
        let path = &status.value;
        quote!(#status_doc #[serde(skip_serializing_if = "Option::is_none")] status: ::core::option::Option<#path>,)
    });
    Some(quote! {
        #[doc = #doc]
        #[derive(Serialize, Deserialize #schema #(, #derives)*)]
        #(#[#extra])*
        #[serde(rename_all = "camelCase")]
        struct #root {
            #[schemars(skip)]
            metadata: ::k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta,
            #spec_doc #flatten
            spec: #spec,
            #status
        }
    })
}

/// The enum of names that strum's `EnumDiscriminants` makes.
fn discriminants(input: &DeriveInput) -> Option<TokenStream> {
    let syn::Data::Enum(data) = &input.data else { return None };
    let words = |attrs: &[syn::Attribute]| -> Vec<Meta> {
        let of = attrs.iter().filter(|attr| attr.path().is_ident("strum_discriminants"));
        of.filter_map(|attr| attr.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok())
            .flatten()
            .collect()
    };
    let mut name = Ident::new(&format!("{}Discriminants", input.ident), input.ident.span());
    let mut attrs = Vec::new();
    let mut is_documented = false;
    for word in words(&input.attrs) {
        match &word {
            Meta::List(list) if list.path.is_ident("name") => name = list.parse_args().ok()?,
            Meta::List(list) if list.path.is_ident("vis") => {}
            _ => {
                is_documented |= word.path().is_ident("doc");
                attrs.push(word);
            }
        }
    }
    let doc = (!is_documented).then(|| quote!(#[doc = " Auto-generated discriminant enum variants"]));
    let variants = data.variants.iter().map(|variant| {
        let (ident, attrs) = (&variant.ident, words(&variant.attrs));
        quote!(#(#[#attrs])* #ident)
    });
    Some(quote!(#doc #(#[#attrs])* enum #name { #(#variants),* }))
}

/// The struct of optional fields that stackable's `Fragment` makes. What becomes of each type, [`crate::fragment`] knows.
fn fragment(input: &DeriveInput) -> Option<TokenStream> {
    let syn::Data::Struct(data) = &input.data else { return None };
    let attributes = |attrs: &[syn::Attribute]| -> Option<TokenStream> {
        let mut out = TokenStream::new();
        for attr in attrs {
            if attr.path().is_ident("doc") {
                out.extend(quote!(#attr));
            } else if attr.path().is_ident("fragment_attrs") {
                let words = attr.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok()?;
                out.extend(words.iter().map(|word| quote!(#[#word])));
            }
        }
        Some(out)
    };
    let name = Ident::new(&format!("{}Fragment", input.ident), input.ident.span());
    let (attrs, generics) = (attributes(&input.attrs)?, &input.generics);
    let mut fields = Vec::new();
    for field in &data.fields {
        let (attrs, ident, ty) = (attributes(&field.attrs)?, field.ident.as_ref()?, &field.ty);
        fields.push(quote!(#attrs #ident: <#ty as FromFragment>::Fragment));
    }
    Some(quote!(#attrs struct #name #generics { #(#fields),* }))
}
