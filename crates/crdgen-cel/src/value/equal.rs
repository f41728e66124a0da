//! `==`.

use std::collections::{HashMap, HashSet};

use serde_json::Value as Json;

use super::key::Key;
use super::list::{json_map_key, json_of, map_key, set_key};
use super::schema::{self, ListKind};
use super::{Error, List, Map, Value, numbers, typed};

impl<'a> Value<'a> {
    /// Whether two values are equal: `types.Equal`. Numbers of different types may be.
    ///
    /// # Errors
    /// Values of objects and of Kubernetes' libraries are not to be compared with others.
    pub fn is(&self, other: &Value<'a>) -> Result<bool, Error> {
        match (self, other) {
            (Value::Null, Value::Null) => Ok(true),
            (Value::Null, _) | (_, Value::Null) => Ok(false),
            _ => self.equal(other),
        }
    }

    /// The same, but that null is not looked at first: `ref.Val.Equal`.
    ///
    /// # Errors
    /// Those of [`Self::is`].
    pub fn equal(&self, other: &Value<'a>) -> Result<bool, Error> {
        use Value::{Bool, Bytes, Double, Duration, Int, Null, String, Timestamp, Type, Uint};
        Ok(match (self, other) {
            (Null, Null) => true,
            (Bool(a), Bool(b)) => a == b,
            (String(a), String(b)) | (Type(a), Type(b)) => **a == **b,
            (Bytes(a), Bytes(b)) => **a == **b,
            (Duration(a), Duration(b)) => a == b,
            (Timestamp(a), Timestamp(b)) => a == b,
            (Int(a), Int(b)) => a == b,
            (Uint(a), Uint(b)) => a == b,
            (Double(a), Double(b)) => a == b,
            (Double(double), _) | (_, Double(double)) if double.is_nan() => false,
            (Double(a), Int(b)) | (Int(b), Double(a)) => numbers::double_with_int(*a, *b).is_eq(),
            (Double(a), Uint(b)) | (Uint(b), Double(a)) => numbers::double_with_uint(*a, *b).is_eq(),
            (Int(a), Uint(b)) | (Uint(b), Int(a)) => numbers::int_with_uint(*a, *b).is_eq(),
            (Value::Optional(a), Value::Optional(b)) => match (a, b) {
                (Some(a), Some(b)) => return a.equal(b),
                (a, b) => a.is_none() && b.is_none(),
            },
            (Value::List(a), Value::List(b)) => return lists(a, b),
            (Value::List(List::Json(..) | List::Keyed(..) | List::Set(_)), _) => return Err(Error::OVERLOAD),
            (Value::Map(a), Value::Map(b)) => return maps(a, b),
            (Value::Map(Map::Json(..)), _) => return Err(Error::OVERLOAD),
            (Value::Kubernetes(a), Value::Kubernetes(b)) => return a.equal(b).ok_or(Error::OVERLOAD),
            (Value::Kubernetes(_), _) => return Err(Error::OVERLOAD),
            (Value::Unknown(json), other) => is_json(json, other),
            (Value::Failed(error), _) => return Err((**error).clone()),
            _ => false,
        })
    }
}

fn lists<'a>(a: &List<'a>, b: &List<'a>) -> Result<bool, Error> {
    if a.len() != b.len() {
        return Ok(false);
    }
    match a {
        List::Literal(_) | List::Joined(_) => {
            let mut error = None;
            for (a, b) in a.iter().zip(b.iter()) {
                match elements(a, b, Value::is) {
                    Ok(true) => {}
                    Ok(false) => return Ok(false),
                    Err(why) => drop(error.get_or_insert(why)),
                }
            }
            // A list that was written takes what cannot be compared for equal, one that was joined does not.
            match error.filter(|_| matches!(a, List::Joined(_))) {
                Some(error) => Err(error),
                None => Ok(true),
            }
        }
        List::Json(_, schema::List { kind: ListKind::Atomic, .. }) => {
            for (a, b) in a.iter().zip(b.iter()) {
                if !elements(a, b, Value::equal)? {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        List::Json(_, schema::List { kind: ListKind::Set, .. }) | List::Set(_) => sets(a, b),
        List::Json(items, schema::List { kind: ListKind::Map(keys), items: schema }) => {
            keyed_json(items, schema, keys, b)
        }
        List::Keyed(values, keys) => keyed(values, keys, b),
    }
}

/// Compares what may be no values: what is wrong with the left side counts, with the right one it is another value.
fn elements<'a>(
    a: Result<Value<'a>, Error>,
    b: Result<Value<'a>, Error>,
    equal: fn(&Value<'a>, &Value<'a>) -> Result<bool, Error>,
) -> Result<bool, Error> {
    let a = a?;
    b.map_or(Ok(false), |b| equal(&a, &b))
}

/// `unstructuredSetList.Equal`: in any order.
fn sets<'a>(a: &List<'a>, b: &List<'a>) -> Result<bool, Error> {
    let mut known = HashSet::new();
    let mut others = 0;
    for element in a.to_vec() {
        match set_key(&element)? {
            Some(key) => drop(known.insert(key)),
            None => others += 1,
        }
    }
    let mut seen = HashSet::new();
    for element in b.to_vec() {
        match set_key(&element)?.filter(|key| known.contains(key)) {
            Some(key) => drop(seen.insert(key)),
            None => return Ok(false),
        }
    }
    Ok(others == 0 && seen.len() == known.len())
}

/// `unstructuredMapList.Equal`: each with the one that has its keys.
fn keyed_json<'a>(
    items: &'a [Json],
    schema: &'a schema::Schema,
    keys: &[String],
    other: &List<'a>,
) -> Result<bool, Error> {
    let mut known = HashMap::new();
    let mut unkeyed = 0;
    for item in items {
        match json_map_key(item, keys) {
            Some(key) => drop(known.insert(key, item)),
            None => unkeyed += 1,
        }
    }
    let mut seen = HashSet::new();
    for (index, element) in other.iter().enumerate() {
        let key = match other {
            List::Json(items, _) => items.get(index).and_then(|item| json_map_key(item, keys)),
            _ => element.as_ref().ok().and_then(|element| written_key(element, keys)),
        };
        let Some((key, item)) = key.and_then(|key| known.get(&key).map(|item| (key, *item))) else { return Ok(false) };
        if !elements(typed(item, schema), element, Value::equal)? {
            return Ok(false);
        }
        seen.insert(key);
    }
    Ok(unkeyed == 0 && seen.len() == known.len())
}

fn written_key<'a>(element: &Value<'a>, keys: &[String]) -> Option<Key<'a>> {
    let fields = json_of(element)?;
    let get = |key: &String| fields.get(key).map_or(Some(Key::Null), Key::of_json);
    match keys {
        [key] => get(key),
        keys => keys.iter().map(get).collect::<Option<Box<[_]>>>().map(Key::Many),
    }
}

/// `refValMapList.Equal`.
fn keyed<'a>(values: &[Value<'a>], keys: &[String], other: &List<'a>) -> Result<bool, Error> {
    let known: HashMap<_, _> = values.iter().map(|value| (map_key(value, keys), value)).collect();
    let mut seen = HashSet::new();
    for element in other.to_vec() {
        let key = map_key(&element, keys);
        let Some(value) = known.get(&key) else { return Ok(false) };
        if !value.equal(&element)? {
            return Ok(false);
        }
        seen.insert(key);
    }
    Ok(seen.len() == known.len())
}

fn maps<'a>(a: &Map<'a>, b: &Map<'a>) -> Result<bool, Error> {
    if a.len() != b.len() {
        return Ok(false);
    }
    match a {
        Map::Literal(entries) => {
            for (key, value) in entries.iter() {
                match b.find(key) {
                    Ok(None) => return Ok(false),
                    Ok(Some(other)) if value.is(&other) == Ok(false) => return Ok(false),
                    _ => {}
                }
            }
            Ok(true)
        }
        Map::Json(fields, schema) => {
            for (name, json) in *fields {
                if schema.value(name).is_some() {
                    let key = Value::string(name.as_str());
                    match (a.find(&key).transpose(), b.find(&key).transpose()) {
                        (None, None) => {}
                        (Some(a), Some(b)) => {
                            if !elements(a, b, Value::equal)? {
                                return Ok(false);
                            }
                        }
                        _ => return Ok(false),
                    }
                } else {
                    let Map::Json(others, _) = b else { return Err(Error::OVERLOAD) };
                    if others.get(name).is_some_and(|other| !is_same_json(json, other)) {
                        return Ok(false);
                    }
                }
            }
            Ok(true)
        }
    }
}

/// `equality.Semantic.DeepEqual` of decoded JSON with a value.
fn is_json(json: &Json, value: &Value<'_>) -> bool {
    match (json, value) {
        (json, Value::Unknown(other)) => is_same_json(json, other),
        (Json::String(a), Value::String(b)) => **a == **b,
        (Json::Bool(a), Value::Bool(b)) => a == b,
        (Json::Number(a), Value::Int(b)) => a.as_i64() == Some(*b),
        (Json::Number(a), Value::Double(b)) => a.as_i64().is_none() && a.as_f64() == Some(*b),
        _ => false,
    }
}

/// The same of JSON with JSON: an int is no double.
fn is_same_json(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Number(a), Json::Number(b)) => match (a.as_i64(), b.as_i64()) {
            (None, None) => a.as_f64() == b.as_f64(),
            (a, b) => a == b,
        },
        (Json::Array(a), Json::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same_json(a, b)),
        (Json::Object(a), Json::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| is_same_json(a, b)))
        }
        (a, b) => a == b,
    }
}
