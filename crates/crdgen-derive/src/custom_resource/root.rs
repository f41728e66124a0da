//! The root type: `metadata`, `spec` and `status`, read and written as the API server has them.

use crdgen_source::attr::resource::{Dialect, SchemaMode};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Path;

use super::input::Input;

pub(super) fn expand(input: &Input<'_>) -> TokenStream {
    let item = item(input);
    let new = new(input);
    let default = default(input);
    let serialize = serialize(input);
    quote! { #item #new #default #serialize }
}

/// Whether the author asked for `Default`, which is written out because a status is absent by default.
fn wants_default(derive: &Path) -> bool {
    derive.segments.last().is_some_and(|segment| segment.ident == "Default")
}

fn item(input: &Input<'_>) -> TokenStream {
    let Input { attrs, spec, root, vis, crdgen, serde, schemars, .. } = input;
    let doc = match &attrs.doc {
        Some(doc) => doc.value.clone(),
        None => format!("The custom resource `{}` of `{}/{}`.", &*attrs.kind, &*attrs.group, &*attrs.version),
    };
    let derives = attrs.derives.iter().map(|derive| &derive.value).filter(|derive| !wants_default(derive));
    let extra = attrs.attrs.iter().map(|attr| &attr.value);
    let serde_crate = quoted(serde);
    let flatten = attrs.no_spec.then(|| quote!(#[serde(flatten)]));
    let status = attrs.status.as_ref().map(|status| {
        let status = &status.value;
        quote! {
            /// What was last seen of it.
            #vis status: ::core::option::Option<#status>,
        }
    });
    let (derive_schema, schema_crate, skip) = match attrs.schema {
        SchemaMode::Derived => {
            let schemars_crate = quoted(schemars);
            (
                Some(quote!(, #schemars::JsonSchema)),
                Some(quote!(#[schemars(crate = #schemars_crate)])),
                Some(quote!(#[schemars(skip)])),
            )
        }
        SchemaMode::Manual | SchemaMode::Disabled => (None, None, None),
    };
    quote! {
        #[doc = #doc]
        #[derive(
            #serde::Deserialize, ::core::clone::Clone, ::core::fmt::Debug #derive_schema
            #(, #derives)*
        )]
        #(#[#extra])*
        #[serde(crate = #serde_crate)]
        #schema_crate
        #vis struct #root {
            /// The metadata of the object.
            #skip
            #vis metadata: #crdgen::ObjectMeta,
            /// What is wanted of it.
            #flatten
            #vis spec: #spec,
            #status
        }
    }
}

fn new(input: &Input<'_>) -> TokenStream {
    let Input { attrs, spec, root, vis, crdgen, .. } = input;
    let status = attrs.status.is_some().then(|| quote!(status: ::core::option::Option::None,));
    // kube gives the labels and annotations to every object too; crdgen's own are the CRD's alone.
    let [labels, annotations] = [&attrs.labels, &attrs.annotations].map(|pairs| {
        let pairs = pairs.iter().filter(|_| attrs.dialect == Dialect::Kube);
        let pairs = pairs.map(|(key, value)| (key.as_str(), value.as_str())).map(|(key, value)| quote!((#key, #value)));
        quote!(&[#(#pairs),*])
    });
    let doc = format!("A `{}` of that name, without a status.", &*attrs.kind);
    quote! {
        impl #root {
            #[doc = #doc]
            #[allow(dead_code)]
            #vis fn new(name: &str, spec: #spec) -> Self {
                Self { metadata: #crdgen::__private::metadata(name, #labels, #annotations), spec, #status }
            }
        }
    }
}

fn default(input: &Input<'_>) -> Option<TokenStream> {
    let Input { attrs, root, .. } = input;
    let status = attrs.status.is_some().then(|| quote!(status: ::core::option::Option::None,));
    attrs.derives.iter().any(|derive| wants_default(derive)).then(|| {
        quote! {
            #[automatically_derived]
            impl ::core::default::Default for #root {
                fn default() -> Self {
                    Self {
                        metadata: ::core::default::Default::default(),
                        spec: ::core::default::Default::default(),
                        #status
                    }
                }
            }
        }
    })
}

/// Written out because `apiVersion` and `kind` are no fields. The names begin with two underscores: a kind may be called
/// anything else.
fn serialize(input: &Input<'_>) -> TokenStream {
    let Input { attrs, root, serde, .. } = input;
    let body = if attrs.no_spec { serialize_flat(input) } else { serialize_spec(input) };
    quote! {
        #[automatically_derived]
        impl #serde::Serialize for #root {
            fn serialize<__S>(&self, __serializer: __S) -> ::core::result::Result<__S::Ok, __S::Error>
            where
                __S: #serde::Serializer,
            {
                #body
            }
        }
    }
}

fn serialize_spec(input: &Input<'_>) -> TokenStream {
    let Input { attrs, serde, .. } = input;
    let (kind, api_version) = (attrs.kind.as_str(), api_version(input));
    let (count, status) = match &attrs.status {
        Some(_) => (
            quote!(4 + usize::from(self.status.is_some())),
            Some(quote! {
                if let ::core::option::Option::Some(__status) = &self.status {
                    #serde::ser::SerializeStruct::serialize_field(&mut __object, "status", __status)?;
                }
            }),
        ),
        None => (quote!(4), None),
    };
    quote! {
        let mut __object = #serde::Serializer::serialize_struct(__serializer, #kind, #count)?;
        #serde::ser::SerializeStruct::serialize_field(&mut __object, "apiVersion", #api_version)?;
        #serde::ser::SerializeStruct::serialize_field(&mut __object, "kind", #kind)?;
        #serde::ser::SerializeStruct::serialize_field(&mut __object, "metadata", &self.metadata)?;
        #serde::ser::SerializeStruct::serialize_field(&mut __object, "spec", &self.spec)?;
        #status
        #serde::ser::SerializeStruct::end(__object)
    }
}

/// serde can flatten only in code that it derives, so a type of borrows is derived for it.
fn serialize_flat(input: &Input<'_>) -> TokenStream {
    let Input { attrs, spec, crdgen, serde, .. } = input;
    let (kind, api_version) = (attrs.kind.as_str(), api_version(input));
    let serde_crate = quoted(serde);
    let (field, value) = match &attrs.status {
        Some(status) => {
            let status = &status.value;
            let field = quote! {
                #[serde(skip_serializing_if = "::core::option::Option::is_none")]
                status: ::core::option::Option<&'__a #status>,
            };
            (Some(field), Some(quote!(status: self.status.as_ref(),)))
        }
        None => (None, None),
    };
    quote! {
        #[derive(#serde::Serialize)]
        #[serde(crate = #serde_crate)]
        struct __Root<'__a> {
            #[serde(rename = "apiVersion")]
            api_version: &'static str,
            kind: &'static str,
            metadata: &'__a #crdgen::ObjectMeta,
            #[serde(flatten)]
            spec: &'__a #spec,
            #field
        }
        let __root =
            __Root { api_version: #api_version, kind: #kind, metadata: &self.metadata, spec: &self.spec, #value };
        #serde::Serialize::serialize(&__root, __serializer)
    }
}

fn api_version(input: &Input<'_>) -> String {
    format!("{}/{}", &*input.attrs.group, &*input.attrs.version)
}

/// A path as the text that `crate = "..."` takes.
fn quoted(path: &Path) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}
