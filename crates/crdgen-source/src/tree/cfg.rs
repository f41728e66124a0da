//! `#[cfg(…)]`: whether an item is there with the package's features.

use std::collections::BTreeSet;

use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token};

/// Whether every `cfg` of the item holds.
///
/// Features are known. `test` and `doc` are off. Of the target nothing is known here: a predicate of it counts as true,
/// and its negation too, since a CRD must not depend on the machine that writes it.
pub(super) fn is_on(attrs: &[Attribute], features: &BTreeSet<String>) -> bool {
    attrs.iter().filter(|a| a.path().is_ident("cfg")).all(|a| match a.parse_args::<Meta>() {
        Ok(meta) => holds(&meta, features) != Some(false),
        Err(_) => true,
    })
}

/// The attributes with every `cfg_attr` whose predicate holds replaced by what is in it.
pub(super) fn expand(attrs: &mut Vec<Attribute>, features: &BTreeSet<String>) {
    if !attrs.iter().any(|a| a.path().is_ident("cfg_attr")) {
        return;
    }
    for attr in std::mem::take(attrs) {
        if !attr.path().is_ident("cfg_attr") {
            attrs.push(attr);
            continue;
        }
        let Ok(parts) = attr.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated) else { continue };
        let mut parts = parts.into_iter();
        let Some(predicate) = parts.next() else { continue };
        if holds(&predicate, features) == Some(false) {
            continue;
        }
        for meta in parts {
            let tokens = quote::quote!(#[#meta]);
            if let Ok(mut parsed) = Attribute::parse_outer.parse2(tokens) {
                expand(&mut parsed, features);
                attrs.extend(parsed);
            }
        }
    }
}

/// `None` where nothing is known.
fn holds(meta: &Meta, features: &BTreeSet<String>) -> Option<bool> {
    match meta {
        Meta::Path(path) if path.is_ident("test") || path.is_ident("doc") || path.is_ident("doctest") => Some(false),
        Meta::NameValue(pair) if pair.path.is_ident("feature") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(name), .. }) => Some(features.contains(&name.value())),
            _ => None,
        },
        Meta::List(list) => {
            let inner = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok()?;
            let mut parts = inner.iter().map(|m| holds(m, features));
            if list.path.is_ident("not") {
                parts.next()?.map(|b| !b)
            } else if list.path.is_ident("any") {
                parts
                    .try_fold(Some(false), |any, part| if part == Some(true) { Err(()) } else { Ok(any.and(part)) })
                    .unwrap_or(Some(true))
            } else if list.path.is_ident("all") {
                parts
                    .try_fold(Some(true), |all, part| if part == Some(false) { Err(()) } else { Ok(all.and(part)) })
                    .unwrap_or(Some(false))
            } else {
                None
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(attr: &str, on: bool) {
        let attrs = Attribute::parse_outer.parse_str(attr).unwrap();
        let features = BTreeSet::from(["a".to_owned()]);
        assert_eq!(is_on(&attrs, &features), on, "{attr}");
    }

    #[test]
    fn predicates() {
        check("#[cfg(test)]", false);
        check("#[cfg(not(test))]", true);
        check("#[cfg(feature = \"a\")]", true);
        check("#[cfg(feature = \"b\")]", false);
        check("#[cfg(not(feature = \"a\"))]", false);
        check("#[cfg(any(feature = \"b\", feature = \"a\"))]", true);
        check("#[cfg(all(feature = \"b\", feature = \"a\"))]", false);
        check("#[cfg(all(unix, feature = \"b\"))]", false);
        check("#[cfg(unix)]", true);
        check("#[cfg(not(unix))]", true);
    }
}
