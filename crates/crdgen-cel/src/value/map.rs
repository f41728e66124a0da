//! Maps, and objects, which are maps to CEL.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value as Json;

use super::key::Key;
use super::schema::Object;
use super::{Error, Value, numbers, typed};
use crate::escape::{escape, unescape};

/// A map.
#[derive(Debug, Clone)]
pub enum Map<'a> {
    /// One that a rule wrote or made.
    Literal(Arc<Entries<'a>>),
    /// An object, or a map of an object.
    Json(&'a serde_json::Map<String, Json>, &'a Object),
}

/// The entries of a map, in the order in which they were written.
#[derive(Debug, Clone, Default)]
pub struct Entries<'a> {
    entries: Vec<(Value<'a>, Value<'a>)>,
    /// Where an entry is, once there are too many to look at each.
    places: HashMap<Key<'a>, usize>,
}

/// So many entries are looked at one by one.
const FEW: usize = 8;

impl<'a> Entries<'a> {
    /// Sets the value at a key.
    pub fn set(&mut self, key: Value<'a>, value: Value<'a>) {
        match self.place(&key) {
            Some(place) => self.entries[place].1 = value,
            None => {
                self.entries.push((key, value));
                self.index();
            }
        }
    }

    /// Takes a key out.
    pub fn remove(&mut self, key: &Value<'a>) {
        if let Some(place) = self.place(key) {
            self.entries.remove(place);
            self.places.clear();
            self.index();
        }
    }

    /// The value at a key, numbers of any type being the same if they are equal.
    pub fn find(&self, key: &Value<'a>) -> Option<&Value<'a>> {
        let at = |key: &Value<'a>| self.place(key).and_then(|place| self.entries.get(place)).map(|(_, value)| value);
        at(key).or_else(|| match *key {
            Value::Double(double) => numbers::exact_int(double)
                .and_then(|int| at(&Value::Int(int)))
                .or_else(|| numbers::exact_uint(double).and_then(|uint| at(&Value::Uint(uint)))),
            Value::Int(int) => at(&Value::Uint(u64::try_from(int).ok()?)),
            Value::Uint(uint) => at(&Value::Int(i64::try_from(uint).ok()?)),
            _ => None,
        })
    }

    /// Keys and values.
    pub fn iter(&self) -> impl Iterator<Item = &(Value<'a>, Value<'a>)> {
        self.entries.iter()
    }

    fn place(&self, key: &Value<'a>) -> Option<usize> {
        if self.entries.len() <= FEW {
            return self.entries.iter().position(|(other, _)| is_same(key, other));
        }
        self.places.get(&Key::of(key)?).copied()
    }

    /// Adds the entries that are not among the places yet.
    fn index(&mut self) {
        if self.entries.len() <= FEW {
            return;
        }
        let from = if self.places.is_empty() { 0 } else { self.entries.len() - 1 };
        for (place, (key, _)) in self.entries.iter().enumerate().skip(from) {
            if let Some(key) = Key::of(key) {
                self.places.insert(key, place);
            }
        }
    }
}

/// Whether two keys are the same without a change of type.
fn is_same(a: &Value<'_>, b: &Value<'_>) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => **a == **b,
        (Value::Int(a), Value::Int(b)) => a == b,
        (Value::List(_) | Value::Map(_), _) => false,
        (a, b) => Key::of(a).is_some_and(|a| Some(a) == Key::of(b)),
    }
}

impl<'a> Map<'a> {
    /// A map of these entries.
    pub fn new(entries: Entries<'a>) -> Self {
        Self::Literal(Arc::new(entries))
    }

    /// The number of entries, those without a schema included.
    pub fn len(&self) -> usize {
        match self {
            Self::Literal(entries) => entries.entries.len(),
            Self::Json(fields, _) => fields.len(),
        }
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What stands at `key`.
    ///
    /// # Errors
    /// An object has names for keys; or the value is not what its schema says.
    pub fn find(&self, key: &Value<'a>) -> Result<Option<Value<'a>>, Error> {
        match (self, key) {
            (Self::Literal(entries), key) => match entries.find(key) {
                Some(Value::Failed(error)) => Err((**error).clone()),
                found => Ok(found.cloned()),
            },
            (Self::Json(fields, schema), Value::String(name)) => field(fields, schema, name).transpose(),
            (Self::Json(..), _) => Err(Error::OVERLOAD),
        }
    }

    /// Whether there is something at `key`.
    ///
    /// # Errors
    /// Those of [`Self::find`].
    pub fn contains(&self, key: &Value<'a>) -> Result<bool, Error> {
        match (self, key) {
            (Self::Literal(entries), key) => Ok(entries.find(key).is_some()),
            _ => Ok(self.find(key)?.is_some()),
        }
    }

    /// The keys, of an object as a rule writes them.
    pub fn keys(&self) -> Vec<Value<'a>> {
        match self {
            Self::Literal(entries) => entries.iter().map(|(key, _)| key.clone()).collect(),
            Self::Json(fields, schema) => {
                let known = fields.keys().filter(|name| schema.value(name).is_some());
                let mut names: Vec<&'a String> = known.collect();
                // A feature of serde_json that any crate can turn on changes the order.
                names.sort_unstable();
                names.into_iter().map(|name| Value::String(written(name, schema))).collect()
            }
        }
    }

    /// The first key and its value.
    pub fn first(&self) -> Option<(Value<'a>, Result<Value<'a>, Error>)> {
        let key = self.keys().into_iter().next()?;
        let value = self.find(&key).transpose()?;
        Some((key, value))
    }
}

/// The name of a field as a rule writes it.
fn written<'a>(name: &'a str, schema: &Object) -> super::Text<'a> {
    match escape(name).filter(|_| schema.has_fields) {
        Some(std::borrow::Cow::Owned(escaped)) => escaped.into(),
        _ => name.into(),
    }
}

/// The value of the field that a rule writes as `name`.
fn field<'a>(
    fields: &'a serde_json::Map<String, Json>,
    schema: &'a Object,
    name: &str,
) -> Option<Result<Value<'a>, Error>> {
    if !schema.has_fields {
        return Some(typed(fields.get(name)?, schema.value(name)?));
    }
    let name = unescape(name)?;
    let value = fields.get(&*name).filter(|value| !value.is_null())?;
    Some(typed(value, schema.value(&name)?))
}
