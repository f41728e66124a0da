//! The expression that makes a type's `Container`, and from it the schema.

use crdgen_core::types::Tag;
use crdgen_source::attr::{AttrError, Reason};
use crdgen_source::item::{DefaultOf, Fields, Item, Meta, Shape, Variant, With};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::field::{self, field, fields, skip};
use super::{Paths, meta, own};

/// The body of `json_schema`.
pub(super) fn json_schema(item: &Item, paths: &Paths) -> Result<TokenStream, Vec<AttrError>> {
    refuse_transforms(item)?;
    let Paths { private, types, .. } = paths;
    let default = own("__default_of_all");
    let container_default = match &item.default {
        DefaultOf::None => None,
        DefaultOf::Trait => Some(quote!(let #default: Self = ::core::default::Default::default();)),
        DefaultOf::Function(path) => Some(quote!(let #default: Self = #path();)),
    };
    let (meta, body) = (meta::meta(&item.meta, paths), body(item, paths));
    let schema = own("__schema");
    let transforms =
        item.meta.transforms.iter().map(|transform| quote!(#private::transform(&mut #schema, #transform);));
    Ok(quote! {
        #container_default
        #[allow(unused_mut)]
        let mut #schema = #private::of(&#types::Container { meta: #meta, body: #body }, __generator);
        #(#transforms)*
        #schema
    })
}

/// A transform of a part would have to run in the middle of making the whole.
fn refuse_transforms(item: &Item) -> Result<(), Vec<AttrError>> {
    let of_fields = |fields: &'_ Fields| fields.fields.iter().map(|field| field.meta.clone()).collect::<Vec<Meta>>();
    let parts = match &item.shape {
        Shape::Struct(fields, _) => of_fields(fields),
        Shape::Enum(_, variants) => {
            variants.iter().flat_map(|v| std::iter::once(v.meta.clone()).chain(of_fields(&v.fields))).collect()
        }
    };
    let errors: Vec<AttrError> = parts
        .iter()
        .flat_map(|meta| &meta.transforms)
        .map(|transform| {
            let message = "`transform` on a part of a type is not for `CrdSchema`";
            AttrError::on(Reason::Conflict, transform, message).help("put it on the type, or derive `JsonSchema`")
        })
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn body(item: &Item, paths: &Paths) -> TokenStream {
    let Paths { types, .. } = paths;
    if let Some(with) = &item.with {
        let ty = self::with(with, paths);
        return quote!(#types::Body::With(#ty));
    }
    if let Some(transparent) = item.transparent_field() {
        let field = field(transparent, false, paths);
        return quote!(#types::Body::Transparent(::std::boxed::Box::new(#field)));
    }
    let ty = |ty: &Option<syn::Type>| option(ty.as_ref().map(|ty| field::ty(ty, paths)));
    let (from, into, deny) = (ty(&item.from), ty(&item.into), item.deny_unknown_fields);
    let shape = match &item.shape {
        Shape::Struct(fields, tag) => {
            let fields = self::fields(fields, item.default.is_some(), paths);
            let name = &item.name.serialize;
            let tag = option(tag.as_ref().map(|tag| quote!((#tag.into(), #name.into()))));
            quote!(#types::Shape::Struct { fields: #fields, deny_unknown_fields: #deny, tag: #tag })
        }
        Shape::Enum(tag, variants) => {
            let tag = self::tag(tag, paths);
            let variants = variants.iter().map(|variant| self::variant(variant, paths));
            quote! {
                #types::Shape::Enum {
                    tag: #tag,
                    deny_unknown_fields: #deny,
                    variants: ::std::vec::Vec::from([#(#variants),*]),
                }
            }
        }
    };
    quote!(#types::Body::Own { from: #from, into: #into, shape: #shape })
}

fn tag(tag: &Tag, paths: &Paths) -> TokenStream {
    let types = &paths.types;
    match tag {
        Tag::External => quote!(#types::Tag::External),
        Tag::Internal { tag } => quote!(#types::Tag::Internal { tag: #tag.into() }),
        Tag::Adjacent { tag, content } => quote!(#types::Tag::Adjacent { tag: #tag.into(), content: #content.into() }),
        Tag::Untagged => quote!(#types::Tag::Untagged),
    }
}

fn variant(variant: &Variant, paths: &Paths) -> TokenStream {
    let Paths { types, .. } = paths;
    let name = field::name(&variant.name, paths);
    let skip = skip(variant.skip, paths);
    let untagged = variant.untagged;
    let with = option(variant.with.as_ref().map(|with| self::with(with, paths)));
    let meta = meta::meta(&variant.meta, paths);
    let fields = fields(&variant.fields, false, paths);
    quote! {
        #types::Variant {
            name: #name, skip: #skip, untagged: #untagged, with: #with, meta: #meta, fields: #fields,
        }
    }
}

/// The type or the function that describes something in place of its own type.
pub(super) fn with(with: &With, paths: &Paths) -> TokenStream {
    let private = &paths.private;
    match with {
        With::Type(ty) => field::ty(ty, paths),
        With::Function(path) => quote!(#private::Type::made_by(#path)),
    }
}

/// `Some(tokens)` or `None`, as an expression.
pub(super) fn option<T: ToTokens>(value: Option<T>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}
