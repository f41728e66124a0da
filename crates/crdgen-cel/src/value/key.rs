//! Values as keys, equal where the values of Go's maps are the same.

use std::hash::{Hash, Hasher};

use serde_json::Value as Json;

use super::{Text, Value};

/// A value by which others are found.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key<'a> {
    Null,
    Bool(bool),
    Int(i64),
    Uint(u64),
    /// The bits of a double that is no NaN, and zero without a sign.
    Double(u64),
    String(Text<'a>),
    Bytes(Box<[u8]>),
    Duration(i64),
    /// In UTC: Go finds no time in a zone equal to another.
    Time(i64, u32),
    Many(Box<[Key<'a>]>),
}

impl<'a> Key<'a> {
    /// The key that a value is; none for one that is found nowhere.
    pub(super) fn of(value: &Value<'a>) -> Option<Self> {
        Some(match value {
            Value::Null => Key::Null,
            Value::Bool(value) => Key::Bool(*value),
            Value::Int(value) => Key::Int(*value),
            Value::Uint(value) => Key::Uint(*value),
            Value::Double(value) => Key::double(*value)?,
            Value::String(text) => Key::String(text.clone()),
            Value::Bytes(bytes) => Key::Bytes((**bytes).into()),
            Value::Duration(nanoseconds) => Key::Duration(*nanoseconds),
            Value::Timestamp(time) if time.is_utc() => Key::Time(time.unix(), time.nanoseconds()),
            Value::Unknown(json) => Key::of_json(json)?,
            _ => return None,
        })
    }

    /// The key that a scalar is.
    pub(super) fn of_json(json: &'a Json) -> Option<Self> {
        Some(match json {
            Json::Null => Key::Null,
            Json::Bool(value) => Key::Bool(*value),
            Json::Number(number) => match number.as_i64() {
                Some(int) => Key::Int(int),
                None => Key::double(number.as_f64()?)?,
            },
            Json::String(text) => Key::String(Text::Borrowed(text)),
            Json::Array(_) | Json::Object(_) => return None,
        })
    }

    fn double(value: f64) -> Option<Self> {
        // Adding zero takes the sign off zero.
        (!value.is_nan()).then(|| Key::Double((value + 0.0).to_bits()))
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Text<'_> {}

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}
