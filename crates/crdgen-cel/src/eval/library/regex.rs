//! `matches`, and Kubernetes' `find` and `findAll`.

use crdgen_go::regex::Regex;

use super::{Outcome, Run, bool, fail};
use crate::value::{Error, Value};

pub(super) fn find(overload: &str) -> Option<Run> {
    Some(match overload {
        "string_find_string" => |args| compiled(args, "find"),
        "string_find_all_string" | "string_find_all_string_int" => |args| compiled(args, "findAll"),
        _ => return None,
    })
}

pub(super) fn matches<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    match args {
        [Value::String(text), Value::String(pattern)] => match Regex::new(pattern) {
            Ok(regex) => bool(regex.is_match(text)),
            Err(error) => fail(error),
        },
        [Value::String(_), _] | [Value::Duration(_) | Value::Timestamp(_), _] => Err(Error::OVERLOAD),
        _ => Err(Error::new("no such overload: matches")),
    }
}

fn compiled<'a>(args: &[Value<'a>], function: &str) -> Outcome<'a> {
    let [Value::String(text), Value::String(pattern), rest @ ..] = args else { return Err(Error::Mismatch) };
    match Regex::new(pattern) {
        Ok(regex) => on_text(function, &regex, text, rest),
        Err(error) => fail(format!("Illegal regex: {error}")),
    }
}

/// A call whose regular expression was read when the rule was.
pub(in crate::eval) fn with_regex<'a>(function: &str, regex: &Regex, text: &str, args: &[Value<'a>]) -> Outcome<'a> {
    match args {
        [_pattern, rest @ ..] => on_text(function, regex, text, rest),
        [] => Err(Error::OVERLOAD),
    }
}

fn on_text<'a>(function: &str, regex: &Regex, text: &str, rest: &[Value<'a>]) -> Outcome<'a> {
    match (function, rest) {
        ("matches", []) => bool(regex.is_match(text)),
        ("find", []) => Ok(Value::string(regex.find(text).unwrap_or_default().to_owned())),
        ("findAll", []) => Ok(all(regex, text, -1)),
        ("findAll", [Value::Int(count)]) => Ok(all(regex, text, *count)),
        _ => Err(Error::OVERLOAD),
    }
}

/// Below zero, as many as there are.
fn all<'a>(regex: &Regex, text: &str, count: i64) -> Value<'a> {
    let found = regex.find_all(text, usize::try_from(count).unwrap_or(usize::MAX));
    Value::list(found.into_iter().map(|part| Value::string(part.to_owned())).collect())
}
