//! Optional values. `or` and `orValue` are steps of their own, since they need not ask for what stands behind them.

use super::{Outcome, Run, bool, fail};
use crate::value::{Error, Value};

pub(super) fn find(overload: &str) -> Option<Run> {
    Some(match overload {
        "optional_of" => |args| match args {
            [value] => Ok(Value::some(value.clone())),
            _ => Err(Error::Mismatch),
        },
        "optional_ofNonZeroValue" => |args| match args {
            [value] if value.is_zero() => Ok(Value::Optional(None)),
            [value] => Ok(Value::some(value.clone())),
            _ => Err(Error::Mismatch),
        },
        "optional_none" => |_| Ok(Value::Optional(None)),
        "optional_value" => |args| match args {
            [Value::Optional(value)] => value.as_ref().map(|value| (**value).clone()).ok_or(Error::NONE),
            _ => Err(Error::Mismatch),
        },
        "optional_hasValue" => |args| match args {
            [Value::Optional(value)] => bool(value.is_some()),
            _ => Err(Error::Mismatch),
        },
        "list_first" => |args| at(args, |_| Some(0)),
        "list_last" => |args| at(args, |length| length.checked_sub(1)),
        "optional_unwrap" | "optional_unwrapOpt" => unwrap,
        _ => return None,
    })
}

/// The element of a list at a place, if there is one.
fn at<'a>(args: &[Value<'a>], place: fn(usize) -> Option<usize>) -> Outcome<'a> {
    let [Value::List(list)] = args else { return Err(Error::Mismatch) };
    match place(list.len()).and_then(|place| list.get(place)) {
        Some(element) => element.map(Value::some),
        None => Ok(Value::Optional(None)),
    }
}

fn unwrap<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let [Value::List(list)] = args else { return Err(Error::Mismatch) };
    let mut values = Vec::new();
    for element in list.iter() {
        match element {
            Ok(Value::Optional(value)) => values.extend(value.map(|value| (*value).clone())),
            Ok(other) => return fail(format!("value {other} is not optional")),
            Err(error) => return fail(format!("value {error} is not optional")),
        }
    }
    Ok(Value::list(values))
}
