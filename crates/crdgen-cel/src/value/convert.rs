//! `int(x)`, `string(x)` and their like: `ConvertToType`.

use crdgen_go::print;
use crdgen_go::time::{Time, parse_duration};

use super::arithmetic::YEARS;
use super::{Bytes, Error, Value, numbers};
use crate::types::Type;

impl<'a> Value<'a> {
    /// The value as one of `type_`.
    ///
    /// # Errors
    /// There is no such value.
    pub fn convert(self, type_: &Type) -> Result<Value<'a>, Error> {
        match (type_, &self) {
            (Type::Bool, Value::Bool(_))
            | (Type::Bytes, Value::Bytes(_))
            | (Type::Double, Value::Double(_))
            | (Type::Duration, Value::Duration(_))
            | (Type::Int, Value::Int(_))
            | (Type::String, Value::String(_))
            | (Type::Timestamp, Value::Timestamp(_))
            | (Type::Uint, Value::Uint(_)) => Ok(self),
            (Type::Int, Value::Uint(value)) => i64::try_from(*value).map(Value::Int).map_err(|_| Error::INT_OVERFLOW),
            (Type::Int, Value::Double(value)) => numbers::to_int(*value).map(Value::Int).ok_or(Error::INT_OVERFLOW),
            (Type::Int, Value::Duration(nanoseconds)) => Ok(Value::Int(*nanoseconds)),
            (Type::Int, Value::Timestamp(time)) => Ok(Value::Int(time.unix())),
            (Type::Uint, Value::Int(value)) => u64::try_from(*value).map(Value::Uint).map_err(|_| Error::UINT_OVERFLOW),
            (Type::Uint, Value::Double(value)) => numbers::to_uint(*value).map(Value::Uint).ok_or(Error::UINT_OVERFLOW),
            (Type::Double, Value::Int(value)) => Ok(Value::Double(*value as f64)),
            (Type::Double, Value::Uint(value)) => Ok(Value::Double(*value as f64)),
            (Type::Timestamp, Value::Int(seconds)) => timestamp(Time::from_unix(*seconds, 0)),
            (Type::String, Value::Bytes(bytes)) => match std::str::from_utf8(bytes) {
                Ok(text) => Ok(Value::string(text.to_owned())),
                Err(_) => Err(Error::new("invalid UTF-8 in bytes, cannot convert to string")),
            },
            (Type::String, value) => match value.as_text() {
                Some(text) => Ok(Value::string(text)),
                None => Err(self.no_conversion(type_)),
            },
            (_, Value::String(text)) => match parse(text, type_) {
                Some(value) => value,
                None => Err(self.no_conversion(type_)),
            },
            _ => Err(self.no_conversion(type_)),
        }
    }

    /// The text that it is as a string, if it is not one already.
    fn as_text(&self) -> Option<String> {
        Some(match self {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Int(value) => value.to_string(),
            Value::Uint(value) => value.to_string(),
            Value::Double(value) => print::float(*value),
            Value::Duration(nanoseconds) => seconds(*nanoseconds) + "s",
            Value::Timestamp(time) => time.rfc3339_nano(),
            Value::Type(name) => name.to_string(),
            _ => return None,
        })
    }

    fn no_conversion(&self, type_: &Type) -> Error {
        Error::new(format!("type conversion error from '{}' to '{}'", self.type_name(), type_.runtime_name()))
    }
}

/// A duration in seconds, without an exponent.
pub(super) fn seconds(nanoseconds: i64) -> String {
    const SECOND: i64 = 1_000_000_000;
    // Go adds two doubles, whole seconds and the rest.
    ((nanoseconds / SECOND) as f64 + (nanoseconds % SECOND) as f64 / 1e9).to_string()
}

fn timestamp<'a>(time: Time) -> Result<Value<'a>, Error> {
    if YEARS.contains(&time.unix()) { Ok(Value::Timestamp(time)) } else { Err(Error::TIMESTAMP_OVERFLOW) }
}

/// The value that a text stands for.
fn parse<'a>(text: &str, type_: &Type) -> Option<Result<Value<'a>, Error>> {
    Some(Ok(match type_ {
        Type::Bool => Value::Bool(match text {
            "1" | "t" | "T" | "true" | "TRUE" | "True" => true,
            "0" | "f" | "F" | "false" | "FALSE" | "False" => false,
            _ => return None,
        }),
        Type::Int => Value::Int(text.parse().ok()?),
        Type::Uint => Value::Uint(text.parse().ok().filter(|_| !text.starts_with('+'))?),
        Type::Double => Value::Double(parse_float(text)?),
        Type::Bytes => Value::Bytes(Bytes::from(text.as_bytes().to_vec())),
        Type::Duration => Value::Duration(parse_duration(text).ok()?),
        Type::Timestamp => return Some(timestamp(Time::parse_rfc3339(text).ok()?)),
        _ => return None,
    }))
}

/// `strconv.ParseFloat`: also `0x1p-2`, and no number that is too large.
pub(super) fn parse_float(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let hexadecimal = unsigned.strip_prefix("0x").or_else(|| unsigned.strip_prefix("0X"));
    let value = match hexadecimal {
        Some(digits) => parse_hexadecimal(digits)?,
        None => {
            let lower = unsigned.to_ascii_lowercase();
            match lower.as_str() {
                "inf" | "infinity" => f64::INFINITY,
                "nan" => f64::NAN,
                _ if unsigned.starts_with(['+', '-']) => return None,
                _ => unsigned.parse::<f64>().ok().filter(|value| value.is_finite())?,
            }
        }
    };
    Some(if text.starts_with('-') { -value } else { value })
}

/// `1.8p-3`: a mantissa and a binary exponent.
fn parse_hexadecimal(text: &str) -> Option<f64> {
    let (mantissa, exponent) = text.split_once(['p', 'P'])?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: String = [whole, fraction].concat();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let exponent: i32 = exponent.parse().ok()?;
    let digits = digits.trim_start_matches('0');
    // Sixteen digits are more than a double has; of those behind them only whether there is one counts.
    let (kept, dropped) = digits.split_at(digits.len().min(15));
    let sticky = u64::from(dropped.bytes().any(|byte| byte != b'0'));
    let mantissa = if kept.is_empty() { 0 } else { u64::from_str_radix(kept, 16).ok()? << 2 | sticky };
    let shift = i32::try_from(4 * dropped.len()).ok()? - i32::try_from(4 * fraction.len()).ok()? - 2;
    let exponent = exponent.checked_add(shift)?.clamp(-2000, 2000);
    // In two steps, of which the first is exact, so that only the last one rounds.
    let half = exponent / 2;
    let value = mantissa as f64 * 2_f64.powi(half) * 2_f64.powi(exponent - half);
    value.is_finite().then_some(value)
}
