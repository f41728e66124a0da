//! Quantities and versions.

use std::cmp::Ordering;
use std::sync::Arc;

use super::{Outcome, Run, bool, fail};
use crate::value::kubernetes::{Quantity, Semver};
use crate::value::{Error, Kubernetes, Value};

pub(super) fn find(overload: &str) -> Option<Run> {
    Some(match overload {
        "string_to_quantity" => |args| match args {
            [Value::String(text)] => match Quantity::parse(text) {
                Ok(quantity) => Ok(Value::Kubernetes(Kubernetes::Quantity(Arc::new(quantity)))),
                Err(error) => Err(Error::new(error)),
            },
            _ => Err(Error::Mismatch),
        },
        "is_quantity_string" => |args| match args {
            [Value::String(text)] => bool(Quantity::parse(text).is_ok()),
            _ => Err(Error::Mismatch),
        },
        "quantity_sign" => |args| of_quantity(args, |quantity| Ok(Value::Int(quantity.sign()))),
        "quantity_get_float" => |args| of_quantity(args, |quantity| Ok(Value::Double(quantity.as_float()))),
        "quantity_get_int" => |args| {
            of_quantity(args, |quantity| match quantity.as_int() {
                Some(int) => Ok(Value::Int(int)),
                None => Err(Error::new("cannot convert value to integer")),
            })
        },
        "quantity_is_integer" => |args| of_quantity(args, |quantity| bool(quantity.as_int().is_some())),
        "quantity_is_greater_than" => |args| of_quantities(args, |ordering| Value::Bool(ordering.is_gt())),
        "quantity_is_less_than" => |args| of_quantities(args, |ordering| Value::Bool(ordering.is_lt())),
        "quantity_compare_to" => |args| of_quantities(args, |ordering| Value::Int(ordering as i64)),
        "quantity_add" | "quantity_add_int" => |args| sum(args, Quantity::add),
        "quantity_sub" | "quantity_sub_int" => |args| sum(args, Quantity::subtract),
        "string_to_semver" | "string_bool_to_semver" => |args| match semver(args)? {
            Ok(version) => Ok(Value::Kubernetes(Kubernetes::Semver(Arc::new(version)))),
            Err(error) => fail(error),
        },
        "is_semver_string" | "is_semver_string_bool" => |args| bool(semver(args)?.is_ok()),
        "semver_major" => |args| of_semver(args, |version| version.major),
        "semver_minor" => |args| of_semver(args, |version| version.minor),
        "semver_patch" => |args| of_semver(args, |version| version.patch),
        "semver_is_greater_than" => |args| of_semvers(args, |ordering| Value::Bool(ordering.is_gt())),
        "semver_is_less_than" => |args| of_semvers(args, |ordering| Value::Bool(ordering.is_lt())),
        "semver_compare_to" => |args| of_semvers(args, |ordering| Value::Int(ordering as i64)),
        _ => return None,
    })
}

fn quantity<'v>(value: &'v Value<'_>) -> Result<&'v Quantity, Error> {
    match value {
        Value::Kubernetes(Kubernetes::Quantity(quantity) | Kubernetes::Sum(quantity)) => Ok(quantity),
        _ => Err(Error::Mismatch),
    }
}

fn of_quantity<'a>(args: &[Value<'a>], view: fn(&Quantity) -> Outcome<'a>) -> Outcome<'a> {
    match args {
        [value] => view(quantity(value)?),
        _ => Err(Error::Mismatch),
    }
}

fn of_quantities<'a>(args: &[Value<'a>], view: fn(Ordering) -> Value<'a>) -> Outcome<'a> {
    match args {
        [a, b] => Ok(view(quantity(a)?.compare(quantity(b)?))),
        _ => Err(Error::Mismatch),
    }
}

fn sum<'a>(args: &[Value<'a>], run: fn(&Quantity, &Quantity) -> Option<Quantity>) -> Outcome<'a> {
    let sum = match args {
        [a, Value::Int(int)] => run(quantity(a)?, &Quantity::of(*int)),
        [a, b] => run(quantity(a)?, quantity(b)?),
        _ => return Err(Error::Mismatch),
    };
    sum.map(|sum| Value::Kubernetes(Kubernetes::Sum(Arc::new(sum)))).ok_or(Error::CostLimit)
}

fn semver(args: &[Value<'_>]) -> Result<Result<Semver, String>, Error> {
    match args {
        [Value::String(text)] | [Value::String(text), Value::Bool(false)] => Ok(Semver::parse(text)),
        [Value::String(text), Value::Bool(true)] => Ok(Semver::parse_normalized(text)),
        _ => Err(Error::Mismatch),
    }
}

fn of_semver<'a>(args: &[Value<'a>], part: fn(&Semver) -> u64) -> Outcome<'a> {
    match args {
        // Go takes the bits of a uint for those of an int.
        [Value::Kubernetes(Kubernetes::Semver(version))] => Ok(Value::Int(part(version) as i64)),
        _ => Err(Error::Mismatch),
    }
}

fn of_semvers<'a>(args: &[Value<'a>], view: fn(Ordering) -> Value<'a>) -> Outcome<'a> {
    match args {
        [Value::Kubernetes(Kubernetes::Semver(a)), Value::Kubernetes(Kubernetes::Semver(b))] => Ok(view(a.compare(b))),
        _ => Err(Error::Mismatch),
    }
}
