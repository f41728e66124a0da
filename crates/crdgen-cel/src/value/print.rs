//! Values as Go's `%v` prints them, in errors.

use std::fmt;

use crdgen_go::print::float;

use super::typed::print_json;
use super::{Map, Value};

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // It is a number to Go.
            Value::Null => f.write_str("0"),
            Value::Bool(value) => write!(f, "{value}"),
            Value::Int(value) => write!(f, "{value}"),
            Value::Uint(value) => write!(f, "{value}"),
            Value::Double(value) => f.write_str(&float(*value)),
            Value::String(text) | Value::Type(text) => f.write_str(text),
            Value::Bytes(bytes) => {
                f.write_str("[")?;
                for (index, byte) in bytes.iter().enumerate() {
                    write!(f, "{}{byte}", if index == 0 { "" } else { " " })?;
                }
                f.write_str("]")
            }
            Value::Duration(nanoseconds) => f.write_str(&duration(*nanoseconds)),
            Value::Timestamp(time) => {
                let text = time.rfc3339_nano();
                let (date, rest) = text.split_once('T').unwrap_or((&text, ""));
                write!(f, "{date} {} +0000 UTC", rest.trim_end_matches('Z'))
            }
            Value::List(list) => {
                f.write_str("[")?;
                for (index, element) in list.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { ", " })?;
                    match element {
                        Ok(element) => write!(f, "{element}")?,
                        Err(error) => write!(f, "{error}")?,
                    }
                }
                f.write_str("]")
            }
            Value::Map(Map::Literal(entries)) => {
                f.write_str("{")?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    write!(f, "{}{key}: {value}", if index == 0 { "" } else { ", " })?;
                }
                f.write_str("}")
            }
            Value::Map(Map::Json(fields, _)) => {
                let mut fields: Vec<_> =
                    fields.iter().map(|(name, value)| format!("{name}:{}", print_json(value))).collect();
                fields.sort_unstable();
                write!(f, "map[{}]", fields.join(" "))
            }
            Value::Optional(Some(value)) => write!(f, "optional({value})"),
            Value::Optional(None) => f.write_str("optional.none()"),
            Value::Kubernetes(value) => write!(f, "{value}"),
            Value::Unknown(json) => f.write_str(&print_json(json)),
            Value::Failed(error) => write!(f, "{error}"),
        }
    }
}

/// `time.Duration.String`: `1h0m0.5s`.
fn duration(nanoseconds: i64) -> String {
    let (sign, rest) = (if nanoseconds < 0 { "-" } else { "" }, nanoseconds.unsigned_abs());
    let fraction = |value: u64, digits: usize| {
        let unit = 10_u64.pow(digits as u32);
        let rest = format!("{:0digits$}", value % unit);
        let rest = rest.trim_end_matches('0');
        if rest.is_empty() { (value / unit).to_string() } else { format!("{}.{rest}", value / unit) }
    };
    match rest {
        0 => "0s".to_owned(),
        1..1_000 => format!("{sign}{rest}ns"),
        1_000..1_000_000 => format!("{sign}{}\u{b5}s", fraction(rest, 3)),
        1_000_000..1_000_000_000 => format!("{sign}{}ms", fraction(rest, 6)),
        _ => {
            let minutes = rest / 60_000_000_000;
            let seconds = fraction(rest % 60_000_000_000, 9);
            match (minutes / 60, minutes % 60) {
                (0, 0) => format!("{sign}{seconds}s"),
                (0, minutes) => format!("{sign}{minutes}m{seconds}s"),
                (hours, minutes) => format!("{sign}{hours}h{minutes}m{seconds}s"),
            }
        }
    }
}
