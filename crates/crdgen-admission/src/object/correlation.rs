//! `common.CorrelatedObject`: which old value stands for which new one, and whether nothing changed.

use std::collections::BTreeMap;

use crdgen_core::props::JsonSchemaProps;
use serde_json::{Map, Value};

use super::view::{field, items};
use crate::go;

/// The old items of a list by their keys. Only `x-kubernetes-list-type: map` has any: other items have nothing by which
/// to tell them apart.
#[derive(Debug)]
pub(super) struct OldItems<'o> {
    keys: &'o [String],
    by_key: BTreeMap<String, &'o Value>,
}

impl<'o> OldItems<'o> {
    /// The items of `old` under the list type of `schema`; `None` if it has no keys at all.
    pub(super) fn new(old: Option<&'o Value>, schema: &'o JsonSchemaProps) -> Option<Self> {
        if schema.x_list_type.as_deref() != Some("map") {
            return None;
        }
        let is_list = schema.type_.as_deref() == Some("array");
        Self::by_keys(old, if is_list { &schema.x_list_map_keys } else { &[] })
    }

    /// The items of a list that has these keys.
    pub(super) fn by_keys(old: Option<&'o Value>, keys: &'o [String]) -> Option<Self> {
        let old = old?.as_array()?;
        let mut by_key = BTreeMap::new();
        for item in old.iter().filter(|_| !keys.is_empty()) {
            if let Some(key) = item.as_object().and_then(|item| key(item, keys)) {
                by_key.entry(key).or_insert(item);
            }
        }
        Some(Self { keys, by_key })
    }

    /// The old item for `item`.
    pub(super) fn get(&self, item: &Value) -> Option<&'o Value> {
        self.by_key.get(&key(item.as_object()?, self.keys)?).copied()
    }
}

/// `CompositeKeyFor`: none where a key is absent or no scalar.
fn key(item: &Map<String, Value>, keys: &[String]) -> Option<String> {
    let mut text = String::new();
    for key in keys {
        match item.get(key)? {
            Value::Number(number) if number.as_i64().is_none() => {
                // Several keys are joined as Go's `%f` prints them, one is compared as it is.
                let value = number.as_f64()?;
                text.push_str(&if keys.len() == 1 { format!("{value:?}") } else { format!("{value:.6}") });
            }
            value @ (Value::Bool(_) | Value::Number(_) | Value::String(_)) => text.push_str(&go::print(value)),
            Value::Null | Value::Array(_) | Value::Object(_) => return None,
        }
        text.push('\0');
    }
    Some(text)
}

/// The old value of the field `name`, if there was one and the schema has something to say of it.
pub(super) fn old_field<'o>(old: Option<&'o Value>, schema: &JsonSchemaProps, name: &str) -> Option<&'o Value> {
    field(schema, name)?;
    old?.as_object()?.get(name)
}

/// `CachedDeepEqual`: whether `new` is `old`. A field without a schema counts as changed, and a list of type map is the
/// same in any order.
pub(super) fn equal(new: &Value, old: &Value, schema: &JsonSchemaProps) -> bool {
    match (new, old) {
        (Value::Object(new), Value::Object(old)) => {
            new.len() == old.len()
                && new.iter().all(|(name, new)| match (old.get(name), field(schema, name)) {
                    (Some(old), Some(schema)) => equal(new, old, schema),
                    _ => false,
                })
        }
        (Value::Array(new_items), Value::Array(old_items)) => {
            if new_items.len() != old_items.len() {
                return false;
            }
            match OldItems::new(Some(old), schema) {
                None => new_items.iter().zip(old_items).all(|(new, old)| identical(new, old)),
                Some(old) => new_items.iter().all(|new| match (old.get(new), items(schema)) {
                    (Some(old), Some(schema)) => equal(new, old, schema),
                    _ => false,
                }),
            }
        }
        _ => identical(new, old),
    }
}

/// `reflect.DeepEqual`: an integer is no float.
pub(super) fn identical(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => match (a.as_i64(), b.as_i64()) {
            (None, None) => a.as_f64() == b.as_f64(),
            (a, b) => a == b,
        },
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| identical(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| identical(a, b)))
        }
        (a, b) => a == b,
    }
}
