//! Lists: Kubernetes' library and `ext.Lists` of version 3.

use std::cmp::Ordering;

use super::{Element, Function, Outcome, Run, bool, fail};
use crate::value::{Error, List, Value};

/// No range is longer.
pub(in crate::eval) const MAX_RANGE: i64 = 1_000_000;

/// So deep a list is flattened, whatever is asked for: deeper ones cannot be made.
const MAX_DEPTH: i64 = 1 << 16;

pub(super) fn find(overload: &str) -> Option<Function> {
    if let Some(function) = of_elements(overload) {
        return Some(function);
    }
    let run: Run = match overload {
        "list_a_index_of_int" => |args| index_of(args, |found, index| found.get_or_insert(index)),
        "list_a_last_index_of_int" => |args| index_of(args, |found, index| found.insert(index)),
        "list_includes_dyn_dyn" => includes,
        "list_slice" => slice,
        "list_flatten" => |args| match args {
            [Value::List(list)] => flatten(list, 1),
            [other] => fail(format!("no such overload: {}.flatten()", other.type_name())),
            _ => Err(Error::Mismatch),
        },
        "list_flatten_int" => |args| match args {
            [Value::List(list), Value::Int(depth)] => flatten(list, *depth),
            [a, b] => fail(format!("no such overload: {}.flatten({})", a.type_name(), b.type_name())),
            _ => Err(Error::Mismatch),
        },
        "lists_range" => |args| match args {
            [Value::Int(count)] if *count < 0 => fail(format!("lists.range: size must be non-negative, got {count}")),
            [Value::Int(count)] if *count > MAX_RANGE => {
                fail(format!("lists.range: size {count} exceeds maximum allowed ({MAX_RANGE})"))
            }
            [Value::Int(count)] => Ok(Value::list((0..*count).map(Value::Int).collect())),
            _ => Err(Error::Mismatch),
        },
        "list_reverse" => |args| match args {
            [Value::List(list)] => {
                let mut values = list.to_vec();
                values.reverse();
                Ok(Value::list(values))
            }
            _ => Err(Error::Mismatch),
        },
        "list_distinct" => distinct,
        _ => return None,
    };
    Some(Function::new(run))
}

/// Functions that there are for several types of elements: `list_int_is_sorted_bool`.
fn of_elements(overload: &str) -> Option<Function> {
    let rest = overload.strip_prefix("list_")?;
    let (name, is_operator, run): (&str, bool, Run) = if let Some(name) = rest.strip_suffix("_is_sorted_bool") {
        (name, false, is_sorted)
    } else if let Some(name) = rest.strip_suffix("_sortByAssociatedKeys") {
        (name, true, sort_by)
    } else if let Some(name) = rest.strip_suffix("_sort") {
        (name, true, |args| match args {
            [list] => sort_by(&[list.clone(), list.clone()]),
            _ => Err(Error::Mismatch),
        })
    } else {
        let (name, rest) = rest.split_once('_')?;
        let run: Run = match rest.strip_suffix(name)? {
            "sum_" => match Element::named(name)? {
                Element::Int => |args| sum(args, Value::Int(0)),
                Element::Uint => |args| sum(args, Value::Uint(0)),
                Element::Double => |args| sum(args, Value::Double(0.0)),
                Element::Duration => |args| sum(args, Value::Duration(0)),
                _ => return None,
            },
            "max_" => |args| extreme(args, "max", Ordering::Less),
            "min_" => |args| extreme(args, "min", Ordering::Greater),
            _ => return None,
        };
        (name, false, run)
    };
    let element = Element::named(name)?;
    // Sorting asks no questions about the elements before it is called.
    Some(Function { run, is_operator, element: (!is_operator).then_some(element) })
}

fn is_sorted<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let [Value::List(list)] = args else { return Err(Error::Mismatch) };
    let mut before: Option<Value<'a>> = None;
    for element in list.iter() {
        let element = comparable(element)?;
        if before.is_some_and(|before| before.compare(&element) == Ok(Ordering::Greater)) {
            return bool(false);
        }
        before = Some(element);
    }
    bool(true)
}

/// An element that can be compared.
fn comparable<'a>(element: Outcome<'a>) -> Outcome<'a> {
    element.and_then(|element| if element.is_comparable() { Ok(element) } else { Err(Error::OVERLOAD) })
}

fn sum<'a>(args: &[Value<'a>], zero: Value<'a>) -> Outcome<'a> {
    let [Value::List(list)] = args else { return Err(Error::Mismatch) };
    let mut sum = zero;
    for element in list.iter() {
        sum = sum.plus(element?)?;
    }
    Ok(sum)
}

/// The last of the elements that no other is before, or behind.
fn extreme<'a>(args: &[Value<'a>], name: &str, replaces: Ordering) -> Outcome<'a> {
    let [Value::List(list)] = args else { return Err(Error::Mismatch) };
    let mut best: Option<Value<'a>> = None;
    for element in list.iter() {
        let element = comparable(element)?;
        if best.as_ref().is_none_or(|best| best.compare(&element) == Ok(replaces)) {
            best = Some(element);
        }
    }
    best.map_or_else(|| fail(format!("{name} called on empty list")), Ok)
}

fn index_of<'a>(args: &[Value<'a>], keep: fn(&mut Option<i64>, i64) -> &mut i64) -> Outcome<'a> {
    let [Value::List(list), item] = args else { return Err(Error::Mismatch) };
    let mut found = None;
    for (index, element) in list.iter().enumerate() {
        if element.is_ok_and(|element| element.equal(item) == Ok(true)) {
            keep(&mut found, index as i64);
        }
    }
    Ok(Value::Int(found.unwrap_or(-1)))
}

fn includes<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    match args {
        [Value::List(list), item] => {
            bool(list.iter().any(|element| element.is_ok_and(|element| element.equal(item) == Ok(true))))
        }
        [target, item] => bool(target.equal(item) == Ok(true)),
        _ => Err(Error::Mismatch),
    }
}

fn slice<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let [Value::List(list), Value::Int(start), Value::Int(end)] = args else { return Err(Error::Mismatch) };
    let cannot = |why: String| fail(format!("cannot slice({start}, {end}), {why}"));
    let (Ok(from), Ok(to)) = (usize::try_from(*start), usize::try_from(*end)) else {
        return cannot("negative indexes not supported".to_owned());
    };
    if from > to {
        return cannot("start index must be less than or equal to end index".to_owned());
    }
    if list.len() < to {
        return cannot(format!("list is length {}", list.len()));
    }
    Ok(Value::list((from..to).filter_map(|index| list.get(index)).map(Value::or_failed).collect()))
}

fn flatten<'a>(list: &List<'a>, depth: i64) -> Outcome<'a> {
    fn gather<'a>(list: &List<'a>, depth: i64, values: &mut Vec<Value<'a>>) {
        for element in list.to_vec() {
            match element {
                Value::List(inner) if depth > 0 => gather(&inner, depth - 1, values),
                element => values.push(element),
            }
        }
    }
    if depth < 0 {
        return fail("level must be non-negative".to_owned());
    }
    let mut values = Vec::new();
    gather(list, depth.min(MAX_DEPTH), &mut values);
    Ok(Value::list(values))
}

fn distinct<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let [Value::List(list)] = args else { return Err(Error::Mismatch) };
    let mut unique: Vec<Value<'a>> = Vec::new();
    for value in list.to_vec() {
        if !unique.iter().any(|other| value.equal(other) == Ok(true)) {
            unique.push(value);
        }
    }
    Ok(if list.is_empty() { Value::List(list.clone()) } else { Value::list(unique) })
}

/// `sortListByAssociatedKeys`. Go's sort is not stable, so of equal keys the order may be another one there.
fn sort_by<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let [Value::List(list), Value::List(keys)] = args else {
        return Err(Error::new("no such overload: @sortByAssociatedKeys"));
    };
    if list.len() != keys.len() {
        return fail(format!(
            "@sortByAssociatedKeys() expected a list of the same size as the associated keys list, but got {} and {} \
             elements respectively",
            list.len(),
            keys.len()
        ));
    }
    let keys = keys.to_vec();
    let Some(first) = keys.first() else { return Ok(Value::List(list.clone())) };
    if !first.is_comparable() {
        return fail("list elements must be comparable".to_owned());
    }
    if keys.len() > 1 && keys.iter().any(|key| key.type_name() != first.type_name()) {
        return fail("list elements must have the same type".to_owned());
    }
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|a, b| keys[*a].compare(&keys[*b]).unwrap_or(Ordering::Equal));
    let values = list.to_vec();
    Ok(Value::list(order.into_iter().filter_map(|index| values.get(index).cloned()).collect()))
}
