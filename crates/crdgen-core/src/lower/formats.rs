//! What a `format` means to the server, which knows few and refuses the values of some.

use serde_json::Number;

use crate::lower::shape::Part;
use crate::lower::value;
use crate::structural::{Bound, ValueValidation};

/// The string formats that the server checks, by its own spelling (dashes do not count).
///
/// Source: `k8s.io/apiextensions-apiserver/pkg/apiserver/validation/formats.go`.
const STRINGS: [&str; 25] = [
    "bsonobjectid",
    "byte",
    "cidr",
    "creditcard",
    "date",
    "datetime",
    "duration",
    "email",
    "hexcolor",
    "hostname",
    "ipv4",
    "ipv6",
    "isbn",
    "isbn10",
    "isbn13",
    "k8slongname",
    "k8sshortname",
    "mac",
    "password",
    "rgbcolor",
    "ssn",
    "uri",
    "uuid",
    "uuid3",
    "uuid4",
];

/// What a format turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StringFormat {
    /// The server checks it.
    Known,
    /// The server would skip it with a warning.
    Unknown,
    /// The server checks something else under the same name.
    Other,
}

/// What the server makes of a format of a string.
pub(super) fn string(format: &str) -> StringFormat {
    let plain = format.replace('-', "");
    if plain == "duration" {
        // ISO 8601 in JSON Schema (`PT1H`), Go's notation in Kubernetes (`1h`).
        StringFormat::Other
    } else if plain == "uuid5" || STRINGS.contains(&plain.as_str()) {
        StringFormat::Known
    } else {
        StringFormat::Unknown
    }
}

/// Says the format of a number as the server knows it: integers of all widths by bounds and `int32` or `int64`.
pub(super) fn number(part: &mut Part, format: &str) {
    let (known, minimum, maximum) = match format {
        "int8" => ("int32", Some(i64::from(i8::MIN)), Some(i64::from(i8::MAX))),
        "int16" => ("int32", Some(i64::from(i16::MIN)), Some(i64::from(i16::MAX))),
        "int32" => ("int32", None, None),
        "int64" | "int" | "int128" => ("int64", None, None),
        "uint8" => ("int32", Some(0), Some(i64::from(u8::MAX))),
        "uint16" => ("int32", Some(0), Some(i64::from(u16::MAX))),
        "uint32" => ("int64", Some(0), Some(i64::from(u32::MAX))),
        "uint64" | "uint" | "uint128" => ("int64", Some(0), None),
        "float" | "double" if !part.integral => (format, None, None),
        _ => return,
    };
    let bound = |value: Option<i64>| value.map(|value| Bound { value: value.into(), exclusive: false });
    let range = ValueValidation {
        format: Some(known.to_owned()),
        minimum: bound(minimum),
        maximum: bound(maximum),
        ..ValueValidation::default()
    };
    part.value = value::meet(range, std::mem::take(&mut part.value));
}

/// Drops bounds of integers that no int64 can cross: the server, which keeps bounds as float64, would refuse every
/// object for `maximum: 9223372036854775807`.
pub(super) fn drop_void_bounds(part: &mut Part) {
    const EDGE: f64 = 9_223_372_036_854_775_808.0;
    let beyond = |bound: &Bound| bound.value.as_f64().is_none_or(|value| value.abs() >= EDGE);
    if part.integral {
        part.value.minimum.take_if(|bound| beyond(bound));
        part.value.maximum.take_if(|bound| beyond(bound));
    }
}

/// The bounds that stand for a format where there is no type for it to stand beside; `None` if nothing does.
pub(super) fn untyped(format: &str) -> Option<ValueValidation> {
    match format {
        "int32" => Some(ValueValidation {
            minimum: Some(Bound { value: i32::MIN.into(), exclusive: false }),
            maximum: Some(Bound { value: i32::MAX.into(), exclusive: false }),
            ..ValueValidation::default()
        }),
        "int64" | "float" | "double" | "password" => Some(ValueValidation::default()),
        _ => None,
    }
}

/// The number as CRDs write it: without a fraction where there is none.
pub(super) fn plain(number: &Number) -> Number {
    match number.as_f64() {
        // Beyond 2^53 a float64 says less than its digits.
        Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() <= 9_007_199_254_740_992.0 => {
            Number::from(float as i64)
        }
        _ => number.clone(),
    }
}
