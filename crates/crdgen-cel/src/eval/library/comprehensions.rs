//! What the macros with two variables need.

use std::sync::Arc;

use super::{Outcome, Run, fail};
use crate::value::{Entries, Error, Map, Value};

/// The function that adds to a map.
pub(in crate::eval) const MAP_INSERT: &str = "cel.@mapInsert";

pub(super) fn find(overload: &str) -> Option<Run> {
    Some(match overload {
        "@mapInsert_map_key_value" | "@mapInsert_map_map" => |args| match args {
            [map, rest @ ..] => insert(map.clone(), rest),
            [] => Err(Error::Mismatch),
        },
        _ => return None,
    })
}

/// Adds a key and a value, or a map, to a map that has none of these keys.
pub(in crate::eval) fn insert<'a>(map: Value<'a>, more: &[Value<'a>]) -> Outcome<'a> {
    let Value::Map(map) = map else { return Err(Error::Mismatch) };
    let mut entries = match map {
        Map::Literal(entries) => entries,
        map => {
            let mut entries = Entries::default();
            for key in map.keys() {
                let value = map.find(&key).unwrap_or_else(|error| Some(Value::Failed(Arc::new(error))));
                entries.set(key, value.unwrap_or(Value::Null));
            }
            Arc::new(entries)
        }
    };
    let all = Arc::make_mut(&mut entries);
    let mut add = |key: &Value<'a>, value: Value<'a>| {
        if all.find(key).is_some() {
            return fail(format!("insert failed: key {key} already exists"));
        }
        all.set(key.clone(), value);
        Ok(Value::Null)
    };
    match more {
        [key, value] => add(key, value.clone())?,
        [Value::Map(map)] => {
            for key in map.keys() {
                let value = map.find(&key).unwrap_or_else(|error| Some(Value::Failed(Arc::new(error))));
                add(&key, value.unwrap_or(Value::Null))?;
            }
            Value::Null
        }
        _ => return Err(Error::Mismatch),
    };
    Ok(Value::Map(Map::Literal(entries)))
}
