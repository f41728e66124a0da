//! A JSON value written as Rust tokens: `default = {"a": [1, -2.5, null], "b": true}`.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use serde_json::{Map, Number, Value};
use syn::Lit;

/// Reads the value that `tokens` write.
///
/// # Errors
/// The first token that is no JSON.
pub(crate) fn parse(tokens: TokenStream, end: Span) -> syn::Result<Value> {
    let mut tokens = tokens.into_iter().peekable();
    let value = value(&mut tokens, end)?;
    match tokens.next() {
        None => Ok(value),
        Some(token) => Err(syn::Error::new(token.span(), "expected the end of the value")),
    }
}

type Tokens = std::iter::Peekable<proc_macro2::token_stream::IntoIter>;

fn value(tokens: &mut Tokens, end: Span) -> syn::Result<Value> {
    let expected = "expected a string, a number, true, false, null, [...] or {...}";
    let token = tokens.next().ok_or_else(|| syn::Error::new(end, expected))?;
    let span = token.span();
    match token {
        TokenTree::Literal(literal) => match Lit::new(literal) {
            Lit::Str(text) => Ok(Value::String(text.value())),
            Lit::Int(int) => number(int.base10_digits(), span),
            Lit::Float(float) => number(float.base10_digits(), span),
            _ => Err(syn::Error::new(span, expected)),
        },
        TokenTree::Punct(punct) if punct.as_char() == '-' => match tokens.next() {
            Some(TokenTree::Literal(literal)) => match Lit::new(literal) {
                Lit::Int(int) => number(&format!("-{}", int.base10_digits()), span),
                Lit::Float(float) => number(&format!("-{}", float.base10_digits()), span),
                _ => Err(syn::Error::new(span, expected)),
            },
            _ => Err(syn::Error::new(span, expected)),
        },
        TokenTree::Ident(ident) => match ident.to_string().as_str() {
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            "null" => Ok(Value::Null),
            _ => Err(syn::Error::new(span, expected)),
        },
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Bracket => array(group.stream(), span),
            Delimiter::Brace => object(group.stream(), span),
            Delimiter::None => parse(group.stream(), span),
            Delimiter::Parenthesis => Err(syn::Error::new(span, expected)),
        },
        TokenTree::Punct(_) => Err(syn::Error::new(span, expected)),
    }
}

fn number(digits: &str, span: Span) -> syn::Result<Value> {
    if let Ok(int) = digits.parse::<i64>() {
        return Ok(Value::from(int));
    }
    if let Ok(int) = digits.parse::<u64>() {
        return Ok(Value::from(int));
    }
    let float = digits.parse::<f64>().ok().and_then(Number::from_f64);
    float.map(Value::Number).ok_or_else(|| syn::Error::new(span, "the number does not fit into JSON"))
}

fn array(tokens: TokenStream, end: Span) -> syn::Result<Value> {
    let mut tokens = tokens.into_iter().peekable();
    let mut items = Vec::new();
    while tokens.peek().is_some() {
        items.push(value(&mut tokens, end)?);
        comma(&mut tokens)?;
    }
    Ok(Value::Array(items))
}

fn object(tokens: TokenStream, end: Span) -> syn::Result<Value> {
    let mut tokens = tokens.into_iter().peekable();
    let mut members = Map::new();
    while let Some(token) = tokens.peek() {
        let span = token.span();
        let Value::String(key) = value(&mut tokens, end)? else {
            return Err(syn::Error::new(span, "expected a string as the key"));
        };
        match tokens.next() {
            Some(TokenTree::Punct(punct)) if punct.as_char() == ':' => {}
            other => return Err(syn::Error::new(other.map_or(end, |token| token.span()), "expected `:`")),
        }
        if members.insert(key, value(&mut tokens, end)?).is_some() {
            return Err(syn::Error::new(span, "this key is given twice"));
        }
        comma(&mut tokens)?;
    }
    Ok(Value::Object(members))
}

fn comma(tokens: &mut Tokens) -> syn::Result<()> {
    match tokens.next() {
        None => Ok(()),
        Some(TokenTree::Punct(punct)) if punct.as_char() == ',' => Ok(()),
        Some(other) => Err(syn::Error::new(other.span(), "expected `,`")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Value) {
        let tokens: TokenStream = text.parse().expect("tokens");
        assert_eq!(parse(tokens, Span::call_site()).expect(text), expected);
    }

    #[track_caller]
    fn check_refused(text: &str, expected: &str) {
        let tokens: TokenStream = text.parse().expect("tokens");
        assert_eq!(parse(tokens, Span::call_site()).expect_err(text).to_string(), expected);
    }

    #[test]
    fn json_values() {
        check("3", json!(3));
        check("-1.5", json!(-1.5));
        check("18446744073709551615", json!(u64::MAX));
        check(r##"r#"raw "text""#"##, json!("raw \"text\""));
        check(
            r#"{"a": [1, null, {"b": true}], "c": {}, "d": [],}"#,
            json!({"a": [1, null, {"b": true}], "c": {}, "d": []}),
        );
    }

    #[test]
    fn other_tokens() {
        check_refused("1 2", "expected the end of the value");
        check_refused("MAX", "expected a string, a number, true, false, null, [...] or {...}");
        check_refused(r#"{"a" 1}"#, "expected `:`");
        check_refused(r#"{"a": 1, "a": 2}"#, "this key is given twice");
        check_refused("[1 2]", "expected `,`");
    }
}
