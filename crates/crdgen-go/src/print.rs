//! How Go prints values: `fmt`'s `%q` and `%v`, and `encoding/json`.

use std::fmt::Write as _;

use crdgen_core::names;
use serde_json::{Number, Value};

/// `text` as `%q` prints it.
pub fn quote(text: &str) -> String {
    names::quote(text)
}

/// `text`, perhaps not UTF-8, as `%q` prints it.
pub fn quote_bytes(text: &[u8]) -> String {
    let mut out = String::from("\"");
    for chunk in text.utf8_chunks() {
        let quoted = quote(chunk.valid());
        out.push_str(&quoted[1..quoted.len() - 1]);
        for byte in chunk.invalid() {
            // Writing to a String does not fail.
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    out.push('"');
    out
}

/// `text` as `json.Marshal` prints it, with `<`, `>` and `&` escaped.
pub fn quote_as_json(text: &str) -> String {
    names::quote_as_json(text)
}

/// `value` as `field.Error` prints it: `%q` for a text, `%v` for a number or a bool, else as JSON.
pub fn print(value: &Value) -> String {
    match value {
        Value::String(text) => quote(text),
        Value::Number(number) => number_as_v(number),
        other => json(other),
    }
}

/// `value` as `json.Marshal` prints it: keys sorted, no blank.
pub fn json(value: &Value) -> String {
    let mut out = String::new();
    write_json(value, &mut out);
    out
}

fn write_json(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number_as_json(number)),
        Value::String(text) => out.push_str(&quote_as_json(text)),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_json(item, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            // The order of a JSON object depends on a feature of serde_json that any crate in a build can turn on.
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_by_key(|(name, _)| *name);
            out.push('{');
            for (index, (name, value)) in sorted.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(&quote_as_json(name));
                out.push(':');
                write_json(value, out);
            }
            out.push('}');
        }
    }
}

/// A number as `%v` prints it: an integer that fits `int64` as it is, anything else as [`float`].
pub fn number_as_v(number: &Number) -> String {
    match (number.as_i64(), number.as_f64()) {
        (Some(integer), _) => integer.to_string(),
        (None, Some(value)) => float(value),
        (None, None) => number.to_string(),
    }
}

/// A number as `json.Marshal` prints it.
pub fn number_as_json(number: &Number) -> String {
    match (number.as_i64(), number.as_f64()) {
        (Some(integer), _) => integer.to_string(),
        (None, Some(value)) => float_as_json(value),
        (None, None) => number.to_string(),
    }
}

/// A `float64` as `%v` prints it: `%g`, with an exponent below -4 and from 6 on.
pub fn float(value: f64) -> String {
    match exponent(value) {
        Some(exponent) if !(-4..6).contains(&exponent) => scientific(value, 2),
        _ => special(value).unwrap_or_else(|| value.to_string()),
    }
}

/// A `float64` as `json.Marshal` prints it: an exponent below 1e-6 and from 1e21 on, of one digit if need be.
pub fn float_as_json(value: f64) -> String {
    if value != 0.0 && value.is_finite() && (value.abs() < 1e-6 || value.abs() >= 1e21) {
        return scientific(value, 1);
    }
    value.to_string()
}

fn special(value: f64) -> Option<String> {
    let text = if value.is_nan() {
        "NaN"
    } else if value == f64::INFINITY {
        "+Inf"
    } else if value == f64::NEG_INFINITY {
        "-Inf"
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// The decimal exponent of the shortest form of a finite `value`.
fn exponent(value: f64) -> Option<i32> {
    format!("{value:e}").split_once('e').and_then(|(_, exponent)| exponent.parse().ok())
}

/// `1e+21`: Go writes the sign of the exponent, and pads it to `width` digits.
fn scientific(value: f64, width: usize) -> String {
    let text = format!("{value:e}");
    let Some((mantissa, exponent)) = text.split_once('e') else { return text };
    let (sign, digits) = match exponent.strip_prefix('-') {
        Some(digits) => ('-', digits),
        None => ('+', exponent),
    };
    let mut out = String::from(mantissa);
    // Writing to a String does not fail.
    let _ = write!(out, "e{sign}{digits:0>width$}");
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn floats() {
        let check =
            |value: f64, v: &str, json: &str| assert_eq!((float(value), float_as_json(value)), (v.into(), json.into()));
        check(0.0, "0", "0");
        check(1.5, "1.5", "1.5");
        check(100000.0, "100000", "100000");
        check(1e6, "1e+06", "1000000");
        check(1000001.5, "1.0000015e+06", "1000001.5");
        check(1e20, "1e+20", "100000000000000000000");
        check(1e21, "1e+21", "1e+21");
        check(0.0001, "0.0001", "0.0001");
        check(0.00001, "1e-05", "0.00001");
        check(1.25e-7, "1.25e-07", "1.25e-7");
        check(-1e100, "-1e+100", "-1e+100");
    }

    #[test]
    fn values() {
        let check = |value: Value, expected: &str| assert_eq!(print(&value), expected);
        check(json!("a\"<b"), r#""a\"<b""#);
        check(json!(5), "5");
        check(json!(true), "true");
        check(Value::Null, "null");
        check(json!({"b": 1, "a": ["<x>", 1e21, 0.5]}), r#"{"a":["\u003cx\u003e",1e+21,0.5],"b":1}"#);
        check(json!(18446744073709551615u64), "1.8446744073709552e+19");
    }
}
