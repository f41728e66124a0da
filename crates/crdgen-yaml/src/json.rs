//! JSON, as `sigs.k8s.io/json` reads it: integers are integers, and keys that stand twice are told.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Deserializer, Map, Number, Value};

use crate::{Document, Problem};

/// The documents of `text`, one after the other, nested no deeper than `depth`.
pub(crate) fn read(text: &str, depth: usize) -> Result<Vec<Document>, Problem> {
    let mut documents = Vec::new();
    let mut start = skip_blanks(text, 0);
    while start < text.len() {
        let rest = &text[start..];
        let mut reader = Deserializer::from_str(rest);
        // The depth is checked below.
        reader.disable_recursion_limit();
        let duplicates = RefCell::new(Vec::new());
        let value = Seed { depth, path: &Steps::Root, duplicates: &duplicates }.deserialize(&mut reader);
        let value = value.map_err(|error| Problem { message: error.to_string(), range: place(rest, start, &error) })?;
        let end = start + reader.into_iter::<IgnoredAny>().byte_offset();
        let range = start..end;
        let duplicate_keys = duplicates.into_inner().into_iter();
        let duplicate_keys = duplicate_keys.map(|message| Problem { message, range: start..start }).collect();
        if !value.is_null() {
            documents.push(Document { value, range, duplicate_keys });
        }
        start = skip_blanks(text, end);
    }
    Ok(documents)
}

fn skip_blanks(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start().len()
}

fn place(rest: &str, start: usize, error: &serde_json::Error) -> std::ops::Range<usize> {
    let before: usize = rest.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = (start + before + error.column().saturating_sub(1)).min(start + rest.len());
    at..at
}

/// The way to a value, for what there is to say of it.
enum Steps<'s> {
    Root,
    Field(&'s Steps<'s>, &'s str),
    Item(&'s Steps<'s>, usize),
}

impl fmt::Display for Steps<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Steps::Root => Ok(()),
            Steps::Field(Steps::Root, name) => f.write_str(name),
            Steps::Field(steps, name) => write!(f, "{steps}.{name}"),
            Steps::Item(steps, index) => write!(f, "{steps}[{index}]"),
        }
    }
}

#[derive(Clone, Copy)]
struct Seed<'s> {
    depth: usize,
    path: &'s Steps<'s>,
    duplicates: &'s RefCell<Vec<String>>,
}

impl<'s> Seed<'s> {
    fn inside<'i>(&self, path: &'i Steps<'i>) -> Seed<'i>
    where
        's: 'i,
    {
        Seed { depth: self.depth.saturating_sub(1), path, duplicates: self.duplicates }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        match i64::try_from(value) {
            Ok(value) => Ok(value.into()),
            Err(_) => Ok(Number::from_f64(value as f64).map_or(Value::Null, Value::Number)),
        }
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        if self.depth == 0 {
            return Err(A::Error::custom("exceeded max depth"));
        }
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.inside(&Steps::Item(self.path, list.len())))? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        if self.depth == 0 {
            return Err(A::Error::custom("exceeded max depth"));
        }
        let mut map = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            let path = Steps::Field(self.path, &name);
            let value = fields.next_value_seed(self.inside(&path))?;
            if map.contains_key(&name) {
                self.duplicates.borrow_mut().push(format!("duplicate field \"{path}\""));
            }
            map.insert(name, value);
        }
        Ok(Value::Object(map))
    }
}
