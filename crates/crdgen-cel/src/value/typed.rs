//! `UnstructuredToVal`: JSON under a schema.

use crdgen_go::format::parse_duration;
use crdgen_go::print::{float, quote};
use crdgen_go::time::Time;
use serde_json::Value as Json;

use super::schema::{Format, Kind, Schema};
use super::{Bytes, Error, List, Map, Value};

/// The value that `json` is under `schema`.
///
/// # Errors
/// It is not what the schema says, which a check of the schema would have found, or it has a form that the schema admits
/// and CEL does not read.
pub fn typed<'a>(json: &'a Json, schema: &'a Schema) -> Result<Value<'a>, Error> {
    let fail = |message: &'static str| Err(Error::new(message));
    if json.is_null() {
        return if schema.nullable {
            Ok(Value::Null)
        } else {
            fail("invalid data, got null for schema with nullable=false")
        };
    }
    match (&schema.kind, json) {
        (Kind::IntOrString, Json::String(text)) => Ok(Value::string(text.as_str())),
        (Kind::IntOrString, Json::Number(number)) if number.is_i64() => {
            Ok(Value::Int(number.as_i64().unwrap_or_default()))
        }
        (Kind::IntOrString, _) => fail("invalid data, expected XIntOrString value to be either a string or integer"),
        (Kind::Object(schema), Json::Object(fields)) => Ok(Value::Map(Map::Json(fields, schema))),
        (Kind::Object(_), _) => fail("invalid data, expected a map for the provided schema with type=object"),
        (Kind::List(Some(schema)), Json::Array(items)) => Ok(Value::List(List::Json(items, schema))),
        (Kind::List(None), Json::Array(_)) => fail("invalid array type, expected Items with a non-empty Schema"),
        (Kind::List(_), _) => fail("invalid data, expected an array for the provided schema with type=array"),
        (Kind::String(format), Json::String(text)) => formatted(text, *format),
        (Kind::String(_), other) => Err(Error::new(format!("invalid data, expected string, got {}", go_type(other)))),
        (Kind::Number, Json::Number(number)) => Ok(Value::Double(number.as_f64().unwrap_or(f64::NAN))),
        (Kind::Number, other) => Err(Error::new(format!("invalid data, expected float, got {}", go_type(other)))),
        (Kind::Integer, Json::Number(number)) if number.is_i64() => Ok(Value::Int(number.as_i64().unwrap_or_default())),
        (Kind::Integer, other) => Err(Error::new(format!("invalid data, expected int, got {}", go_type(other)))),
        (Kind::Boolean, Json::Bool(value)) => Ok(Value::Bool(*value)),
        (Kind::Boolean, other) => Err(Error::new(format!("invalid data, expected bool, got {}", go_type(other)))),
        (Kind::Unknown, json) => Ok(Value::Unknown(json)),
        (Kind::Other(type_), _) => Err(Error::new(format!(
            "invalid type, expected object, array, number, integer, boolean or string, or no type with \
             x-kubernetes-int-or-string or x-kubernetes-preserve-unknown-fields is true, got {type_}"
        ))),
    }
}

fn formatted(text: &str, format: Format) -> Result<Value<'_>, Error> {
    let of = |what: &str| {
        let start = format!("Invalid {what} {text}: ");
        move |why: String| Error::new(start + &why)
    };
    match format {
        Format::Text => Ok(Value::string(text)),
        Format::Duration => parse_duration(text).map(Value::Duration).map_err(of("duration")),
        Format::Date => Time::parse_date(text).map(Value::Timestamp).map_err(of("date formatted string")),
        Format::DateTime => Time::parse_date_time(text).map(Value::Timestamp).map_err(of("date-time formatted string")),
        Format::Byte => decode_base64(text)
            .map(|bytes| Value::Bytes(Bytes::from(bytes)))
            .map_err(|at| of("byte formatted string")(format!("illegal base64 data at input byte {at}"))),
    }
}

/// Base64 of the alphabet of URLs, padded, with line breaks anywhere: `base64.URLEncoding`. The error is where it stops.
fn decode_base64(text: &str) -> Result<Vec<u8>, usize> {
    let digit = |byte: u8| {
        Some(match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        })
    };
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let mut bytes = text.bytes().enumerate().filter(|(_, byte)| !matches!(byte, b'\r' | b'\n'));
    loop {
        let mut group = [0_u8; 4];
        let mut count = 0;
        while count < 4 {
            match bytes.next() {
                None if count == 0 => return Ok(out),
                None => return Err(text.len() - count),
                Some((at, b'=')) if count < 2 => return Err(at),
                Some((at, b'=')) => {
                    if count == 2 && !matches!(bytes.next(), Some((_, b'='))) {
                        return Err(text.len().min(at + 1));
                    }
                    if let Some((at, _)) = bytes.next() {
                        return Err(at);
                    }
                    out.extend(&three(group)[..count - 1]);
                    return Ok(out);
                }
                Some((at, byte)) => {
                    group[count] = digit(byte).ok_or(at)?;
                    count += 1;
                }
            }
        }
        out.extend(three(group));
    }
}

fn three([a, b, c, d]: [u8; 4]) -> [u8; 3] {
    [a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d]
}

/// The Go type of decoded JSON, as `%T` prints it.
pub(super) fn go_type(json: &Json) -> &'static str {
    match json {
        Json::Null => "<nil>",
        Json::Bool(_) => "bool",
        Json::Number(number) if number.is_i64() => "int64",
        Json::Number(_) => "float64",
        Json::String(_) => "string",
        Json::Array(_) => "[]interface {}",
        Json::Object(_) => "map[string]interface {}",
    }
}

/// Decoded JSON as `%v` prints it.
pub(super) fn print_json(json: &Json) -> String {
    match json {
        Json::Null => "<nil>".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(int), _) => int.to_string(),
            (None, Some(double)) => float(double),
            (None, None) => quote(&number.to_string()),
        },
        Json::String(text) => text.clone(),
        Json::Array(items) => format!("[{}]", items.iter().map(print_json).collect::<Vec<_>>().join(" ")),
        Json::Object(fields) => {
            let mut fields: Vec<_> =
                fields.iter().map(|(name, value)| format!("{name}:{}", print_json(value))).collect();
            fields.sort_unstable();
            format!("map[{}]", fields.join(" "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64() {
        let check = |text: &str, expected: Result<&[u8], usize>| {
            assert_eq!(decode_base64(text), expected.map(<[u8]>::to_vec), "{text}");
        };
        check("", Ok(b""));
        check("YQ==", Ok(b"a"));
        check("YWI=", Ok(b"ab"));
        check("YWJj\nZA==", Ok(b"abcd"));
        check("_-8=", Ok(&[0xff, 0xef]));
        check("+-8=", Err(0));
        check("YW/j", Err(2));
        check("=", Err(0));
    }
}
