//! `match`, `if let`, `matches!` and `for`.

use syn::{Expr, ExprMatch, Pat};

use super::eval::Eval;
use super::{Told, Val};
use crate::span;
use crate::ty::Ty;

/// `value, pattern` with `if guard` or not, as in `matches!`.
struct Matches(Expr, Pat, Option<Expr>);

impl syn::parse::Parse for Matches {
    fn parse(input: syn::parse::ParseStream) -> syn::Result<Self> {
        let value = input.parse()?;
        input.parse::<syn::Token![,]>()?;
        let pattern = Pat::parse_multi_with_leading_vert(input)?;
        let guard = if input.peek(syn::Token![if]) {
            input.parse::<syn::Token![if]>()?;
            Some(input.parse()?)
        } else {
            None
        };
        input.parse::<Option<syn::Token![,]>>()?;
        Ok(Self(value, pattern, guard))
    }
}

impl Eval<'_> {
    pub(super) fn matches_macro(&mut self, mac: &syn::Macro) -> Told<Val> {
        let Ok(Matches(value, pattern, guard)) = mac.parse_body() else { return self.unknown(mac) };
        let val = self.eval(&value, None)?;
        let outer = self.locals.len();
        let mut fits = self.fits(&pattern, &val)?;
        if let (true, Some(guard)) = (fits, &guard) {
            fits = self.eval(guard, None)? == Val::Bool(true);
        }
        self.locals.truncate(outer);
        Ok(Val::Bool(fits))
    }

    pub(super) fn match_of(&mut self, expr: &ExprMatch, expected: Option<&Ty>) -> Told<Val> {
        let val = self.eval(&expr.expr, None)?;
        for arm in &expr.arms {
            let outer = self.locals.len();
            if self.fits(&arm.pat, &val)? {
                let result = self.eval(&arm.body, expected);
                self.locals.truncate(outer);
                return result;
            }
            self.locals.truncate(outer);
        }
        self.unknown(expr)
    }

    /// The condition of an `if`; names that a pattern binds stay bound.
    pub(super) fn condition(&mut self, cond: &Expr) -> Told<bool> {
        match cond {
            Expr::Let(binding) => {
                let val = self.eval(&binding.expr, None)?;
                self.fits(&binding.pat, &val)
            }
            cond => match self.eval(cond, None)? {
                Val::Bool(holds) => Ok(holds),
                _ => self.unknown(cond),
            },
        }
    }

    /// Whether a value fits a pattern, whose names are bound then.
    pub(super) fn fits(&mut self, pattern: &Pat, val: &Val) -> Told<bool> {
        match pattern {
            Pat::Wild(_) => Ok(true),
            Pat::Paren(inner) => self.fits(&inner.pat, val),
            Pat::Reference(inner) => self.fits(&inner.pat, val),
            Pat::Lit(lit) => Ok(self.eval(&Expr::Lit(lit.clone()), None)? == *val),
            Pat::Guard(guarded) => {
                Ok(self.fits(&guarded.pat, val)? && self.eval(&guarded.guard, None)? == Val::Bool(true))
            }
            Pat::Or(any) => {
                for case in &any.cases {
                    if self.fits(case, val)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Pat::Ident(ident) if ident.ident == "None" => Ok(*val == Val::None),
            Pat::Ident(ident) if ident.subpat.is_none() && ident.ident.to_string().starts_with(char::is_lowercase) => {
                self.locals.push((span::name(&ident.ident), val.clone()));
                Ok(true)
            }
            Pat::Path(path) => Ok(self.path(&path.path, None)? == *val),
            Pat::Ident(ident) => Ok(self.path(&ident.ident.clone().into(), None)? == *val),
            Pat::TupleStruct(tuple) => {
                let name = tuple.path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
                match (name.as_str(), val, tuple.elems.first()) {
                    ("Some" | "Ok", Val::Some(inner), Some(pattern)) => self.fits(pattern, inner),
                    ("Some", Val::None, _) | ("Err", Val::Some(_), _) => Ok(false),
                    (_, Val::Variant(variant, _), _) if *variant != name => Ok(false),
                    (_, Val::Variant(_, fields), _) if fields.len() == tuple.elems.len() => {
                        for (pattern, (_, val)) in tuple.elems.iter().zip(fields) {
                            if !self.fits(pattern, val)? {
                                return Ok(false);
                            }
                        }
                        Ok(true)
                    }
                    (_, Val::Variant(..), Some(Pat::Rest(_))) => Ok(true),
                    _ => self.unknown(pattern),
                }
            }
            Pat::Struct(literal) if literal.fields.is_empty() => match val {
                Val::Variant(name, _) => Ok(literal.path.segments.last().is_some_and(|s| s.ident == name)),
                _ => self.unknown(pattern),
            },
            Pat::Tuple(tuple) => match val {
                Val::Seq(items) if items.len() == tuple.elems.len() => {
                    for (pattern, val) in tuple.elems.iter().zip(items) {
                        if !self.fits(pattern, val)? {
                            return Ok(false);
                        }
                    }
                    Ok(true)
                }
                _ => self.unknown(pattern),
            },
            _ => self.unknown(pattern),
        }
    }

    /// `for pattern in list { … }`
    pub(super) fn for_loop(&mut self, expr: &syn::ExprForLoop) -> Told<Val> {
        let items: Vec<Val> = match self.eval(&expr.expr, None)? {
            Val::Seq(items) => items,
            Val::Map(entries) => entries.into_iter().map(|(key, value)| Val::Seq(vec![key, value])).collect(),
            _ => return self.unknown(&*expr.expr),
        };
        for item in items {
            let outer = self.locals.len();
            if !self.fits(&expr.pat, &item)? {
                return self.unknown(&*expr.pat);
            }
            self.body(&expr.body, None)?;
            self.locals.truncate(outer);
        }
        Ok(Val::Unit)
    }
}
