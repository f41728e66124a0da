//! Intersection and union of value validations, keyword by keyword.

use std::cmp::Ordering;

use serde_json::{Number, Value};

use crate::structural::{Bound, Nested, ValueValidation};

/// What satisfies both. Where one keyword cannot say it, the second goes to `allOf`.
pub(super) fn meet(mut a: ValueValidation, b: ValueValidation) -> ValueValidation {
    let mut rest = ValueValidation::default();
    a.minimum = tighter(a.minimum, b.minimum, Ordering::Greater);
    a.maximum = tighter(a.maximum, b.maximum, Ordering::Less);
    a.min_length = a.min_length.max(b.min_length);
    a.min_items = a.min_items.max(b.min_items);
    a.min_properties = a.min_properties.max(b.min_properties);
    a.max_length = least(a.max_length, b.max_length);
    a.max_items = least(a.max_items, b.max_items);
    a.max_properties = least(a.max_properties, b.max_properties);
    a.required.extend(b.required);
    a.enum_ = match (a.enum_, b.enum_) {
        (Some(a), Some(b)) => Some(a.into_iter().filter(|value| b.contains(value)).collect()),
        (a, b) => a.or(b),
    };
    keep_both(&mut a.format, b.format, &mut rest.format);
    keep_both(&mut a.multiple_of, b.multiple_of, &mut rest.multiple_of);
    keep_both(&mut a.pattern, b.pattern, &mut rest.pattern);
    keep_both(&mut a.not, b.not, &mut rest.not);
    a.all_of.extend(b.all_of);
    for (mine, theirs, other) in
        [(&mut a.any_of, b.any_of, &mut rest.any_of), (&mut a.one_of, b.one_of, &mut rest.one_of)]
    {
        if mine.is_empty() || *mine == theirs {
            *mine = theirs;
        } else {
            *other = theirs;
        }
    }
    // A nested schema has no type, and the server knows no format without one.
    rest.format = None;
    if !rest.is_empty() {
        a.all_of.push(rest.into());
    }
    a
}

/// A set that holds all that satisfies either: each keyword only as far as both say it.
pub(super) fn hull(a: ValueValidation, b: ValueValidation) -> ValueValidation {
    if a == b {
        return a;
    }
    ValueValidation {
        format: wider_format(a.format, b.format),
        minimum: looser(a.minimum, b.minimum, Ordering::Less),
        maximum: looser(a.maximum, b.maximum, Ordering::Greater),
        multiple_of: a.multiple_of.filter(|it| b.multiple_of.as_ref() == Some(it)),
        min_length: a.min_length.min(b.min_length),
        min_items: a.min_items.min(b.min_items),
        min_properties: a.min_properties.min(b.min_properties),
        max_length: a.max_length.zip(b.max_length).map(|(a, b)| a.max(b)),
        max_items: a.max_items.zip(b.max_items).map(|(a, b)| a.max(b)),
        max_properties: a.max_properties.zip(b.max_properties).map(|(a, b)| a.max(b)),
        pattern: a.pattern.filter(|it| b.pattern.as_ref() == Some(it)),
        required: a.required.intersection(&b.required).cloned().collect(),
        enum_: a.enum_.zip(b.enum_).map(|(a, b)| unite(a, b)),
        all_of: both(a.all_of, &b.all_of),
        any_of: both(a.any_of, &b.any_of),
        one_of: both(a.one_of, &b.one_of),
        not: a.not.filter(|it| b.not.as_ref() == Some(it)),
    }
}

/// The values of `a`, then those that only `b` has.
pub(super) fn unite(mut a: Vec<Value>, b: Vec<Value>) -> Vec<Value> {
    for value in b {
        if !a.contains(&value) {
            a.push(value);
        }
    }
    a
}

/// How two numbers compare, as exactly as they are written.
pub(crate) fn compare(a: &Number, b: &Number) -> Ordering {
    match (a.as_i128(), b.as_i128()) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => a.as_f64().unwrap_or(0.0).total_cmp(&b.as_f64().unwrap_or(0.0)),
    }
}

fn wider_format(a: Option<String>, b: Option<String>) -> Option<String> {
    match (a?, b?) {
        (a, b) if a == b => Some(a),
        (a, b) if matches!((a.as_str(), b.as_str()), ("int32", "int64") | ("int64", "int32")) => {
            Some("int64".to_owned())
        }
        (a, b) if matches!((a.as_str(), b.as_str()), ("float", "double") | ("double", "float")) => {
            Some("double".to_owned())
        }
        _ => None,
    }
}

fn tighter(a: Option<Bound>, b: Option<Bound>, tight: Ordering) -> Option<Bound> {
    match (a, b) {
        (Some(a), Some(b)) => Some(match compare(&b.value, &a.value) {
            Ordering::Equal => Bound { exclusive: a.exclusive || b.exclusive, ..a },
            order if order == tight => b,
            _ => a,
        }),
        (a, b) => a.or(b),
    }
}

fn looser(a: Option<Bound>, b: Option<Bound>, loose: Ordering) -> Option<Bound> {
    let (a, b) = a.zip(b)?;
    Some(match compare(&b.value, &a.value) {
        Ordering::Equal => Bound { exclusive: a.exclusive && b.exclusive, ..a },
        order if order == loose => b,
        _ => a,
    })
}

fn least(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn keep_both<T: PartialEq>(mine: &mut Option<T>, theirs: Option<T>, rest: &mut Option<T>) {
    if mine.is_none() {
        *mine = theirs;
    } else if *mine != theirs {
        *rest = theirs;
    }
}

fn both(a: Vec<Nested>, b: &[Nested]) -> Vec<Nested> {
    if a == b { a } else { Vec::new() }
}
