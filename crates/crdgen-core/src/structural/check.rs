//! What a structural schema does to a value: pruning and validation, as far as defaults and tests need them.
//!
//! Patterns, string formats and CEL rules are not evaluated here.

use std::fmt;

use serde_json::{Map, Number, Value};

use crate::structural::{Any, Array, Bound, Fields, Kind, ListType, Nested, Object, Structural, ValueValidation};

/// Where a value does not satisfy its schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where in the value: `items[0].port`, empty for the value itself.
    pub path: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "`{}` ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

/// The value as the server stores it: without keys that have no schema, and without null where it is not allowed.
pub fn prune(schema: &Structural, value: &Value) -> Value {
    pruned(Some(schema), value, true)
}

/// The value without keys that have no schema; null stays.
pub fn prune_unknown(schema: &Structural, value: &Value) -> Value {
    pruned(Some(schema), value, false)
}

fn pruned(schema: Option<&Structural>, value: &Value, nulls: bool) -> Value {
    match value {
        Value::Object(object) => {
            let mut kept = Map::new();
            for (name, value) in object {
                let (known, keep) = key(schema, name);
                let dropped = nulls && value.is_null() && known.is_some_and(|schema| !schema.nullable);
                if dropped || !keep {
                    continue;
                }
                let value = match known {
                    Some(_) => pruned(known, value, nulls),
                    None => value.clone(),
                };
                kept.insert(name.clone(), value);
            }
            Value::Object(kept)
        }
        Value::Array(values) => {
            let items = match schema.map(|schema| &schema.kind) {
                Some(Kind::Array(Array { items, .. }) | Kind::Any(Any { items: Some(items), .. })) => Some(&**items),
                _ => None,
            };
            match items {
                Some(_) => Value::Array(values.iter().map(|value| pruned(items, value, nulls)).collect()),
                None => value.clone(),
            }
        }
        scalar => scalar.clone(),
    }
}

/// The schema of a key, and whether the key is kept.
fn key<'s>(schema: Option<&'s Structural>, name: &str) -> (Option<&'s Structural>, bool) {
    match schema.map(|schema| &schema.kind) {
        Some(Kind::Object(Object { fields, .. })) => match fields {
            Fields::Properties { properties, preserve_unknown_fields, embedded_resource } => {
                let known = properties.get(name);
                let meta = *embedded_resource && matches!(name, "apiVersion" | "kind" | "metadata");
                (known, known.is_some() || *preserve_unknown_fields || meta)
            }
            Fields::Map(values) => (Some(values), true),
            Fields::Closed => (None, true),
        },
        Some(Kind::Any(any)) => (any.properties.get(name).or(any.values.as_deref()), true),
        _ => (None, false),
    }
}

/// Every place where the value does not satisfy the schema. The value should be pruned.
pub fn violations(schema: &Structural, value: &Value) -> Vec<Violation> {
    let mut found = Vec::new();
    validate(schema, value, String::new(), &mut found);
    found
}

fn validate(schema: &Structural, value: &Value, path: String, found: &mut Vec<Violation>) {
    if value.is_null() {
        if schema.value.enum_.is_some() {
            found.push(Violation { path, message: "must not be null, which no `enum` admits".to_owned() });
        } else if !schema.nullable {
            found.push(Violation { path, message: "must not be null".to_owned() });
        }
        return;
    }
    if let Some(expected) = wrong_type(&schema.kind, value) {
        found.push(Violation { path, message: format!("must be {expected}, not {value}") });
        return;
    }
    let messages = keywords(&schema.value, value).into_iter().chain(out_of_range(schema, value));
    found.extend(messages.map(|message| Violation { path: path.clone(), message }));
    match value {
        Value::Array(values) => {
            if let Kind::Array(Array { items, .. }) | Kind::Any(Any { items: Some(items), .. }) = &schema.kind {
                for (at, value) in values.iter().enumerate() {
                    validate(items, value, format!("{path}[{at}]"), found);
                }
            }
            if let Kind::Array(Array { list_type: Some(list_type), .. }) = &schema.kind {
                let twice = twice(list_type, values).map(|at| (format!("{path}[{at}]"), "is there twice".to_owned()));
                found.extend(twice.map(|(path, message)| Violation { path, message }));
            }
        }
        Value::Object(object) => {
            let dot = if path.is_empty() { "" } else { "." };
            for (name, value) in object {
                let path = format!("{path}{dot}{name}");
                match key(Some(schema), name) {
                    (Some(property), _) => validate(property, value, path, found),
                    (None, _) if matches!(&schema.kind, Kind::Object(Object { fields: Fields::Closed, .. })) => {
                        found.push(Violation { path, message: "is a forbidden property".to_owned() });
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

/// The first item that an earlier one equals, by the key of the list if it has one.
fn twice(list_type: &ListType, values: &[Value]) -> Option<usize> {
    let same = |a: &Value, b: &Value| match list_type {
        ListType::Atomic => false,
        ListType::Set => a == b,
        ListType::Map(keys) => keys.iter().all(|key| a.get(key) == b.get(key)),
    };
    values.iter().enumerate().position(|(at, value)| values.iter().take(at).any(|earlier| same(earlier, value)))
}

fn wrong_type(kind: &Kind, value: &Value) -> Option<&'static str> {
    let (right, expected) = match kind {
        Kind::Boolean => (value.is_boolean(), "a boolean"),
        Kind::Integer => (is_integer(value), "an integer of 64 bits"),
        Kind::Number => (value.is_number(), "a number"),
        Kind::String => (value.is_string(), "a string"),
        Kind::Array(_) => (value.is_array(), "an array"),
        Kind::Object(_) => (value.is_object(), "an object"),
        Kind::IntOrString => (is_integer(value) || value.is_string(), "an integer or a string"),
        Kind::Any(_) => (true, ""),
    };
    (!right).then_some(expected)
}

fn is_integer(value: &Value) -> bool {
    value.is_i64()
        || (value.is_f64() && value.as_f64().is_some_and(|value| value.fract() == 0.0 && value.abs() < 9.2e18))
}

fn out_of_range(schema: &Structural, value: &Value) -> Option<String> {
    let wide = match schema.value.format.as_deref() {
        Some("int32") => value.as_i64().is_some_and(|value| i32::try_from(value).is_err()),
        Some("float") => value.as_f64().is_some_and(|value| value.abs() > f64::from(f32::MAX)),
        _ => false,
    };
    wide.then(|| format!("{value} does not fit the format {}", schema.value.format.as_deref().unwrap_or_default()))
}

/// What of a value validation a value that is not null does not satisfy. What cannot be told counts as satisfied.
fn keywords(rules: &ValueValidation, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut say = |wrong: bool, message: &dyn Fn() -> String| {
        if wrong {
            found.push(message());
        }
    };
    match value {
        Value::Number(number) => {
            let out =
                |bound: &Option<Bound>, below: bool| bound.as_ref().is_some_and(|bound| outside(number, bound, below));
            say(out(&rules.minimum, true), &|| format!("{number} is below the minimum"));
            say(out(&rules.maximum, false), &|| format!("{number} is above the maximum"));
            let multiple = rules.multiple_of.as_ref().is_none_or(|of| is_multiple(number, of));
            say(!multiple, &|| {
                format!(
                    "{number} is not a multiple of {}",
                    rules.multiple_of.iter().next().map_or_else(String::new, ToString::to_string)
                )
            });
        }
        Value::String(text) => {
            let length = count(text.chars().count());
            say(rules.min_length.is_some_and(|min| length < min), &|| {
                format!("must have at least {} characters", rules.min_length.unwrap_or_default())
            });
            say(rules.max_length.is_some_and(|max| length > max), &|| {
                format!("must have at most {} characters", rules.max_length.unwrap_or_default())
            });
        }
        Value::Array(values) => {
            let length = count(values.len());
            say(rules.min_items.is_some_and(|min| length < min), &|| {
                format!("must have at least {} items", rules.min_items.unwrap_or_default())
            });
            say(rules.max_items.is_some_and(|max| length > max), &|| {
                format!("must have at most {} items", rules.max_items.unwrap_or_default())
            });
        }
        Value::Object(object) => {
            let length = count(object.len());
            say(rules.min_properties.is_some_and(|min| length < min), &|| {
                format!("must have at least {} properties", rules.min_properties.unwrap_or_default())
            });
            say(rules.max_properties.is_some_and(|max| length > max), &|| {
                format!("must have at most {} properties", rules.max_properties.unwrap_or_default())
            });
            for name in &rules.required {
                say(!object.contains_key(name), &|| format!("needs the field `{name}`"));
            }
        }
        _ => {}
    }
    if let Some(values) = &rules.enum_ {
        say(!values.contains(value), &|| format!("{value} is not one of the values of the enum"));
    }
    let verdicts = |nested: &[Nested]| nested.iter().map(|nested| admits(nested, value)).collect::<Vec<_>>();
    say(verdicts(&rules.all_of).contains(&Some(false)), &|| "does not satisfy `allOf`".to_owned());
    let any = verdicts(&rules.any_of);
    say(!any.is_empty() && any.iter().all(|it| *it == Some(false)), &|| "satisfies nothing of `anyOf`".to_owned());
    let one = verdicts(&rules.one_of);
    let sure = one.iter().filter(|it| **it == Some(true)).count();
    let maybe = one.iter().filter(|it| it.is_none()).count();
    say(!one.is_empty() && (sure > 1 || sure + maybe == 0), &|| "does not satisfy exactly one of `oneOf`".to_owned());
    let not = rules.not.as_ref().map(|nested| admits(nested, value));
    say(not == Some(Some(true)), &|| "satisfies `not`".to_owned());
    found
}

/// Whether a nested schema admits a value; `None` if that hangs on what is not evaluated here.
fn admits(nested: &Nested, value: &Value) -> Option<bool> {
    // Of null the server asks nothing but `enum`, which never holds.
    if value.is_null() {
        return Some(nested.value.enum_.is_none());
    }
    if !keywords(&nested.value, value).is_empty() {
        return Some(false);
    }
    let mut below = Vec::new();
    match value {
        Value::Array(values) => {
            below.extend(nested.items.iter().flat_map(|items| values.iter().map(|value| admits(items, value))));
        }
        Value::Object(object) => {
            below.extend(nested.properties.iter().filter_map(|(name, nested)| Some(admits(nested, object.get(name)?))));
        }
        _ => {}
    }
    if below.contains(&Some(false)) {
        return Some(false);
    }
    let junctors = nested.value.all_of.iter().chain(&nested.value.any_of).chain(&nested.value.one_of);
    let unsure = below.contains(&None)
        || (value.is_string() && nested.value.pattern.is_some())
        || junctors.chain(nested.value.not.as_deref()).any(|nested| admits(nested, value).is_none());
    (!unsure).then_some(true)
}

fn outside(number: &Number, bound: &Bound, below: bool) -> bool {
    let order = crate::lower::compare(number, &bound.value);
    (bound.exclusive && order.is_eq()) || if below { order.is_lt() } else { order.is_gt() }
}

fn is_multiple(number: &Number, of: &Number) -> bool {
    match (number.as_i128(), of.as_i128()) {
        (Some(number), Some(of)) => of != 0 && number % of == 0,
        _ => {
            let ratio = number.as_f64().unwrap_or_default() / of.as_f64().unwrap_or(1.0);
            (ratio - ratio.round()).abs() < 1e-9
        }
    }
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
