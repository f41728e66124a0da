//! Values that source alone can tell: defaults, constants, bounds.
//!
//! A small interpreter for the Rust that such functions are written in. What it does not know it refuses, with the
//! place; it never guesses.

mod calls;
mod default;
mod eval;
mod json;
mod methods;
mod pattern;
mod place;
mod schema;
mod serialize;

use crdgen_core::diagnostic::Span;
use serde_json::Value;
use syn::Expr;

pub(crate) use default::default_of;
pub(crate) use schema::{Generate, by_hand, is_inline, is_of_schemars, made};
pub(crate) use serialize::serialize;

use crate::engine::Engine;
use crate::tree::Tree;
use crate::ty::{Scope, Ty};
use eval::Eval;

/// A value of a Rust type, before serde writes it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Val {
    Unit,
    Bool(bool),
    Int(i128),
    Float(f64),
    Char(char),
    Str(String),
    None,
    Some(Box<Val>),
    /// A list, a set, a tuple or an array.
    Seq(Vec<Val>),
    Map(Vec<(Val, Val)>),
    /// A struct's fields by name or place.
    Struct(Vec<(String, Val)>),
    /// A variant's name and its fields.
    Variant(String, Vec<(String, Val)>),
    /// Seconds and nanoseconds.
    Duration(u64, u32),
    /// What serde writes for it, where nothing else can be asked of it; also a schema.
    Written(Value),
    /// `&mut SchemaGenerator`
    Generator,
}

impl Val {
    /// A field of a struct.
    pub(crate) fn member(&self, name: &str) -> Option<&Val> {
        match self {
            Val::Struct(fields) | Val::Variant(_, fields) => fields.iter().find(|(n, _)| n == name).map(|(_, v)| v),
            Val::Seq(items) => items.get(name.parse::<usize>().ok()?),
            _ => None,
        }
    }
}

/// Why a value cannot be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) message: String,
    pub(crate) span: Option<Span>,
}

impl Refusal {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), span: None }
    }

    /// The same refusal, at a place if it has none of its own.
    pub(crate) fn or_at(mut self, span: Option<Span>) -> Self {
        self.span = self.span.or(span);
        self
    }
}

pub(crate) type Told<T> = Result<T, Refusal>;

/// What a function without parameters returns, as a value of type `ty`.
pub(crate) fn call(engine: &Engine, scope: &Scope, path: &syn::Path, ty: &Ty) -> Told<Val> {
    Eval::new(engine, scope.clone()).call_path(path, Vec::new(), Some(ty))
}

/// What `serde(skip_serializing_if = "path")` says of a value.
pub(crate) fn is_skipped(engine: &Engine, scope: &Scope, path: &syn::Path, val: &Val, ty: &Ty) -> Told<bool> {
    match Eval::new(engine, scope.clone()).call_path_on(path, val.clone(), ty)? {
        Val::Bool(skipped) => Ok(skipped),
        _ => Err(Refusal::new("`skip_serializing_if` does not say true or false")),
    }
}

/// The value of an expression that has no type of its own, as JSON.
pub(crate) fn json(engine: &Engine, scope: &Scope, expr: &Expr) -> Told<Value> {
    let val = Eval::new(engine, scope.clone()).eval(expr, None)?;
    serialize::untyped(&val).ok_or_else(|| Refusal::new("this is not a number, a text or a list of them"))
}

/// The value of the tokens after `"key" =` in `schemars(extend(…))`: JSON, or an expression.
pub(crate) fn json_tokens(engine: &Engine, scope: &Scope, tokens: proc_macro2::TokenStream) -> Told<Value> {
    if let Ok(value) = crate::attr::json_value(tokens.clone()) {
        return Ok(value);
    }
    let expr: Expr = syn::parse2(tokens).map_err(|e| Refusal::new(format!("this is neither JSON nor Rust: {e}")))?;
    json(engine, scope, &expr)
}

/// An expression that is an integer.
pub(crate) fn integer(engine: &Engine, scope: &Scope, expr: &Expr) -> Told<i64> {
    match Eval::new(engine, scope.clone()).eval(expr, None)? {
        Val::Int(number) => i64::try_from(number).map_err(|_| Refusal::new("this number is too large")),
        _ => Err(Refusal::new("this is not an integer")),
    }
}

/// The length of an array, where it is reckoned from literals and constants.
pub(crate) fn length(tree: &Tree, scope: &Scope, expr: &Expr) -> Option<usize> {
    match expr {
        Expr::Lit(lit) => match &lit.lit {
            syn::Lit::Int(int) => int.base10_parse().ok(),
            _ => None,
        },
        Expr::Path(path) => {
            let (module, expr) = tree.constant(scope.module, &path.path)?;
            length(tree, &Scope::of(module), &expr)
        }
        Expr::Paren(inner) => length(tree, scope, &inner.expr),
        Expr::Binary(binary) => {
            let (left, right) = (length(tree, scope, &binary.left)?, length(tree, scope, &binary.right)?);
            match binary.op {
                syn::BinOp::Add(_) => left.checked_add(right),
                syn::BinOp::Sub(_) => left.checked_sub(right),
                syn::BinOp::Mul(_) => left.checked_mul(right),
                _ => None,
            }
        }
        _ => None,
    }
}
