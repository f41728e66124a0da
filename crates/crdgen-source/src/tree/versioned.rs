//! `#[versioned(…)]` of stackable-versioned: a module whose items are written as of the last version, for all versions.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Item, ItemMod, Lit, Meta, Token, Type};

type Words = Punctuated<Meta, Token![,]>;

/// Whether an attribute is of this macro.
fn is_versioned(attr: &Attribute) -> bool {
    attr.path().segments.last().is_some_and(|segment| segment.ident == "versioned")
}

/// The items that the macro makes of a module: one module for each version; none if it is not the macro's.
pub(super) fn expand(module: &ItemMod) -> Option<Vec<Item>> {
    let attr = module.attrs.iter().find(|attr| is_versioned(attr))?;
    let (_, items) = module.content.as_ref()?;
    let arguments = attr.parse_args_with(Words::parse_terminated).ok()?;
    let mut versions = Vec::new();
    let (mut keeps_module, mut crates) = (false, None);
    for argument in &arguments {
        let Meta::List(list) = argument else { continue };
        let words = list.parse_args_with(Words::parse_terminated).ok()?;
        if list.path.is_ident("version") {
            versions.push(words.iter().find_map(|word| text(word, "name"))?);
        } else if list.path.is_ident("options") {
            keeps_module = words.iter().any(|word| word.path().is_ident("preserve_module"));
        } else if list.path.is_ident("crates") {
            // The macro has a crate of its own, which kube does not know.
            let of_kube =
                words.iter().filter(|word| !word.path().is_ident("versioned") && !word.path().is_ident("kube_client"));
            crates = Some(quote!(crates(#(#of_kube),*)));
        }
    }
    let made: Vec<Item> = (0..versions.len())
        .filter_map(|index| Version { all: &versions, index, crates: crates.as_ref() }.module(items))
        .collect();
    if !keeps_module {
        return Some(made);
    }
    let (vis, ident) = (&module.vis, &module.ident);
    syn::parse2(quote!(#vis mod #ident { use super::*; #(#made)* })).ok().map(|item| vec![item])
}

/// One of the versions.
struct Version<'a> {
    all: &'a [String],
    index: usize,
    crates: Option<&'a TokenStream>,
}

/// What `added`, `changed` and `deprecated` say of a field or a variant.
#[derive(Default)]
struct History {
    added: Option<usize>,
    /// By version: the name and the type before.
    changes: Vec<(usize, Option<String>, Option<String>)>,
    deprecated: Option<usize>,
}

impl Version<'_> {
    fn module(&self, items: &[Item]) -> Option<Item> {
        let name = format_ident!("{}", self.all.get(self.index)?);
        let items = items.iter().map(|item| self.item(item, &name));
        syn::parse2(quote!(pub mod #name { use super::*; #(#items)* })).ok()
    }

    fn item(&self, item: &Item, name: &Ident) -> TokenStream {
        match item {
            Item::Struct(item) => {
                let mut item = item.clone();
                self.container(&mut item.attrs, &item.ident);
                if let syn::Fields::Named(fields) = &mut item.fields {
                    let all = std::mem::take(&mut fields.named);
                    fields.named = all.into_iter().filter_map(|field| self.field(field)).collect();
                }
                item.to_token_stream()
            }
            Item::Enum(item) => {
                let mut item = item.clone();
                self.container(&mut item.attrs, &item.ident);
                let all = std::mem::take(&mut item.variants);
                item.variants = all.into_iter().filter_map(|variant| self.variant(variant)).collect();
                item.to_token_stream()
            }
            // What stands in a module named after the version belongs into that of the version.
            Item::Mod(module) => match &module.content {
                Some((_, items)) if module.ident == *name => quote!(#(#items)*),
                Some(_) => TokenStream::new(),
                None => module.to_token_stream(),
            },
            other => other.to_token_stream(),
        }
    }

    /// Puts `#[kube(…)]` in the place of `#[versioned(crd(…))]`.
    fn container(&self, attrs: &mut Vec<Attribute>, ident: &Ident) {
        let Some(place) = attrs.iter().position(is_versioned) else { return };
        let attr = attrs.remove(place);
        let words = attr.parse_args_with(Words::parse_terminated).unwrap_or_default();
        let Some(Meta::List(list)) = words.iter().find(|word| word.path().is_ident("crd")) else { return };
        let Ok(entries) = list.parse_args_with(Words::parse_terminated) else { return };
        let version = &self.all[self.index];
        let mut keys = vec![quote!(version = #version)];
        if !entries.iter().any(|entry| entry.path().is_ident("kind")) {
            let kind = ident.to_string();
            let kind = kind.strip_suffix("Spec").unwrap_or(&kind);
            keys.push(quote!(kind = #kind));
        }
        keys.extend(entries.iter().map(|entry| match entry {
            // kube takes the path of the status as a text.
            Meta::NameValue(pair) if pair.path.is_ident("status") => match &pair.value {
                Expr::Path(path) => {
                    let path = path.to_token_stream().to_string();
                    quote!(status = #path)
                }
                _ => pair.to_token_stream(),
            },
            entry => entry.to_token_stream(),
        }));
        keys.extend(self.crates.cloned());
        if let Ok(mut made) = syn::parse::Parser::parse2(Attribute::parse_outer, quote!(#[kube(#(#keys),*)])) {
            // The place of the attribute is where it was written.
            attrs.append(&mut made);
        }
    }

    fn field(&self, mut field: syn::Field) -> Option<syn::Field> {
        let history = self.history(&mut field.attrs);
        let ident = field.ident.clone()?;
        let (name, ty) = self.at(&history, &ident, "deprecated_")?;
        field.ident = Some(name);
        if let Some(ty) = ty.and_then(|ty| syn::parse_str::<Type>(&ty).ok()) {
            field.ty = ty;
        }
        Some(field)
    }

    fn variant(&self, mut variant: syn::Variant) -> Option<syn::Variant> {
        let history = self.history(&mut variant.attrs);
        let (name, _) = self.at(&history, &variant.ident, "Deprecated")?;
        variant.ident = name;
        Some(variant)
    }

    /// The name and, where it was another, the type in this version; none if it was not there yet.
    fn at(&self, history: &History, ident: &Ident, prefix: &str) -> Option<(Ident, Option<String>)> {
        if history.added.is_some_and(|since| self.index < since) {
            return None;
        }
        let text = ident.to_string();
        let mut name = match (history.deprecated, text.strip_prefix(prefix)) {
            (Some(since), Some(before)) if self.index < since => before.to_owned(),
            _ => text,
        };
        let mut ty = None;
        for (_, from_name, from_type) in history.changes.iter().rev().filter(|(since, ..)| self.index < *since) {
            name = from_name.clone().unwrap_or(name);
            ty = from_type.clone().or(ty);
        }
        Some((Ident::new(&name, ident.span()), ty))
    }

    fn history(&self, attrs: &mut Vec<Attribute>) -> History {
        let mut history = History::default();
        let mine: Vec<Attribute> = attrs.extract_if(.., |attr| is_versioned(attr)).collect();
        for word in mine.iter().flat_map(|attr| attr.parse_args_with(Words::parse_terminated).unwrap_or_default()) {
            let Meta::List(list) = &word else { continue };
            let entries = list.parse_args_with(Words::parse_terminated).unwrap_or_default();
            let entry = |name: &str| entries.iter().find_map(|entry| text(entry, name));
            let Some(since) = entry("since").and_then(|since| self.all.iter().position(|name| *name == since)) else {
                continue;
            };
            if list.path.is_ident("added") {
                history.added = Some(since);
            } else if list.path.is_ident("changed") {
                history.changes.push((since, entry("from_name"), entry("from_type")));
            } else if list.path.is_ident("deprecated") {
                history.deprecated = Some(since);
            }
        }
        history.changes.sort_by_key(|(since, ..)| *since);
        history
    }
}

/// The text in `name = "text"`.
fn text(word: &Meta, name: &str) -> Option<String> {
    match word {
        Meta::NameValue(pair) if pair.path.is_ident(name) => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            other => Some(other.to_token_stream().to_string()),
        },
        _ => None,
    }
}
