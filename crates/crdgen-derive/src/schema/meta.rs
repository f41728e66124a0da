//! The expressions that make documentation, keywords and bounds.

use crdgen_core::types::title_and_description;
use crdgen_source::item::{Bounds, Limits, Meta};
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;
use syn::Expr;

use super::Paths;
use super::container::option;

pub(super) fn meta(meta: &Meta, paths: &Paths) -> TokenStream {
    let Paths { types, private, .. } = paths;
    let (title, description) = meta.doc.as_deref().map(title_and_description).unwrap_or_default();
    let text = |given: &Option<Expr>, of_doc: Option<String>| match given {
        Some(given) => option(Some(quote!((#given).to_string()))),
        None => option(of_doc.map(|text| quote!(::std::string::String::from(#text)))),
    };
    let (title, description) = (text(&meta.title, title), text(&meta.description, description));
    let mut extensions = Vec::new();
    if meta.deprecated {
        extensions.push(quote!(("deprecated".into(), #private::json!(true))));
    }
    for (keyword, value) in &meta.extensions {
        extensions.push(quote!((#keyword.into(), #private::json!(#value))));
    }
    for (keyword, value) in meta.crd.keywords() {
        let value = json(&value.value, paths);
        extensions.push(quote!((#keyword.into(), #value)));
    }
    quote! {
        #types::Meta { title: #title, description: #description, extensions: [#(#extensions),*].into() }
    }
}

/// A value as its text, which is shorter than the tokens that would build it.
fn json(value: &Value, paths: &Paths) -> TokenStream {
    let private = &paths.private;
    let text = value.to_string();
    quote!(#private::parsed(#text))
}

pub(super) fn bounds(bounds: &Bounds, paths: &Paths) -> TokenStream {
    let Paths { types, private, .. } = paths;
    let limits = |limits: &Limits| {
        let [min, max] =
            [&limits.min, &limits.max].map(|limit| option(limit.as_ref().map(|limit| quote!(#private::json!(#limit)))));
        quote!((#min, #max))
    };
    let (length, range) = (limits(&bounds.length), limits(&bounds.range));
    let pattern = option(match (&bounds.pattern, &bounds.contains) {
        (Some(pattern), _) => Some(quote!((#pattern).to_string())),
        (None, Some(text)) => Some(quote!(#private::escape_pattern(&(#text).to_string()))),
        (None, None) => None,
    });
    let format = option(bounds.format.map(|format| quote!(#format.into())));
    let inner = option(bounds.inner.as_ref().map(|inner| {
        let inner = self::bounds(inner, paths);
        quote!(::std::boxed::Box::new(#inner))
    }));
    quote! {
        #types::Bounds { length: #length, range: #range, pattern: #pattern, format: #format, inner: #inner }
    }
}
