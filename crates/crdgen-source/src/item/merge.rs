//! `#[schemars(…)]` over `#[serde(…)]`: what schemars says in serde's words wins over what serde says.

use std::borrow::Cow;
use std::collections::BTreeSet;

use quote::quote;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, DeriveInput, Meta, Path, Token};

/// The words that schemars shares with serde.
const SHARED: &[&str] = &[
    "rename",
    "rename_all",
    "rename_all_fields",
    "deny_unknown_fields",
    "tag",
    "content",
    "untagged",
    "default",
    "skip",
    "skip_serializing",
    "skip_serializing_if",
    "skip_deserializing",
    "flatten",
    "remote",
    "transparent",
    "into",
    "from",
    "try_from",
];

/// `schemars(word)`, or `schemars(!word)` to take serde's word back.
#[allow(clippy::large_enum_variant)] // they live as long as one attribute is read
pub(super) enum Word {
    Set(Meta),
    Unset(Path),
}

impl Parse for Word {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.peek(Token![!]) {
            input.parse::<Token![!]>()?;
            return Ok(Word::Unset(input.parse()?));
        }
        Ok(Word::Set(input.parse()?))
    }
}

/// The words of all attributes of the name.
pub(super) fn words(attrs: &[Attribute], name: &str) -> syn::Result<Vec<Word>> {
    let mut words = Vec::new();
    for attr in attrs.iter().filter(|a| a.path().is_ident(name)) {
        words.extend(attr.parse_args_with(Punctuated::<Word, Token![,]>::parse_terminated)?);
    }
    Ok(words)
}

/// The type with every `#[serde(…)]` replaced by what schemars would go by; the type itself if schemars says nothing.
pub(super) fn schemars_over_serde(input: &DeriveInput) -> syn::Result<Cow<'_, DeriveInput>> {
    if !has_schemars(input) {
        return Ok(Cow::Borrowed(input));
    }
    let mut input = input.clone();
    merge(&mut input.attrs)?;
    match &mut input.data {
        syn::Data::Struct(data) => data.fields.iter_mut().try_for_each(|f| merge(&mut f.attrs))?,
        syn::Data::Enum(data) => {
            for variant in &mut data.variants {
                merge(&mut variant.attrs)?;
                variant.fields.iter_mut().try_for_each(|f| merge(&mut f.attrs))?;
            }
        }
        syn::Data::Union(_) => {}
    }
    Ok(Cow::Owned(input))
}

fn has_schemars(input: &DeriveInput) -> bool {
    let named = |attrs: &[Attribute]| attrs.iter().any(|a| a.path().is_ident("schemars"));
    let in_fields = |fields: &syn::Fields| fields.iter().any(|f| named(&f.attrs));
    named(&input.attrs)
        || match &input.data {
            syn::Data::Struct(data) => in_fields(&data.fields),
            syn::Data::Enum(data) => data.variants.iter().any(|v| named(&v.attrs) || in_fields(&v.fields)),
            syn::Data::Union(_) => false,
        }
}

fn merge(attrs: &mut Vec<Attribute>) -> syn::Result<()> {
    let mut taken = BTreeSet::new();
    let mut effective = Vec::new();
    for word in words(attrs, "schemars")? {
        match word {
            Word::Unset(path) => {
                taken.extend(path.get_ident().map(ToString::to_string));
            }
            Word::Set(meta) => {
                let Some(ident) = meta.path().get_ident().map(ToString::to_string) else { continue };
                if SHARED.contains(&ident.as_str()) {
                    effective.push(meta);
                    if ident == "skip" {
                        taken.extend(["skip_serializing".to_owned(), "skip_deserializing".to_owned()]);
                    }
                    taken.insert(ident);
                }
            }
        }
    }
    for word in words(attrs, "serde")? {
        let Word::Set(meta) = word else { continue };
        let Some(ident) = meta.path().get_ident().map(ToString::to_string) else { continue };
        if !taken.contains(&ident) {
            effective.push(meta);
        }
    }
    attrs.retain(|a| !a.path().is_ident("serde"));
    if !effective.is_empty() {
        let tokens = quote!(#[serde(#(#effective),*)]);
        attrs.extend(Attribute::parse_outer.parse2(tokens)?);
    }
    Ok(())
}
