//! Lists.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value as Json;

use super::key::Key;
use super::schema::{self, ListKind};
use super::{Error, Map, Value, typed};

/// A list.
#[derive(Debug, Clone)]
pub enum List<'a> {
    /// One that a rule wrote or made.
    Literal(Arc<Vec<Value<'a>>>),
    /// Two behind each other: joining copies nothing.
    Joined(Arc<Joined<'a>>),
    /// One of an object.
    Json(&'a Vec<Json>, &'a schema::List),
    /// What comes of adding to a list whose items have keys.
    Keyed(Arc<Vec<Value<'a>>>, &'a [String]),
    /// What comes of adding to a set.
    Set(Arc<Vec<Value<'a>>>),
}

/// Two lists behind each other, neither of them empty.
#[derive(Debug)]
pub struct Joined<'a> {
    first: List<'a>,
    second: List<'a>,
    len: usize,
    depth: usize,
}

/// Joins upon joins are copied into one list at this depth, so that no element is far away.
const MAX_DEPTH: usize = 48;

/// No list has more elements: a request has not, and what is made of its lists costs too much before. Only lists that are
/// joined with themselves again and again grow further, at next to no cost.
const MAX_LEN: usize = 1 << 22;

impl<'a> List<'a> {
    /// A list of these values.
    pub fn new(values: Vec<Value<'a>>) -> Self {
        Self::Literal(Arc::new(values))
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        match self {
            Self::Literal(values) | Self::Keyed(values, _) | Self::Set(values) => values.len(),
            Self::Joined(joined) => joined.len,
            Self::Json(items, _) => items.len(),
        }
    }

    /// Whether there are no elements.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The element at `index`, if there is one.
    pub fn get(&self, mut index: usize) -> Option<Result<Value<'a>, Error>> {
        let mut list = self;
        loop {
            match list {
                Self::Literal(values) | Self::Keyed(values, _) | Self::Set(values) => {
                    return values.get(index).map(|value| match value {
                        Value::Failed(error) => Err((**error).clone()),
                        value => Ok(value.clone()),
                    });
                }
                Self::Json(items, schema) => return items.get(index).map(|item| typed(item, &schema.items)),
                Self::Joined(joined) => {
                    let first = joined.first.len();
                    (list, index) =
                        if index < first { (&joined.first, index) } else { (&joined.second, index - first) };
                }
            }
        }
    }

    /// The elements.
    pub fn iter(&self) -> impl Iterator<Item = Result<Value<'a>, Error>> + '_ {
        (0..self.len()).map_while(|index| self.get(index))
    }

    /// The elements, of which those that are none are [`Value::Failed`].
    pub fn to_vec(&self) -> Vec<Value<'a>> {
        match self {
            Self::Literal(values) | Self::Keyed(values, _) | Self::Set(values) => values.to_vec(),
            _ => self.iter().map(Value::or_failed).collect(),
        }
    }

    /// `self + other`.
    ///
    /// # Errors
    /// A set has an element that is no scalar.
    pub fn joined_with(self, other: List<'a>) -> Result<List<'a>, Error> {
        match &self {
            Self::Literal(_) | Self::Joined(_) => join(self, other),
            Self::Json(_, schema) => match &schema.kind {
                ListKind::Atomic => {
                    let mut values = self.to_vec();
                    values.extend(other.to_vec());
                    Ok(List::new(values))
                }
                ListKind::Set => add_to_set(self.to_vec(), &other),
                ListKind::Map(keys) => Ok(add_to_map(self.to_vec(), &other, keys)),
            },
            Self::Keyed(values, keys) => Ok(add_to_map(values.to_vec(), &other, keys)),
            Self::Set(values) => add_to_set(values.to_vec(), &other),
        }
    }

    /// Whether it has the element `value`. A list of an object says what went wrong, one that a rule made does not.
    ///
    /// # Errors
    /// An element could not be compared, and none is equal.
    pub fn contains(&self, value: &Value<'a>) -> Result<bool, Error> {
        match self {
            Self::Joined(joined) => match joined.first.contains(value) {
                Ok(true) => Ok(true),
                first => match joined.second.contains(value)? {
                    true => Ok(true),
                    false => first,
                },
            },
            Self::Json(..) => {
                let mut error = None;
                for element in self.iter() {
                    match element.and_then(|element| element.equal(value)) {
                        Ok(true) => return Ok(true),
                        Ok(false) => {}
                        Err(why) => drop(error.get_or_insert(why)),
                    }
                }
                error.map_or(Ok(false), Err)
            }
            _ => Ok(self.iter().any(|element| element.is_ok_and(|element| value.equal(&element) == Ok(true)))),
        }
    }
}

fn join<'a>(first: List<'a>, second: List<'a>) -> Result<List<'a>, Error> {
    if first.is_empty() {
        return Ok(second);
    }
    if second.is_empty() {
        return Ok(first);
    }
    let depth_of = |list: &List<'_>| if let List::Joined(joined) = list { joined.depth } else { 0 };
    let (len, depth) = (first.len().saturating_add(second.len()), depth_of(&first).max(depth_of(&second)) + 1);
    if len > MAX_LEN {
        return Err(Error::CostLimit);
    }
    if depth <= MAX_DEPTH {
        return Ok(List::Joined(Arc::new(Joined { first, second, len, depth })));
    }
    let mut values = first.to_vec();
    values.extend(second.to_vec());
    Ok(List::new(values))
}

/// `addToSetList`: the elements, and those of `other` that are not among them.
fn add_to_set<'a>(mut elements: Vec<Value<'a>>, other: &List<'a>) -> Result<List<'a>, Error> {
    let mut known = HashMap::new();
    for element in &elements {
        if let Some(key) = set_key(element)? {
            known.insert(key, ());
        }
    }
    for element in other.to_vec() {
        let key = set_key(&element)?;
        if key.is_none_or(|key| known.insert(key, ()).is_none()) {
            elements.push(element);
        }
    }
    Ok(List::Set(Arc::new(elements)))
}

/// `addToMapList`: the elements, those of `other` in place of the ones with the same keys.
fn add_to_map<'a>(mut elements: Vec<Value<'a>>, other: &List<'a>, keys: &'a [String]) -> List<'a> {
    let mut places: HashMap<Key<'a>, usize> = HashMap::new();
    for (index, element) in elements.iter().enumerate() {
        places.insert(map_key(element, keys), index);
    }
    for element in other.to_vec() {
        match places.get(&map_key(&element, keys)) {
            Some(place) => elements[*place] = element,
            None => elements.push(element),
        }
    }
    List::Keyed(Arc::new(elements), keys)
}

/// `setElementKey`: none for what is equal to nothing.
pub(super) fn set_key<'a>(element: &Value<'a>) -> Result<Option<Key<'a>>, Error> {
    match element {
        Value::List(_) | Value::Map(_) => {
            Err(Error::new("listSet operations are only supported on lists of scalar values"))
        }
        element => Ok(Key::of(element)),
    }
}

/// `refValMapKey`: what an element has under the keys of its list.
pub(super) fn map_key<'a>(element: &Value<'a>, keys: &[String]) -> Key<'a> {
    let get = |key: &String| {
        let Value::Map(map) = element else { return Key::Null };
        let found = map.find(&Value::string(key.clone())).ok().flatten();
        found.as_ref().and_then(Key::of).unwrap_or(Key::Null)
    };
    match keys {
        [key] => get(key),
        keys => Key::Many(keys.iter().map(get).collect()),
    }
}

/// `toMapKey`: the same of the JSON of an element. The keys are looked up as a rule writes them, as the server does.
pub(super) fn json_map_key<'a>(element: &'a Json, keys: &[String]) -> Option<Key<'a>> {
    let get = |key: &String| element.get(key).map_or(Some(Key::Null), Key::of_json);
    if !element.is_object() {
        return None;
    }
    match keys {
        [key] => get(key),
        keys => keys.iter().map(get).collect::<Option<Box<[_]>>>().map(Key::Many),
    }
}

/// The JSON of an element of a list of an object.
pub(super) fn json_of<'a>(element: &Value<'a>) -> Option<&'a serde_json::Map<String, Json>> {
    match element {
        Value::Map(Map::Json(fields, _)) => Some(fields),
        _ => None,
    }
}
