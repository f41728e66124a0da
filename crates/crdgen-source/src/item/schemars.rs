//! The words of `schemars`, `validate`, `garde`, `crd` and `x_kube` that are not serde's.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta as SynMeta, Token};

use super::merge::{Word, words};
use super::{Meta, With, doc};
use crate::attr::field::{self as crd, Place};
use crate::attr::{AttrError, Ctxt, Reason};
use crate::pattern;

/// Least and greatest; `equal` sets both.
#[derive(Debug, Clone, Default)]
pub struct Limits {
    /// The least.
    pub min: Option<Expr>,
    /// The greatest.
    pub max: Option<Expr>,
}

/// `length`, `range`, `pattern`, `regex`, `contains` and formats.
#[derive(Debug, Clone, Default)]
pub struct Bounds {
    /// Length of a string, or number of items.
    pub length: Limits,
    /// Least and greatest number.
    pub range: Limits,
    /// A regular expression.
    pub pattern: Option<Expr>,
    /// A text that a string must contain.
    pub contains: Option<Expr>,
    /// `format`.
    pub format: Option<&'static str>,
    /// What holds for each item of a list.
    pub inner: Option<Box<Bounds>>,
}

impl Bounds {
    pub(super) fn is_empty(&self) -> bool {
        let Bounds { length, range, pattern, contains, format, inner } = self;
        let none = |limits: &Limits| limits.min.is_none() && limits.max.is_none();
        none(length) && none(range) && pattern.is_none() && contains.is_none() && format.is_none() && inner.is_none()
    }
}

#[derive(Default)]
pub(super) struct ContainerAttrs {
    pub(super) meta: Meta,
    pub(super) with: Option<With>,
    pub(super) inline: bool,
}

#[derive(Default)]
pub(super) struct VariantAttrs {
    pub(super) meta: Meta,
    pub(super) with: Option<With>,
}

#[derive(Default)]
pub(super) struct FieldAttrs {
    pub(super) meta: Meta,
    pub(super) with: Option<With>,
    pub(super) required: bool,
    pub(super) bounds: Bounds,
}

pub(super) fn container(attrs: &[Attribute], cx: &Ctxt) -> ContainerAttrs {
    let mut out = ContainerAttrs { meta: meta(attrs, crd::parse(attrs, Place::Container, cx)), ..Default::default() };
    for word in set_words(attrs, "schemars", cx) {
        match key(&word).as_str() {
            "inline" => out.inline = true,
            _ => {
                with(&word, &mut out.with, cx);
                common(&word, &mut out.meta, cx);
            }
        }
    }
    out
}

pub(super) fn variant(attrs: &[Attribute], cx: &Ctxt) -> VariantAttrs {
    let mut out = VariantAttrs { meta: meta(attrs, crd::parse(attrs, Place::Variant, cx)), with: None };
    for word in set_words(attrs, "schemars", cx) {
        with(&word, &mut out.with, cx);
        common(&word, &mut out.meta, cx);
    }
    serde_with(attrs, &mut out.with, cx);
    out
}

pub(super) fn field(attrs: &[Attribute], cx: &Ctxt) -> FieldAttrs {
    let mut out = FieldAttrs { meta: meta(attrs, crd::parse(attrs, Place::Field, cx)), ..Default::default() };
    for word in set_words(attrs, "schemars", cx) {
        with(&word, &mut out.with, cx);
        common(&word, &mut out.meta, cx);
    }
    serde_with(attrs, &mut out.with, cx);
    for dialect in ["schemars", "validate", "garde"] {
        for word in set_words(attrs, dialect, cx) {
            if word.path().is_ident("required") {
                out.required = true;
            }
            bounds(&word, dialect, &mut out.bounds, cx);
        }
    }
    out
}

fn meta(attrs: &[Attribute], crd: crd::SchemaAttrs) -> Meta {
    Meta {
        doc: doc::text(attrs),
        deprecated: attrs.iter().any(|a| a.path().is_ident("deprecated")),
        crd,
        ..Meta::default()
    }
}

fn set_words(attrs: &[Attribute], name: &str, cx: &Ctxt) -> Vec<SynMeta> {
    match words(attrs, name) {
        Ok(words) => words
            .into_iter()
            .filter_map(|w| match w {
                Word::Set(meta) => Some(meta),
                Word::Unset(_) => None,
            })
            .collect(),
        // `garde` and `validate` have forms that are no meta items; they say nothing about the schema.
        Err(_) if name != "schemars" => Vec::new(),
        Err(e) => {
            malformed(cx, e);
            Vec::new()
        }
    }
}

fn malformed(cx: &Ctxt, error: syn::Error) {
    cx.push(AttrError { reason: Reason::Malformed, error, help: None });
}

fn key(word: &SynMeta) -> String {
    word.path().get_ident().map(ToString::to_string).unwrap_or_default()
}

fn with(word: &SynMeta, out: &mut Option<With>, cx: &Ctxt) {
    let parsed = match key(word).as_str() {
        "with" => literal(word).map(|text| text.parse().map(With::Type)),
        "schema_with" => literal(word).map(|text| text.parse().map(With::Function)),
        _ => return,
    };
    match parsed {
        Some(Ok(with)) => *out = Some(with),
        Some(Err(e)) => malformed(cx, e),
        None => cx.push(AttrError::on(Reason::Malformed, word, format!("expected `{} = \"…\"`", key(word)))),
    }
}

/// `serde(with = "…")` names a module, or a type that stands in for a remote one: then it has a schema.
fn serde_with(attrs: &[Attribute], out: &mut Option<With>, cx: &Ctxt) {
    if out.is_some() {
        return;
    }
    for word in set_words(attrs, "serde", cx).iter().filter(|w| w.path().is_ident("with")) {
        with(word, out, cx);
    }
}

fn common(word: &SynMeta, meta: &mut Meta, cx: &Ctxt) {
    match (key(word).as_str(), word) {
        ("title", SynMeta::NameValue(m)) => meta.title = Some(m.value.clone()),
        ("description", SynMeta::NameValue(m)) => meta.description = Some(m.value.clone()),
        ("transform", SynMeta::NameValue(m)) => meta.transforms.push(m.value.clone()),
        ("extend", SynMeta::List(list)) => {
            match list.parse_args_with(Punctuated::<Extension, Token![,]>::parse_terminated) {
                Ok(all) => meta.extensions.extend(all.into_iter().map(|e| (e.key.value(), e.value))),
                Err(e) => malformed(cx, e),
            }
        }
        _ => {}
    }
}

struct Extension {
    key: LitStr,
    value: TokenStream,
}

impl Parse for Extension {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let key = input.parse()?;
        input.parse::<Token![=]>()?;
        let mut value = TokenStream::new();
        while !input.is_empty() && !input.peek(Token![,]) {
            value.extend([input.parse::<proc_macro2::TokenTree>()?]);
        }
        Ok(Extension { key, value })
    }
}

fn bounds(word: &SynMeta, dialect: &str, out: &mut Bounds, cx: &Ctxt) {
    let key = key(word);
    let format = match key.as_str() {
        "email" => Some("email"),
        "url" => Some("uri"),
        "ip" => Some("ip"),
        "ipv4" => Some("ipv4"),
        "ipv6" => Some("ipv6"),
        _ => None,
    };
    if format.is_some() {
        out.format = format;
        return;
    }
    let SynMeta::List(list) = word else {
        // `validate(regex = "PATH")`, the form of validator before 0.17.
        if let (true, Some(path)) = (key == "regex", literal(word)) {
            out.pattern = path.parse().map_err(|e| malformed(cx, e)).ok();
        }
        return;
    };
    match key.as_str() {
        "length" => limits(list, &mut out.length),
        "range" => limits(list, &mut out.range),
        "pattern" if dialect != "validate" => out.pattern = checked(expr(list, cx), cx),
        "regex" if dialect != "garde" => {
            let name = if dialect == "validate" { "path" } else { "pattern" };
            out.pattern = checked(named(list, name), cx);
        }
        "contains" => out.contains = named(list, "pattern").or_else(|| list.parse_args().ok()),
        "inner" if dialect != "validate" => {
            let inner = out.inner.get_or_insert_default();
            let nested = list.parse_args_with(Punctuated::<SynMeta, Token![,]>::parse_terminated);
            for word in nested.into_iter().flatten() {
                bounds(&word, dialect, inner, cx);
            }
        }
        _ => {}
    }
}

/// A pattern, checked if it is a literal.
fn checked(pattern: Option<Expr>, cx: &Ctxt) -> Option<Expr> {
    if let Some(Expr::Lit(ExprLit { lit: Lit::Str(text), .. })) = &pattern
        && let Err(message) = pattern::check(&text.value())
    {
        let help = "the server has neither look-around nor backreferences: write it without, or as a CEL rule";
        cx.push(AttrError::on(Reason::InvalidValue, text, format!("`pattern`: {message}")).help(help));
    }
    pattern
}

fn limits(list: &syn::MetaList, out: &mut Limits) {
    if let Some(equal) = named(list, "equal") {
        *out = Limits { min: Some(equal.clone()), max: Some(equal) };
        return;
    }
    out.min = named(list, "min").or(out.min.take());
    out.max = named(list, "max").or(out.max.take());
}

fn expr(list: &syn::MetaList, cx: &Ctxt) -> Option<Expr> {
    list.parse_args().map_err(|e| malformed(cx, e)).ok()
}

/// The value of `name = value` in a list; a string in quotes is taken for the expression in it, as schemars does for
/// numbers and paths, but not for patterns.
fn named(list: &syn::MetaList, name: &str) -> Option<Expr> {
    let items = list.parse_args_with(Punctuated::<SynMeta, Token![,]>::parse_terminated).ok()?;
    let value = items.into_iter().find_map(|m| match m {
        SynMeta::NameValue(m) if m.path.is_ident(name) => Some(m.value),
        _ => None,
    })?;
    match &value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) if name != "pattern" => {
            Some(Expr::parse.parse2(text.parse::<TokenStream>().ok()?).unwrap_or(value))
        }
        _ => Some(value),
    }
}

fn literal(word: &SynMeta) -> Option<&LitStr> {
    match word {
        SynMeta::NameValue(m) => match &m.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text),
            _ => None,
        },
        _ => None,
    }
}
