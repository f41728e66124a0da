//! The values of attribute entries: strings, flags, numbers, paths and lists of them.

use std::str::FromStr;

use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Expr, ExprLit, Ident, Lit, Path, Token};

use super::entry::{Entry, Value};
use super::{AttrError, Ctxt, Reason, Spanned};

/// `key = "string"`.
pub(crate) fn string(entry: &Entry, cx: &Ctxt) -> Option<Spanned<String>> {
    let form = format!("`{} = \"...\"`", entry.key);
    match &entry.value {
        Value::Is(tokens) => match expr(tokens, cx)? {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(Spanned::new(text.value(), text.span())),
            other => report(cx, AttrError::on(Reason::Malformed, other, format!("expected a string: {form}"))),
        },
        _ => report(cx, AttrError::at(Reason::Malformed, entry.span(), format!("expected a string: {form}"))),
    }
}

/// `key = "string"` or `key("string", "string")`.
pub(crate) fn strings(entry: &Entry, cx: &Ctxt) -> Vec<Spanned<String>> {
    match &entry.value {
        Value::List(tokens) => literals(&entry.key, tokens, cx),
        _ => string(entry, cx).into_iter().collect(),
    }
}

/// `key("first", "second")`.
pub(crate) fn pair(entry: &Entry, cx: &Ctxt) -> Option<(Spanned<String>, Spanned<String>)> {
    if let Value::List(tokens) = &entry.value {
        let mut literals = literals(&entry.key, tokens, cx).into_iter();
        if let (Some(first), Some(second), None) = (literals.next(), literals.next(), literals.next()) {
            return Some((first, second));
        }
    }
    let message = format!("expected a key and a value: `{}(\"key\", \"value\")`", entry.key);
    report(cx, AttrError::at(Reason::Malformed, entry.span(), message))
}

fn literals(key: &Ident, tokens: &TokenStream, cx: &Ctxt) -> Vec<Spanned<String>> {
    let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
    let list = match parser.parse2(tokens.clone()) {
        Ok(list) => list,
        Err(error) => {
            cx.push(AttrError { reason: Reason::Malformed, error, help: None });
            return Vec::new();
        }
    };
    let mut strings = Vec::new();
    for element in list {
        match ungroup(element) {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => strings.push(Spanned::new(text.value(), text.span())),
            other => {
                let message = format!("expected strings: `{key}(\"...\", \"...\")`");
                cx.push(AttrError::on(Reason::Malformed, other, message));
            }
        }
    }
    strings
}

/// `key`, `key = true` or, as kube reads it too, `key = "true"`.
pub(crate) fn flag(entry: &Entry, cx: &Ctxt) -> Option<Spanned<bool>> {
    let message = || format!("expected true or false: `{} = true`", entry.key);
    match &entry.value {
        Value::Flag => Some(Spanned::new(true, entry.span())),
        Value::Is(tokens) => match expr(tokens, cx)? {
            Expr::Lit(ExprLit { lit: Lit::Bool(value), .. }) => Some(Spanned::new(value.value, value.span)),
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) if matches!(&*text.value(), "true" | "false") => {
                Some(Spanned::new(text.value() == "true", text.span()))
            }
            other => report(cx, AttrError::on(Reason::Malformed, other, message())),
        },
        Value::List(_) => report(cx, AttrError::at(Reason::Malformed, entry.span(), message())),
    }
}

/// `key = 3` or, as kube reads it too, `key = "3"`.
pub(crate) fn integer<T: FromStr>(entry: &Entry, cx: &Ctxt) -> Option<Spanned<T>> {
    let message = format!("expected a whole number: `{} = 1`", entry.key);
    let Value::Is(tokens) = &entry.value else {
        return report(cx, AttrError::at(Reason::Malformed, entry.span(), message));
    };
    let (text, span) = match expr(tokens, cx)? {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => (text.value(), text.span()),
        other => (tokens.to_string().replace([' ', '_'], ""), other.span()),
    };
    match text.parse() {
        Ok(number) => Some(Spanned::new(number, span)),
        Err(_) => report(cx, AttrError::on(Reason::Malformed, tokens, message)),
    }
}

/// `key = Type`, `key = "Type"`.
pub(crate) fn path(entry: &Entry, cx: &Ctxt) -> Option<Spanned<Path>> {
    let message = format!("expected a path: `{} = some::Path`", entry.key);
    let Value::Is(tokens) = &entry.value else {
        return report(cx, AttrError::at(Reason::Malformed, entry.span(), message));
    };
    if let Ok(path) = syn::parse2::<Path>(tokens.clone()) {
        let span = path.span();
        return Some(Spanned::new(path, span));
    }
    match expr(tokens, cx)? {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => {
            parse_string(&Spanned::new(text.value(), text.span()), &message, cx)
        }
        other => report(cx, AttrError::on(Reason::Malformed, other, message)),
    }
}

/// The strings or plain syntax elements of `key = "T"` and `key(T, U)`.
pub(crate) fn parsed<T: Parse>(entry: &Entry, expected: &str, cx: &Ctxt) -> Vec<Spanned<T>> {
    let message = format!("expected {expected}");
    match &entry.value {
        Value::List(tokens) => match Punctuated::<T, Token![,]>::parse_terminated.parse2(tokens.clone()) {
            Ok(list) => list.into_iter().map(|element| Spanned::new(element, entry.span())).collect(),
            Err(error) => {
                cx.push(AttrError { reason: Reason::Malformed, error, help: None });
                Vec::new()
            }
        },
        _ => string(entry, cx).and_then(|text| parse_string(&text, &message, cx)).into_iter().collect(),
    }
}

/// The contents of a string literal, read as Rust; its tokens take the literal's place.
fn parse_string<T: Parse>(text: &Spanned<String>, message: &str, cx: &Ctxt) -> Option<Spanned<T>> {
    let literal = syn::LitStr::new(text, text.span);
    match literal.parse::<T>() {
        Ok(value) => Some(Spanned::new(value, text.span)),
        Err(error) => report(cx, AttrError::at(Reason::Malformed, text.span, format!("{message}: {error}"))),
    }
}

/// An expression, out of the invisible groups that `macro_rules` puts around its arguments.
pub(crate) fn expr(tokens: &TokenStream, cx: &Ctxt) -> Option<Expr> {
    match syn::parse2::<Expr>(tokens.clone()) {
        Ok(expr) => Some(ungroup(expr)),
        Err(error) => report(cx, AttrError { reason: Reason::Malformed, error, help: None }),
    }
}

/// `expr` without invisible groups around it.
pub(crate) fn ungroup(mut expr: Expr) -> Expr {
    while let Expr::Group(group) = expr {
        expr = *group.expr;
    }
    expr
}

/// Adds `error` and gives nothing.
pub(crate) fn report<T>(cx: &Ctxt, error: AttrError) -> Option<T> {
    cx.push(error);
    None
}

/// Reports that `key` must be given.
pub(crate) fn missing<T>(cx: &Ctxt, span: Span, message: &str, help: &str) -> Option<T> {
    report(cx, AttrError::at(Reason::Missing, span, message).help(help))
}
