//! The standard library of CEL.

use std::cmp::Ordering;

use super::{Function, Outcome, Run, bool};
use crate::operators;
use crate::types::Type;
use crate::value::{Error, Text, Value};

/// Functions that have one code for all overloads.
pub(super) fn operator(function: &str) -> Option<Function> {
    let run: Run = match function {
        operators::ADD => |args| with_trait(args, operators::ADD, is_added, |a, b| a.clone().plus(b.clone())),
        operators::SUBTRACT => |args| with_trait(args, operators::SUBTRACT, is_subtracted, Value::subtract),
        operators::MULTIPLY => |args| with_trait(args, operators::MULTIPLY, is_multiplied, Value::multiply),
        operators::DIVIDE => |args| with_trait(args, operators::DIVIDE, is_multiplied, Value::divide),
        operators::MODULO => |args| with_trait(args, operators::MODULO, is_divided, Value::modulo),
        operators::NEGATE => negate,
        operators::NOT => |args| match args {
            [Value::Bool(value)] => bool(!value),
            _ => Err(Error::OVERLOAD),
        },
        operators::LESS => |args| compare(args, operators::LESS, Ordering::is_lt),
        operators::LESS_EQUALS => |args| compare(args, operators::LESS_EQUALS, Ordering::is_le),
        operators::GREATER => |args| compare(args, operators::GREATER, Ordering::is_gt),
        operators::GREATER_EQUALS => |args| compare(args, operators::GREATER_EQUALS, Ordering::is_ge),
        operators::IN => contains,
        "size" => size,
        "matches" => super::regex::matches,
        "type" => type_of,
        "dyn" => |args| args.first().cloned().ok_or(Error::Mismatch),
        _ => return None,
    };
    Some(Function::operator(run))
}

/// Functions that have a code of their own.
pub(super) fn find(overload: &str) -> Option<Run> {
    Some(match overload {
        "contains_string" => |args| texts(args, |text, part| text.contains(part)),
        "starts_with_string" => |args| texts(args, |text, part| text.starts_with(part)),
        "ends_with_string" => |args| texts(args, |text, part| text.ends_with(part)),
        "bool_to_bool" | "string_to_bool" => |args| convert(args, &Type::Bool),
        "bytes_to_bytes" | "string_to_bytes" => |args| convert(args, &Type::Bytes),
        "double_to_double" | "int64_to_double" | "uint64_to_double" | "string_to_double" => {
            |args| convert(args, &Type::Double)
        }
        "duration_to_duration" | "string_to_duration" => |args| convert(args, &Type::Duration),
        "int64_to_int64" | "uint64_to_int64" | "double_to_int64" | "string_to_int64" | "timestamp_to_int64"
        | "duration_to_int64" => |args| convert(args, &Type::Int),
        "uint64_to_uint64" | "int64_to_uint64" | "double_to_uint64" | "string_to_uint64" => {
            |args| convert(args, &Type::Uint)
        }
        "timestamp_to_timestamp" | "string_to_timestamp" | "int64_to_timestamp" => {
            |args| convert(args, &Type::Timestamp)
        }
        "string_to_string"
        | "bool_to_string"
        | "int64_to_string"
        | "uint64_to_string"
        | "double_to_string"
        | "bytes_to_string"
        | "timestamp_to_string"
        | "duration_to_string" => to_string,
        _ => return None,
    })
}

/// A binary operator of values that have one. Texts, durations and timestamps have functions of their own, and say less
/// of one that they do not have.
fn with_trait<'a>(
    args: &[Value<'a>],
    operator: &'static str,
    has_it: fn(&Value<'a>) -> bool,
    run: fn(&Value<'a>, &Value<'a>) -> Outcome<'a>,
) -> Outcome<'a> {
    match args {
        [a, b] if has_it(a) => run(a, b),
        [Value::String(_) | Value::Duration(_) | Value::Timestamp(_), _] => Err(Error::OVERLOAD),
        _ => Err(no_overload(operator)),
    }
}

fn no_overload(function: &str) -> Error {
    Error::new(format!("no such overload: {function}"))
}

fn is_added(value: &Value<'_>) -> bool {
    is_subtracted(value) || matches!(value, Value::String(_) | Value::Bytes(_) | Value::List(_))
}

fn is_subtracted(value: &Value<'_>) -> bool {
    is_multiplied(value) || matches!(value, Value::Duration(_) | Value::Timestamp(_))
}

fn is_multiplied(value: &Value<'_>) -> bool {
    is_divided(value) || matches!(value, Value::Double(_))
}

fn is_divided(value: &Value<'_>) -> bool {
    matches!(value, Value::Int(_) | Value::Uint(_))
}

fn negate<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    match args {
        [value @ (Value::Int(_) | Value::Double(_) | Value::Duration(_))] => value.negate(),
        [Value::Bool(_) | Value::String(_) | Value::Timestamp(_)] => Err(Error::OVERLOAD),
        _ => Err(no_overload(operators::NEGATE)),
    }
}

fn compare<'a>(args: &[Value<'a>], operator: &'static str, holds: fn(Ordering) -> bool) -> Outcome<'a> {
    match args {
        [a, b] if a.is_comparable() => a.compare(b).map(|ordering| Value::Bool(holds(ordering))),
        _ => Err(no_overload(operator)),
    }
}

fn contains<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    match args {
        [value, Value::List(list)] => list.contains(value).map(Value::Bool),
        [value, Value::Map(map)] => map.contains(value).map(Value::Bool),
        _ => Err(Error::OVERLOAD),
    }
}

fn size<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    match args {
        [value @ (Value::String(_) | Value::Bytes(_) | Value::List(_) | Value::Map(_))] => {
            Ok(Value::Int(value.size().unwrap_or_default() as i64))
        }
        [Value::Duration(_) | Value::Timestamp(_)] => Err(Error::OVERLOAD),
        _ => Err(no_overload("size")),
    }
}

fn type_of<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    match args {
        [Value::Unknown(_)] => Err(Error::new(
            "type conversion to 'type' not supported for values preserved by x-kubernetes-preserve-unknown-fields",
        )),
        [value] => Ok(Value::Type(Text::Borrowed(value.type_name()))),
        _ => Err(Error::Mismatch),
    }
}

fn texts<'a>(args: &[Value<'a>], holds: fn(&str, &str) -> bool) -> Outcome<'a> {
    match args {
        [Value::String(text), Value::String(part)] => bool(holds(text, part)),
        // These ask no questions about types before they are called.
        _ => Err(Error::OVERLOAD),
    }
}

/// A conversion to another type, of values that there is one for.
fn convert<'a>(args: &[Value<'a>], type_: &Type) -> Outcome<'a> {
    let [value] = args else { return Err(Error::Mismatch) };
    let is_known = matches!(
        (type_, value),
        (_, Value::String(_))
            | (Type::Bool, Value::Bool(_))
            | (Type::Bytes, Value::Bytes(_))
            | (Type::Int, Value::Timestamp(_) | Value::Duration(_))
            | (Type::Duration, Value::Duration(_))
            | (Type::Timestamp, Value::Timestamp(_) | Value::Int(_))
            | (Type::Int | Type::Uint | Type::Double, Value::Int(_) | Value::Uint(_) | Value::Double(_))
    );
    if is_known { value.clone().convert(type_) } else { Err(Error::Mismatch) }
}

fn to_string<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    use Value::{Bool, Bytes, Double, Duration, Int, String, Timestamp, Uint};
    match args {
        [value @ (Bool(_) | Bytes(_) | Double(_) | Duration(_) | Int(_) | String(_) | Timestamp(_) | Uint(_))] => {
            value.clone().convert(&Type::String)
        }
        _ => Err(Error::Mismatch),
    }
}
