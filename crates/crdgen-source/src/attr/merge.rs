//! `merge_strategy = ListMerge::Map(vec!["name".into()])` of kube's `#[x_kube(...)]`.

use proc_macro2::TokenStream;
use serde_json::Value as Json;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Expr, Token};

use super::entry::{Entry, Value};
use super::rule::{argument, is_path, text};
use super::value::{expr, report};
use super::{AttrError, Ctxt, Reason, Spanned};

const FORMS: &str = "the strategies are `ListMerge::{Atomic, Set, Map(vec![\"key\".into()])}`, \
                     `MapMerge::{Atomic, Granular}` and `StructMerge::{Atomic, Granular}`";

/// The keywords that the strategy stands for.
///
/// kube writes `StructMerge` as `x-kubernetes-struct-type`, a keyword that no CRD has; what Kubernetes reads for structs
/// is `x-kubernetes-map-type`, so that is what it becomes here.
pub(crate) fn parse(entry: &Entry, cx: &Ctxt) -> Vec<(&'static str, Spanned<Json>)> {
    let malformed = || AttrError::at(Reason::Malformed, entry.span(), "expected a merge strategy").help(FORMS);
    let Value::Is(tokens) = &entry.value else {
        cx.push(malformed());
        return Vec::new();
    };
    let Some(strategy) = expr(tokens, cx) else { return Vec::new() };
    let span = strategy.span();
    let word = |keyword, word: &str| vec![(keyword, Spanned::new(Json::from(word), span))];
    let lists = [("Atomic", "atomic"), ("Set", "set")];
    if let Some((_, name)) = lists.iter().find(|(variant, _)| is_path(&strategy, "ListMerge", variant)) {
        return word("x-kubernetes-list-type", name);
    }
    let maps = [("Atomic", "atomic"), ("Granular", "granular")];
    let is_map = |variant| is_path(&strategy, "MapMerge", variant) || is_path(&strategy, "StructMerge", variant);
    if let Some((_, name)) = maps.iter().find(|(variant, _)| is_map(variant)) {
        return word("x-kubernetes-map-type", name);
    }
    match strategy {
        Expr::Call(call) if is_path(&call.func, "ListMerge", "Map") => {
            let mut keywords = word("x-kubernetes-list-type", "map");
            if let Some(keys) = argument(call.args, span, cx).and_then(|keys| strings(keys, cx)) {
                keywords.push(("x-kubernetes-list-map-keys", Spanned::new(Json::from(keys), span)));
            }
            keywords
        }
        _ => {
            cx.push(malformed());
            Vec::new()
        }
    }
}

/// `vec!["a".into(), "b".into()]`, also without `vec!`.
fn strings(list: Expr, cx: &Ctxt) -> Option<Vec<String>> {
    let elements = match list {
        Expr::Macro(call) if call.mac.path.is_ident("vec") => elements(&call.mac.tokens, cx)?,
        Expr::Array(array) => array.elems,
        other => return report(cx, AttrError::on(Reason::Malformed, other, "expected `vec![...]`").help(FORMS)),
    };
    elements.into_iter().map(|element| text(element, cx).map(|text| text.value)).collect()
}

fn elements(tokens: &TokenStream, cx: &Ctxt) -> Option<Punctuated<Expr, Token![,]>> {
    match Punctuated::parse_terminated.parse2(tokens.clone()) {
        Ok(elements) => Some(elements),
        Err(error) => report(cx, AttrError { reason: Reason::Malformed, error, help: Some(FORMS.to_owned()) }),
    }
}
