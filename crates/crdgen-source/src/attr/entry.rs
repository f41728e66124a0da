//! The outer form of every attribute here: a list of `key`, `key = value` and `key(...)`.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Ident, Meta, Token};

use super::suggest::nearest;
use super::{AttrError, Ctxt, Reason};

/// One element of an attribute's list.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The key as written; a keyword such as `type` is one too.
    pub(crate) key: Ident,
    /// What follows it.
    pub(crate) value: Value,
}

/// What follows a key.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// Nothing.
    Flag,
    /// `= tokens`, up to the next comma.
    Is(TokenStream),
    /// `(tokens)`.
    List(TokenStream),
}

impl Entry {
    /// The key without a raw identifier's `r#`.
    pub(crate) fn name(&self) -> String {
        self.key.unraw().to_string()
    }

    /// The place of the key.
    pub(crate) fn span(&self) -> Span {
        self.key.span()
    }
}

/// The entries of `attr`, which must have the form `#[name(...)]`.
pub(crate) fn of_attribute(attr: &Attribute, cx: &Ctxt) -> Vec<Entry> {
    match &attr.meta {
        Meta::List(list) => of_list(&list.tokens, cx),
        Meta::Path(path) | Meta::NameValue(syn::MetaNameValue { path, .. }) => {
            let name = path.get_ident().map(ToString::to_string).unwrap_or_default();
            cx.push(AttrError::on(Reason::Malformed, &attr.meta, format!("expected a list: `#[{name}(...)]`")));
            Vec::new()
        }
    }
}

/// The entries between the parentheses. An element that cannot be read is reported, and reading goes on after its comma.
pub(crate) fn of_list(tokens: &TokenStream, cx: &Ctxt) -> Vec<Entry> {
    let parser = |input: ParseStream<'_>| {
        let mut entries = Vec::new();
        while !input.is_empty() {
            match entry(input) {
                Ok(entry) => entries.push(entry),
                Err(error) => cx.push(AttrError { reason: Reason::Malformed, error, help: None }),
            }
            until_comma(input)?;
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(entries)
    };
    parser.parse2(tokens.clone()).unwrap_or_else(|error| {
        cx.push(AttrError { reason: Reason::Malformed, error, help: None });
        Vec::new()
    })
}

fn entry(input: ParseStream<'_>) -> syn::Result<Entry> {
    if input.peek(syn::Lit) {
        return Err(input.error("expected a key, found a literal"));
    }
    let key = input.call(Ident::parse_any)?;
    let value = if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        let tokens = until_comma(input)?;
        if tokens.is_empty() {
            return Err(syn::Error::new(key.span(), format!("`{key}` has no value: write `{key} = ...`")));
        }
        Value::Is(tokens)
    } else if input.peek(syn::token::Paren) {
        let list;
        syn::parenthesized!(list in input);
        Value::List(list.parse()?)
    } else {
        Value::Flag
    };
    if !input.is_empty() && !input.peek(Token![,]) {
        return Err(input.error("expected `,`"));
    }
    Ok(Entry { key, value })
}

fn until_comma(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    Ok(tokens)
}

/// A key of an attribute: what it stands for, its names (the first is the one to use), and whether it may be repeated.
pub(crate) struct Key<K: 'static> {
    pub(crate) id: K,
    pub(crate) names: &'static [&'static str],
    pub(crate) many: bool,
}

impl<K> Key<K> {
    pub(crate) const fn one(id: K, names: &'static [&'static str]) -> Self {
        Self { id, names, many: false }
    }

    pub(crate) const fn many(id: K, names: &'static [&'static str]) -> Self {
        Self { id, names, many: true }
    }

    /// The name to use.
    pub(crate) fn name(&self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }
}

/// Pairs each entry with its key in `table`. Unknown keys and repetitions are reported and left out, but for a misspelt
/// key, which is read as the one that is meant unless that one is there too.
pub(crate) fn keyed<K: Copy + PartialEq>(
    entries: Vec<Entry>,
    table: &'static [Key<K>],
    place: &str,
    cx: &Ctxt,
) -> Vec<(K, Entry)> {
    let find = |name: &str| table.iter().find(|key| key.names.contains(&name));
    let given: Vec<K> = entries.iter().filter_map(|entry| find(&entry.name())).map(|key| key.id).collect();
    let mut known: Vec<(K, Entry)> = Vec::new();
    for entry in entries {
        if let Some(key) = find(&entry.name()) {
            if !key.many && known.iter().any(|(id, _)| *id == key.id) {
                let message = format!("`{}` is given twice", key.name());
                cx.push(AttrError::at(Reason::Duplicate, entry.span(), message).help("keep one of the two"));
            } else {
                known.push((key.id, entry));
            }
            continue;
        }
        let name = entry.name();
        let error = AttrError::at(Reason::UnknownKey, entry.span(), format!("unknown key `{name}` in {place}"));
        let near = nearest(&name, table.iter().flat_map(|key| key.names).copied());
        match near.and_then(|near| Some((near, find(near)?))) {
            Some((near, key)) => {
                cx.push(error.help(format!("did you mean `{near}`?")));
                if !given.contains(&key.id) {
                    known.push((key.id, entry));
                }
            }
            None => {
                let names: Vec<&str> = table.iter().map(Key::name).collect();
                cx.push(error.help(format!("the keys are {}", names.join(", "))));
            }
        }
    }
    known
}
