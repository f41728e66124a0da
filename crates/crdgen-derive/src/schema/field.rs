//! The expressions that make a field, and the value that serde takes for a missing one.

use crdgen_core::types::{Name, Skip};
use crdgen_source::item::{DefaultOf, Field, FieldStyle, Fields};
use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use super::container::with;
use super::{Paths, meta, own};

/// A type, by what schemars knows of it.
pub(super) fn ty(ty: &Type, paths: &Paths) -> TokenStream {
    let private = &paths.private;
    quote!(#private::Type::of::<#ty>())
}

pub(super) fn name(name: &Name, paths: &Paths) -> TokenStream {
    let types = &paths.types;
    let Name { deserialize, serialize } = name;
    quote!(#types::Name { deserialize: #deserialize.into(), serialize: #serialize.into() })
}

pub(super) fn skip(skip: Skip, paths: &Paths) -> TokenStream {
    let types = &paths.types;
    let Skip { deserializing, serializing } = skip;
    quote!(#types::Skip { deserializing: #deserializing, serializing: #serializing })
}

/// The fields of a struct or a variant, but for those that serde neither reads nor writes.
pub(super) fn fields(fields: &Fields, container_default: bool, paths: &Paths) -> TokenStream {
    let types = &paths.types;
    let made: Vec<TokenStream> = fields
        .fields
        .iter()
        .filter(|field| !(field.skip.serializing && field.skip.deserializing))
        .map(|field| self::field(field, container_default, paths))
        .collect();
    match (fields.style, made.as_slice()) {
        (FieldStyle::Unit, _) => quote!(#types::Fields::Unit),
        (FieldStyle::Newtype, [field]) => quote!(#types::Fields::Newtype(::std::boxed::Box::new(#field))),
        (FieldStyle::Newtype | FieldStyle::Tuple, made) => {
            quote!(#types::Fields::Tuple(::std::vec::Vec::from([#(#made),*])))
        }
        (FieldStyle::Named, made) => quote!(#types::Fields::Named(::std::vec::Vec::from([#(#made),*]))),
    }
}

/// A field. `container_default` says that a missing one is taken from the default of the whole.
pub(super) fn field(field: &Field, container_default: bool, paths: &Paths) -> TokenStream {
    let types = &paths.types;
    let name = name(&field.name, paths);
    let ty = match &field.with {
        Some(with) => self::with(with, paths),
        None => ty(&field.ty, paths),
    };
    let Field { flatten, required, .. } = field;
    let skip = skip(field.skip, paths);
    let has_default = field.default.is_some() || container_default;
    let may_be_skipped = field.skip_serializing_if.is_some();
    let default = if has_default && !flatten && !field.skip.serializing {
        default(field, paths)
    } else {
        quote!(::core::option::Option::None)
    };
    let bounds = meta::bounds(&field.bounds, paths);
    let meta = meta::meta(&field.meta, paths);
    quote! {
        #types::Field {
            name: #name,
            ty: #ty,
            flatten: #flatten,
            skip: #skip,
            has_default: #has_default,
            may_be_skipped: #may_be_skipped,
            default: #default,
            required: #required,
            bounds: #bounds,
            meta: #meta,
        }
    }
}

/// The value that serde takes for a missing field, as serde writes it: `None` where it would not be written.
fn default(field: &Field, paths: &Paths) -> TokenStream {
    let private = &paths.private;
    let (ty, member) = (&field.ty, &field.member);
    let (default, all) = (own("__default"), own("__default_of_all"));
    let value = match &field.default {
        DefaultOf::Trait => quote!(&<#ty as ::core::default::Default>::default()),
        DefaultOf::Function(path) => quote!(&#path()),
        DefaultOf::None => quote!(&#all.#member),
    };
    let written = match &field.serialize_with {
        Some(path) => quote!(#path(#default, #private::serializer()).ok()),
        None => quote! {{
            use #private::NotWritten as _;
            #private::Written(#default).value()
        }},
    };
    let written = match &field.skip_serializing_if {
        Some(path) => quote!(if #path(#default) { ::core::option::Option::None } else { #written }),
        None => written,
    };
    quote! {
        match #value {
            #default => #written,
        }
    }
}
