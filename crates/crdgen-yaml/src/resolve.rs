//! What a scalar is: `resolve` of go-yaml v2, and what `sigs.k8s.io/yaml` makes of it.

use serde_json::{Number, Value};

/// The value of a scalar; `plain` says that it is not quoted.
///
/// # Errors
/// Its tag says that it is something that it is not, or JSON has no such value.
pub(crate) fn scalar(text: &str, plain: bool, tag: Option<&str>) -> Result<Scalar, String> {
    let tag = tag.unwrap_or_default();
    if tag.is_empty() && !plain {
        return Ok(Scalar::Text);
    }
    match tag {
        "!!binary" => return binary(text).map(Scalar::Binary),
        "" | "!!str" | "!!bool" | "!!int" | "!!float" | "!!null" | "!!timestamp" => {}
        _ => return Ok(Scalar::Text),
    }
    let found = if tag == "!!str" { Scalar::Text } else { untagged(text) };
    let (is, found) = match found {
        Scalar::Null => ("!!null", found),
        Scalar::Bool(_) => ("!!bool", found),
        Scalar::Int(value) if tag == "!!float" => ("!!float", Scalar::Float(value as f64)),
        Scalar::Int(_) | Scalar::Unsigned(_) => ("!!int", found),
        Scalar::Float(_) => ("!!float", found),
        Scalar::Text | Scalar::Binary(_) if tag == "!!timestamp" => (tag, found),
        Scalar::Text | Scalar::Binary(_) => ("!!str", found),
    };
    if tag.is_empty() || tag == is || tag == "!!str" {
        return Ok(found);
    }
    Err(format!("yaml: cannot decode {is} `{text}` as a {tag}"))
}

/// A scalar by its type.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Scalar {
    Null,
    Bool(bool),
    Int(i64),
    /// Too large for [`Scalar::Int`].
    Unsigned(u64),
    Float(f64),
    /// The text as it stands.
    Text,
    /// The text that was in base64.
    Binary(String),
}

impl Scalar {
    /// The value in JSON, as a reader of JSON has it: a float without a fraction is an integer.
    ///
    /// # Errors
    /// It is no finite number.
    pub(crate) fn value(self, text: impl Into<String>) -> Result<Value, String> {
        Ok(match self {
            Scalar::Null => Value::Null,
            Scalar::Bool(value) => Value::Bool(value),
            Scalar::Int(value) => value.into(),
            Scalar::Unsigned(value) => Number::from_f64(value as f64).map_or(Value::Null, Value::Number),
            Scalar::Float(value) => float(value)?,
            Scalar::Text => Value::String(text.into()),
            Scalar::Binary(text) => Value::String(text),
        })
    }

    /// The key in JSON.
    ///
    /// # Errors
    /// Keys of this type there are not.
    pub(crate) fn key(self, text: impl Into<String>) -> Result<String, String> {
        let unsupported = |what: &str| Err(format!("unsupported map key of type: {what}"));
        match self {
            Scalar::Text => Ok(text.into()),
            Scalar::Binary(text) => Ok(text),
            Scalar::Bool(value) => Ok(value.to_string()),
            Scalar::Int(value) => Ok(value.to_string()),
            Scalar::Float(value) => Ok(float_key(value)),
            Scalar::Null => unsupported("%!s(<nil>)"),
            Scalar::Unsigned(_) => unsupported("uint64"),
        }
    }
}

fn float(value: f64) -> Result<Value, String> {
    // json.Marshal writes these without a fraction or exponent, so that they are read as integers.
    if value.fract() == 0.0 && value.abs() < 1e21 {
        let integer = value as i64;
        if integer as f64 == value && integer != i64::MAX {
            return Ok(integer.into());
        }
    }
    match Number::from_f64(value) {
        Some(number) => Ok(Value::Number(number)),
        None => {
            let name = if value.is_nan() {
                "NaN"
            } else if value > 0.0 {
                "+Inf"
            } else {
                "-Inf"
            };
            Err(format!("json: unsupported value: {name}"))
        }
    }
}

/// `strconv.FormatFloat(value, 'g', -1, 32)`, with the names that YAML has for what is no number.
fn float_key(value: f64) -> String {
    let short = value as f32;
    if short.is_nan() {
        return ".nan".to_owned();
    }
    if short.is_infinite() {
        return if short > 0.0 { ".inf" } else { "-.inf" }.to_owned();
    }
    let text = format!("{short:e}");
    let Some((mantissa, exponent)) = text.split_once('e') else { return text };
    let digits = mantissa.chars().filter(char::is_ascii_digit).count() as i32;
    let Ok(exponent) = exponent.parse::<i32>() else { return text };
    // The shortest form has an exponent from 21 digits on, or where it has more places than digits.
    if exponent < -4 || exponent >= digits.max(21) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{mantissa}e{sign}{:02}", exponent.abs());
    }
    short.to_string()
}

/// A plain scalar without a tag. Timestamps stay texts.
fn untagged(text: &str) -> Scalar {
    let Some(first) = text.bytes().next() else { return Scalar::Null };
    match first {
        b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O' | b'~' => {
            word(text).unwrap_or(Scalar::Text)
        }
        b'.' => word(text).or_else(|| parse_float(text).map(Scalar::Float)).unwrap_or(Scalar::Text),
        b'0'..=b'9' | b'+' | b'-' => word(text).unwrap_or_else(|| number(text)),
        _ => Scalar::Text,
    }
}

fn word(text: &str) -> Option<Scalar> {
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

fn number(text: &str) -> Scalar {
    let joined: String;
    let plain = if text.contains('_') {
        joined = text.replace('_', "");
        &joined
    } else {
        text
    };
    let (negative, unsigned) = match plain.as_bytes() {
        [b'-', ..] => (true, &plain[1..]),
        [b'+', ..] => (false, &plain[1..]),
        _ => (false, plain),
    };
    if let Some(magnitude) = parse_unsigned(unsigned) {
        let signed = if negative { 0i64.checked_sub_unsigned(magnitude) } else { i64::try_from(magnitude).ok() };
        match signed {
            Some(value) => return Scalar::Int(value),
            // Go's ParseUint takes no sign.
            None if unsigned.len() == plain.len() => return Scalar::Unsigned(magnitude),
            None => {}
        }
    }
    if is_float(unsigned) { parse_float(plain).map_or(Scalar::Text, Scalar::Float) } else { Scalar::Text }
}

/// `strconv.ParseUint(text, 0, 64)` of a text without underscores.
fn parse_unsigned(text: &str) -> Option<u64> {
    let lower = |prefix: &str| text.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    let (digits, radix) = if lower("0x") {
        (&text[2..], 16)
    } else if lower("0b") {
        (&text[2..], 2)
    } else if lower("0o") {
        (&text[2..], 8)
    } else if text.len() > 1 && text.starts_with('0') {
        (&text[1..], 8)
    } else {
        (text, 10)
    };
    if !digits.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    u64::from_str_radix(digits, radix).ok()
}

/// `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
fn is_float(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let mut rest = &text[whole..];
    if let Some(fraction) = rest.strip_prefix('.') {
        let length = digits(fraction);
        if whole == 0 && length == 0 {
            return false;
        }
        rest = &fraction[length..];
    } else if whole == 0 {
        return false;
    }
    match rest.strip_prefix(['e', 'E']) {
        None => rest.is_empty(),
        Some(exponent) => {
            let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
            !exponent.is_empty() && digits(exponent) == exponent.len()
        }
    }
}

/// `strconv.ParseFloat`, which knows no number that is too large.
fn parse_float(text: &str) -> Option<f64> {
    let is_decimal = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    text.parse().ok().filter(|value: &f64| is_decimal && value.is_finite())
}

fn binary(text: &str) -> Result<String, String> {
    const WRONG: &str = "yaml: !!binary value contains invalid base64 data";
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => Some(u32::from(byte - b'A')),
        b'a'..=b'z' => Some(u32::from(byte - b'a') + 26),
        b'0'..=b'9' => Some(u32::from(byte - b'0') + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let bytes: Vec<u8> = text.bytes().filter(|byte| !matches!(byte, b'\n' | b'\r')).collect();
    let padding = bytes.iter().rev().take_while(|byte| **byte == b'=').count();
    if !bytes.len().is_multiple_of(4) || padding > 2 {
        return Err(WRONG.to_owned());
    }
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let digits = &bytes[..bytes.len() - padding];
    for chunk in digits.chunks(4) {
        let mut bits = 0;
        for byte in chunk {
            bits = bits << 6 | digit(*byte).ok_or(WRONG)?;
        }
        bits <<= 6 * (4 - chunk.len());
        out.extend(&bits.to_be_bytes()[1..chunk.len()]);
    }
    // JSON is UTF-8: what is none is replaced.
    Ok(String::from_utf8_lossy(&out).into_owned())
}
