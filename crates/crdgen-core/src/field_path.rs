//! Paths such as `.spec.labels['a']` in a schema, read as `ValidFieldPath` of
//! `k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel` reads them, mistakes and messages included.

use crate::props::{JsonSchemaProps, SchemaOrBool};

/// The names along `path`. `brackets` says whether `['name']` may stand for `.name`.
///
/// # Errors
/// The server's words for a path that cannot be read.
pub(crate) fn parse(path: &str, brackets: bool) -> Result<Vec<String>, String> {
    let mut steps = Vec::new();
    walk(path, brackets, |step| {
        steps.push(step);
        Ok(())
    })?;
    Ok(steps)
}

/// The schema to which `path` leads from `root`, with the names along the way; no schema where it ends at a value that
/// `additionalProperties` gives none. `brackets` says whether `['name']` may stand for `.name`.
///
/// # Errors
/// The server's words for a path that cannot be read or that leads nowhere.
pub fn resolve<'s>(
    path: &str,
    root: &'s JsonSchemaProps,
    brackets: bool,
) -> Result<(Vec<String>, Option<&'s JsonSchemaProps>), String> {
    const NOWHERE: &str = "does not refer to a valid field";
    let mut schema = Some(root);
    let mut steps = Vec::new();
    walk(path, brackets, |step| {
        // Past a value without a schema, the server does not get either: it panics.
        let here = schema.ok_or(NOWHERE)?;
        schema = if here.properties.is_empty() {
            match here.additional_properties.as_ref().ok_or(NOWHERE)? {
                SchemaOrBool::Schema(values) => Some(values),
                SchemaOrBool::Bool(_) => None,
            }
        } else {
            Some(here.properties.get(&step).ok_or(NOWHERE)?)
        };
        steps.push(step);
        Ok(())
    })?;
    Ok((steps, schema))
}

/// Calls `visit` with each name, and stops at the first mistake, be it of the path or of `visit`.
fn walk(path: &str, brackets: bool, mut visit: impl FnMut(String) -> Result<(), String>) -> Result<(), String> {
    const END: &str = "unexpected end of JSON path";
    let mut tokens = Tokens { rest: path };
    while let Some(token) = tokens.next() {
        match token {
            "." => visit(tokens.next().ok_or(END)?.to_owned())?,
            "[" if !brackets => return Err("array notation is not allowed".to_owned()),
            "[" => {
                let quoted = tokens.next().ok_or(END)?;
                let inner = quoted
                    .strip_prefix('\'')
                    .and_then(|rest| rest.strip_suffix('\''))
                    .ok_or_else(|| format!("expected single quoted string but got {quoted}"))?;
                visit(unescape(inner)?)?;
                let close = tokens.next().ok_or(END)?;
                if close != "]" {
                    return Err(format!("expected ] but got {close}"));
                }
            }
            other => return Err(format!("expected [ or . but got: {other}")),
        }
    }
    Ok(())
}

/// Splits at `.`, `[` and `]`, each a token of its own, unless inside single quotes at the start of a token.
struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let end = match self.rest.as_bytes() {
            [] => return None,
            [b'.' | b'[' | b']', ..] => 1,
            [b'\'', ..] => closing_quote(self.rest).unwrap_or(self.rest.len()),
            _ => self.rest.find(['.', '[', ']']).unwrap_or(self.rest.len()),
        };
        let (token, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(token)
    }
}

/// The place after the quote that ends the string at the start of `text`.
fn closing_quote(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    bytes.windows(2).position(|pair| pair[1] == b'\'' && pair[0] != b'\\').map(|before| before + 2)
}

/// `text` with the escapes of a Go string replaced.
fn unescape(text: &str) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let escaped = if c == '\\' { chars.next() } else { None };
        out.push(match escaped {
            None => c,
            Some('a') => '\u{7}',
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('v') => '\u{b}',
            Some(same @ ('\'' | '\\')) => same,
            Some(other) => return Err(format!("invalid string literal: invalid escape char \\{other}")),
        });
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(path: &str, expected: Result<&[&str], &str>) {
        let schema: JsonSchemaProps = serde_json::from_value(json!({
            "type": "object",
            "properties": {
                "spec": {"type": "object", "properties": {"a.b": {"type": "string"}, "it's": {"type": "string"}}},
                "map": {"type": "object", "additionalProperties": {"type": "string"}},
                "any": {"type": "object", "additionalProperties": true},
                "list": {"type": "array", "items": {"type": "string"}},
            },
        }))
        .expect("a schema");
        let result = resolve(path, &schema, true).map(|(steps, _)| steps);
        let expected = expected.map(|steps| steps.iter().map(|s| (*s).to_owned()).collect()).map_err(str::to_owned);
        assert_eq!(result, expected, "{path}");
    }

    #[test]
    fn as_the_server_reads_them() {
        check("", Ok(&[]));
        check(".spec", Ok(&["spec"]));
        check(".spec['a.b']", Ok(&["spec", "a.b"]));
        check("['spec']['a.b']", Ok(&["spec", "a.b"]));
        check(r".spec['it\'s']", Ok(&["spec", "it's"]));
        check(".map.any", Ok(&["map", "any"]));
        check(".map['any']", Ok(&["map", "any"]));
        check(r".map['\x']", Err(r"invalid string literal: invalid escape char \x"));
        check(".any.any", Ok(&["any", "any"]));
        check(".any.any.any", Err("does not refer to a valid field"));
        check(".none[", Err("does not refer to a valid field"));
        check(".none", Err("does not refer to a valid field"));
        check(".list.a", Err("does not refer to a valid field"));
        check(".spec.a.b", Err("does not refer to a valid field"));
        check(".list[0]", Err("expected single quoted string but got 0"));
        check("spec", Err("expected [ or . but got: spec"));
        check(".spec.", Err("unexpected end of JSON path"));
        check(".spec[", Err("unexpected end of JSON path"));
        check(".spec['a.b'", Err("unexpected end of JSON path"));
        check(".spec['a.b'x", Err("expected ] but got x"));
        check(".spec['", Err("expected single quoted string but got '"));
        check(".spec]", Err("expected [ or . but got: ]"));
    }
}
