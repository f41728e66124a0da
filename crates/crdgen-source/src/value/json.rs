//! `json!` and `json_schema!`, with the expressions in them.

use serde_json::{Map, Value};
use syn::parse::{Parse, ParseStream};
use syn::{Expr, Token, braced, bracketed, parenthesized, token};

use super::eval::Eval;
use super::{Told, serialize};

/// JSON with Rust in it.
enum Json {
    Null,
    List(Vec<Json>),
    Object(Vec<(Expr, Json)>),
    Rust(Box<Expr>),
}

impl Parse for Json {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let content;
        if input.peek(token::Brace) {
            braced!(content in input);
            let entries = content.parse_terminated(entry, Token![,])?;
            return Ok(Json::Object(entries.into_iter().collect()));
        }
        if input.peek(token::Bracket) {
            bracketed!(content in input);
            return Ok(Json::List(content.parse_terminated(Json::parse, Token![,])?.into_iter().collect()));
        }
        let rust: Expr = input.parse()?;
        let is_null = matches!(&rust, Expr::Path(path) if path.path.is_ident("null"));
        Ok(if is_null { Json::Null } else { Json::Rust(Box::new(rust)) })
    }
}

fn entry(input: ParseStream) -> syn::Result<(Expr, Json)> {
    let key = if input.peek(token::Paren) {
        let content;
        parenthesized!(content in input);
        content.parse()?
    } else {
        input.parse()?
    };
    input.parse::<Token![:]>()?;
    Ok((key, input.parse()?))
}

impl Eval<'_> {
    /// The value of a macro whose tokens are JSON.
    pub(super) fn json_macro(&mut self, mac: &syn::Macro) -> Told<Value> {
        match mac.parse_body::<Json>() {
            Ok(json) => self.json(&json),
            Err(_) => self.unknown(mac),
        }
    }

    fn json(&mut self, json: &Json) -> Told<Value> {
        match json {
            Json::Null => Ok(Value::Null),
            Json::List(items) => items.iter().map(|item| self.json(item)).collect::<Told<_>>().map(Value::Array),
            Json::Object(entries) => {
                let mut map = Map::new();
                for (key, value) in entries {
                    let Value::String(key) = self.as_json(key)? else { return self.unknown(key) };
                    map.insert(key, self.json(value)?);
                }
                Ok(Value::Object(map))
            }
            Json::Rust(expr) => self.as_json(expr),
        }
    }

    /// An expression's value as serde would write it.
    pub(super) fn as_json(&mut self, expr: &Expr) -> Told<Value> {
        let val = self.eval(expr, None)?;
        serialize::untyped(&val).map_or_else(|| self.unknown(expr), Ok)
    }
}
