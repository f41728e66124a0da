//! What a scalar of YAML is: the rules of go-yaml v2 (`resolve.go`).

use std::borrow::Cow;

use crate::timestamp::is_timestamp;

/// A scalar as go-yaml decodes it. Two are equal if they are one key of a Go map.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Scalar<'a> {
    Null,
    Bool(bool),
    Int(i64),
    /// An integer that is too large for `int64`.
    Uint(u64),
    Float(f64),
    Text(Cow<'a, str>),
}

const STANDARD: &str = "tag:yaml.org,2002:";

/// The scalar that `text` without quotes is.
pub(crate) fn plain(text: &str) -> Scalar<'_> {
    // Most texts are names and sentences: the first byte says so.
    let resolved = match text.as_bytes().first() {
        None => Some(Scalar::Null),
        Some(b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O' | b'~') => word(text),
        Some(b'.') => word(text).or_else(|| point(text)),
        Some(b'0'..=b'9' | b'+' | b'-') => word(text).or_else(|| number(text)),
        Some(_) => None,
    };
    resolved.unwrap_or(Scalar::Text(Cow::Borrowed(text)))
}

/// The scalar that `text` with a tag is.
///
/// # Errors
/// It is not what the tag says.
pub(crate) fn tagged<'a>(tag: &str, text: &'a str) -> Result<Scalar<'a>, String> {
    let Some(kind) = tag.strip_prefix(STANDARD) else { return Ok(Scalar::Text(Cow::Borrowed(text))) };
    let found = match kind {
        "bool" | "int" | "float" | "null" | "timestamp" => plain(text),
        "binary" => {
            return match binary(text) {
                Some(text) => Ok(Scalar::Text(Cow::Owned(text))),
                None => Err("yaml: !!binary value contains invalid base64 data".to_owned()),
            };
        }
        // `!!str`, and all that go-yaml does not know.
        _ => return Ok(Scalar::Text(Cow::Borrowed(text))),
    };
    let name = match &found {
        Scalar::Null => "null",
        Scalar::Bool(_) => "bool",
        Scalar::Int(_) | Scalar::Uint(_) => "int",
        Scalar::Float(_) => "float",
        Scalar::Text(_) if kind == "timestamp" && is_timestamp(text) => "timestamp",
        Scalar::Text(_) => "str",
    };
    match found {
        Scalar::Int(int) if kind == "float" => Ok(Scalar::Float(int as f64)),
        found if name == kind => Ok(found),
        _ => Err(format!("yaml: cannot decode !!{name} `{text}` as a !!{kind}")),
    }
}

/// The texts that stand for a value of their own.
fn word(text: &str) -> Option<Scalar<'static>> {
    Some(match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => Scalar::Bool(true),
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => Scalar::Bool(false),
        "~" | "null" | "Null" | "NULL" => Scalar::Null,
        ".nan" | ".NaN" | ".NAN" => Scalar::Float(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Scalar::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Scalar::Float(f64::NEG_INFINITY),
        _ => return None,
    })
}

/// A number that starts with a point. Here Go's own rule of underscores holds: one between two digits.
fn point(text: &str) -> Option<Scalar<'static>> {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let separates = |(at, b): (usize, &u8)| *b != b'_' || (digit(at.checked_sub(1)) && digit(Some(at + 1)));
    if !bytes.iter().enumerate().all(separates) {
        return None;
    }
    float(&text.replace('_', ""))
}

/// A number that starts with a digit or a sign.
fn number(text: &str) -> Option<Scalar<'static>> {
    let plain: Cow<'_, str> = if text.contains('_') { Cow::Owned(text.replace('_', "")) } else { Cow::Borrowed(text) };
    let plain = plain.as_ref();
    if let Some(int) = signed(plain) {
        return Some(Scalar::Int(int));
    }
    if let Some(uint) = unsigned(plain) {
        return Some(Scalar::Uint(uint));
    }
    if let Some(found) = float(plain) {
        return Some(found);
    }
    // What `ParseInt` with base 2 takes after the prefix: one more sign.
    if let Some(digits) = plain.strip_prefix("0b") {
        return radix_signed(digits, 2).map(Scalar::Int);
    }
    None
}

/// Go's `strconv.ParseInt` with base 0.
fn signed(text: &str) -> Option<i64> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, text.get(1..)?),
        b'+' => (false, text.get(1..)?),
        _ => (false, text),
    };
    let magnitude = i128::from(unsigned(digits)?);
    i64::try_from(if negative { -magnitude } else { magnitude }).ok()
}

/// Go's `strconv.ParseUint` with base 0: decimal, `0x`, `0o` or `0`, `0b`.
fn unsigned(text: &str) -> Option<u64> {
    let (digits, radix) = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => (text.get(2..)?, 16),
        [b'0', b'o' | b'O', ..] => (text.get(2..)?, 8),
        [b'0', b'b' | b'B', ..] => (text.get(2..)?, 2),
        [b'0', _, ..] => (text.get(1..)?, 8),
        _ => (text, 10),
    };
    // Rust takes a sign where Go takes none.
    if digits.starts_with(['+', '-']) { None } else { u64::from_str_radix(digits, radix).ok() }
}

/// Go's `strconv.ParseInt` with a base.
fn radix_signed(text: &str, radix: u32) -> Option<i64> {
    i64::from_str_radix(text, radix).ok()
}

/// A decimal number, with `.` or an exponent or neither; none if it is too large.
fn float(text: &str) -> Option<Scalar<'static>> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    // Rust takes `inf` and `nan` too.
    if !digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-')) {
        return None;
    }
    text.parse().ok().filter(|float: &f64| float.is_finite()).map(Scalar::Float)
}

/// The text that base64 stands for. Bytes that are no UTF-8 become U+FFFD one by one, as Go's `json.Marshal` writes them.
fn binary(text: &str) -> Option<String> {
    use base64::Engine as _;
    use base64::engine::general_purpose::{GeneralPurpose, PAD};
    const STANDARD: GeneralPurpose =
        GeneralPurpose::new(&base64::alphabet::STANDARD, PAD.with_decode_allow_trailing_bits(true));
    let bytes = STANDARD.decode(text.replace(['\r', '\n'], "")).ok()?;
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(std::iter::repeat_n('\u{FFFD}', chunk.invalid().len()));
    }
    Some(out)
}
