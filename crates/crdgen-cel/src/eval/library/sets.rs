//! `ext.Sets`: lists whose order does not count.

use super::{Outcome, Run, bool};
use crate::value::{Error, List, Value};

pub(super) fn find(overload: &str) -> Option<Run> {
    Some(match overload {
        "list_sets_contains_list" => |args| on_lists(args, contains),
        "list_sets_equivalent_list" => |args| on_lists(args, |a, b| Ok(contains(a, b)? && contains(b, a)?)),
        "list_sets_intersects_list" => |args| on_lists(args, intersects),
        _ => return None,
    })
}

fn on_lists<'a>(args: &[Value<'a>], holds: fn(&List<'a>, &List<'a>) -> Result<bool, Error>) -> Outcome<'a> {
    match args {
        [Value::List(a), Value::List(b)] => bool(holds(a, b)?),
        _ => Err(Error::Mismatch),
    }
}

fn contains<'a>(list: &List<'a>, part: &List<'a>) -> Result<bool, Error> {
    for element in part.iter() {
        match element {
            Ok(element) if list.contains(&element)? => {}
            Ok(_) => return Ok(false),
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}

fn intersects<'a>(a: &List<'a>, b: &List<'a>) -> Result<bool, Error> {
    Ok(a.iter().any(|element| element.is_ok_and(|element| b.contains(&element) == Ok(true))))
}
