//! What is wrong with a name, in the words of `k8s.io/apimachinery/pkg/util/validation/field`.

use std::fmt::{self, Write as _};

/// Why the API server would not take a value. Its [`Display`](fmt::Display) is what the server prints after the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameError {
    /// The value as the server prints it, unless it is missing.
    value: Option<String>,
    details: Vec<String>,
}

impl NameError {
    /// The value must be given; `detail` may be empty.
    pub(super) fn required(detail: &str) -> Self {
        let details = if detail.is_empty() { Vec::new() } else { vec![detail.to_owned()] };
        Self { value: None, details }
    }

    /// The value is wrong for each of `details`; right if there is none.
    pub(super) fn invalid(value: &str, details: Vec<String>) -> Result<(), Self> {
        if details.is_empty() { Ok(()) } else { Err(Self { value: Some(quote(value)), details }) }
    }

    /// [`NameError::invalid`] of a value that Kubernetes' own type does not hold as a plain string.
    pub(super) fn invalid_pointer(value: &str, details: Vec<String>) -> Result<(), Self> {
        if details.is_empty() { Ok(()) } else { Err(Self { value: Some(quote_as_json(value)), details }) }
    }

    /// Whether the value is missing rather than wrong.
    pub fn is_required(&self) -> bool {
        self.value.is_none()
    }

    /// The same as one error a reason, which is how the server reports what is wrong with metadata.
    pub fn split(&self) -> impl Iterator<Item = Self> {
        self.details.iter().map(|detail| Self { value: self.value.clone(), details: vec![detail.clone()] })
    }

    /// The server's reasons, one sentence each, without the value.
    pub fn details(&self) -> &[String] {
        &self.details
    }
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            Some(value) => write!(f, "Invalid value: {value}")?,
            None => f.write_str("Required value")?,
        }
        if !self.details.is_empty() {
            write!(f, ": {}", self.details.join(","))?;
        }
        Ok(())
    }
}

impl std::error::Error for NameError {}

/// `text` as Go's `%q` prints it, which is how the server prints values.
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{7}' => out.push_str("\\a"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{b}' => out.push_str("\\v"),
            c if is_print(c) => out.push(c),
            // Writing to a String does not fail.
            c => {
                let code = u32::from(c);
                let _ = match code {
                    0..0x80 => write!(out, "\\x{code:02x}"),
                    0x80..0x1_0000 => write!(out, "\\u{code:04x}"),
                    _ => write!(out, "\\U{code:08x}"),
                };
            }
        }
    }
    out.push('"');
    out
}

/// `text` as Go's `json.Marshal` prints it, which is how the server prints a value that is no plain string to it.
pub fn quote_as_json(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..'\u{20}' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                // Writing to a String does not fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Go's `unicode.IsPrint`: letters, marks, numbers, punctuation, symbols and the ASCII space.
pub fn is_print(c: char) -> bool {
    if matches!(c, '"' | '\'' | '\\') {
        return true;
    }
    // A string's escape_debug leaves exactly those as they are, but for a mark in first place: so something stands before.
    ['a', c].iter().collect::<String>().escape_debug().nth(2).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_as_go_does() {
        let check = |text: &str, expected: &str| assert_eq!(quote(text), expected);
        check("abc", r#""abc""#);
        check("a\"b\\c'd", r#""a\"b\\c'd""#);
        check("\n\t\r\u{7}\u{8}\u{b}\u{c}", r#""\n\t\r\a\b\v\f""#);
        check("\0\u{1b}\u{7f}", r#""\x00\x1b\x7f""#);
        check("\u{85}\u{200b}\u{feff}", r#""\u0085\u200b\ufeff""#);
        check("e\u{301}é😀", "\"e\u{301}é😀\"");
        check("\u{e0001}", r#""\U000e0001""#);
    }

    #[test]
    fn quotes_as_gos_json_does() {
        let check = |text: &str, expected: &str| assert_eq!(quote_as_json(text), expected);
        check("a\"b\\c'd", r#""a\"b\\c'd""#);
        check("\n\t\r\u{8}\u{c}\0\u{1b}\u{7f}", "\"\\n\\t\\r\\b\\f\\u0000\\u001b\u{7f}\"");
        check("<&>\u{2028}\u{200b}é", "\"\\u003c\\u0026\\u003e\\u2028\u{200b}é\"");
    }
}
