//! The schemas of known types, as schemars 1.2 writes them.

use crdgen_core::types::Contract;
use serde_json::{Map, Value, json};

use super::Known;

/// The schema of a known type and whether it stands where the type is used (`true`) or behind a `$ref`.
///
/// `schemas` gives the schema of the type parameter at a place. [`Known::K8s`], [`Known::Option`], [`Known::Map`] and
/// [`Known::Wrapper`] need more than their parameters' schemas and are not answered here.
pub(crate) fn schema(known: Known, contract: Contract, mut parameter: impl FnMut(usize) -> Value) -> (Value, bool) {
    let schema = match known {
        Known::Bool => json!({"type": "boolean"}),
        Known::F32 => json!({"type": "number", "format": "float"}),
        Known::F64 => json!({"type": "number", "format": "double"}),
        Known::Char => json!({"type": "string", "minLength": 1, "maxLength": 1}),
        Known::Text => json!({"type": "string"}),
        Known::Unit => json!({"type": "null"}),
        Known::Formatted(format) => json!({"type": "string", "format": format}),
        Known::Signed(bits) => signed(bits),
        Known::Unsigned(bits) => unsigned(bits),
        Known::NonZeroSigned(bits) => with(signed(bits), "not", json!({"const": 0})),
        Known::NonZeroUnsigned(bits) => with(unsigned(bits), "minimum", json!(1)),
        Known::Sequence => json!({"type": "array", "items": parameter(0)}),
        Known::Set => json!({"type": "array", "uniqueItems": true, "items": parameter(0)}),
        Known::Result => {
            let (ok, err) = (parameter(0), parameter(1));
            return (json!({"oneOf": [only("Ok", ok), only("Err", err)]}), false);
        }
        Known::Either => {
            let (left, right) = (closed(only("Left", parameter(0))), closed(only("Right", parameter(1))));
            json!({"oneOf": [left, right]})
        }
        Known::Bound => {
            let bound = parameter(0);
            let unbounded = json!({"type": "string", "const": "Unbounded"});
            return (json!({"oneOf": [only("Included", bound.clone()), only("Excluded", bound), unbounded]}), false);
        }
        Known::Range => {
            let bound = parameter(0);
            let properties = json!({"start": bound, "end": bound});
            return (json!({"type": "object", "properties": properties, "required": ["start", "end"]}), false);
        }
        Known::Duration => return (seconds_and_nanoseconds("secs", "nanos"), false),
        Known::SystemTime => return (seconds_and_nanoseconds("secs_since_epoch", "nanos_since_epoch"), false),
        Known::Json => Value::Bool(true),
        Known::JsonMap => json!({"type": "object", "additionalProperties": true}),
        Known::JsonNumber => json!({"type": "number"}),
        Known::Semver => return (json!({"type": "string", "pattern": SEMVER}), false),
        Known::Decimal => match contract {
            Contract::Deserialize => {
                json!({"type": ["string", "number"], "pattern": r"^-?\d+(\.\d+)?([eE]\d+)?$"})
            }
            Contract::Serialize => json!({"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}),
        },
        Known::Bytes => return (json!({"type": bytes_type(contract), "items": unsigned(8)}), false),
        Known::CString => {
            let items = json!({"type": "integer", "minimum": 1, "maximum": 255});
            return (json!({"type": bytes_type(contract), "items": items}), false);
        }
        Known::OsString => {
            let list = |bits| json!({"type": "array", "items": unsigned(bits)});
            return (json!({"oneOf": [only("Unix", list(8)), only("Windows", list(16))]}), false);
        }
        Known::Weekday => json!({"type": "string", "enum": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]}),
        Known::TimeDelta => json!({
            "type": "array",
            "prefixItems": [
                {"type": "integer", "format": "int64"},
                {"type": "integer", "minimum": 0, "exclusiveMaximum": 1_000_000_000},
            ],
            "minItems": 2,
            "maxItems": 2,
        }),
        Known::Option | Known::Map | Known::Wrapper | Known::SmallVec | Known::K8s(_) => Value::Bool(true),
    };
    (schema, true)
}

/// The regular expression that semver.org proposes.
const SEMVER: &str = concat!(
    r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)",
    r"(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?",
    r"(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$"
);

fn signed(bits: u8) -> Value {
    let format = if bits == 0 { "int".to_owned() } else { format!("int{bits}") };
    let schema = json!({"type": "integer", "format": format});
    match bits {
        8 => with(with(schema, "minimum", json!(i8::MIN)), "maximum", json!(i8::MAX)),
        16 => with(with(schema, "minimum", json!(i16::MIN)), "maximum", json!(i16::MAX)),
        _ => schema,
    }
}

fn unsigned(bits: u8) -> Value {
    let format = if bits == 0 { "uint".to_owned() } else { format!("uint{bits}") };
    let schema = json!({"type": "integer", "format": format, "minimum": 0});
    match bits {
        8 => with(schema, "maximum", json!(u8::MAX)),
        16 => with(schema, "maximum", json!(u16::MAX)),
        _ => schema,
    }
}

fn with(mut schema: Value, keyword: &str, value: Value) -> Value {
    schema[keyword] = value;
    schema
}

fn only(property: &str, schema: Value) -> Value {
    json!({"type": "object", "properties": {property: schema}, "required": [property]})
}

fn closed(schema: Value) -> Value {
    with(schema, "additionalProperties", json!(false))
}

fn seconds_and_nanoseconds(seconds: &str, nanoseconds: &str) -> Value {
    let properties = Map::from_iter([(seconds.to_owned(), unsigned(64)), (nanoseconds.to_owned(), unsigned(32))]);
    json!({"type": "object", "required": [seconds, nanoseconds], "properties": properties})
}

fn bytes_type(contract: Contract) -> Value {
    match contract {
        Contract::Deserialize => json!(["array", "string"]),
        Contract::Serialize => json!("array"),
    }
}
