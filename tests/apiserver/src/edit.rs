//! Changes of documents by JSON pointer, and the short forms in which tables write them.

use serde_json::{Map, Value};

/// A change: where, and the new value as JSON, or `-` to take away what is there.
///
/// In a pointer `~` stands for the schema of the first version and `@` for the properties of its `spec`. In a value
/// `{"$repeat": ["a", 64]}` is a text of 64 times `a`, and `{"$list": [5, "v%"]}` is `["v0", …, "v4"]`.
pub type Edit = (&'static str, &'static str);

/// `document` with the changes of a table.
///
/// # Panics
///
/// If a row of the table is wrong.
pub fn edited(mut document: Value, edits: &[Edit]) -> Value {
    for (pointer, value) in edits {
        let pointer = long(pointer);
        match *value {
            "-" => drop(remove(&mut document, &pointer)),
            text => set(&mut document, &pointer, parse(text)),
        }
    }
    document
}

/// A value of a table.
///
/// # Panics
///
/// If it is not JSON.
pub fn parse(text: &str) -> Value {
    let value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    expand(value)
}

fn long(pointer: &str) -> String {
    const SCHEMA: &str = "/spec/versions/0/schema/openAPIV3Schema";
    match pointer.split_at_checked(1) {
        Some(("~", rest)) => format!("{SCHEMA}{rest}"),
        Some(("@", rest)) => format!("{SCHEMA}/properties/spec/properties{rest}"),
        _ => pointer.to_owned(),
    }
}

fn expand(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(expand).collect(),
        Value::Object(fields) => match (fields.get("$repeat"), fields.get("$list")) {
            (Some(of), _) => {
                let times = of[1].as_u64().and_then(|times| usize::try_from(times).ok());
                of[0].as_str().unwrap_or_default().repeat(times.unwrap_or_default()).into()
            }
            (_, Some(of)) => {
                let item = of[1].as_str().unwrap_or_default();
                (0..of[0].as_u64().unwrap_or_default()).map(|n| item.replace('%', &n.to_string())).collect()
            }
            _ => fields.into_iter().map(|(key, value)| (key, expand(value))).collect::<Map<_, _>>().into(),
        },
        other => other,
    }
}

/// Puts `value` at `pointer`, with what is on the way there.
pub fn set(document: &mut Value, pointer: &str, value: Value) {
    let mut at = document;
    for step in pointer.split('/').skip(1).map(unescape) {
        let index = step.parse::<usize>().ok();
        at = match (at, index) {
            (Value::Array(items), Some(index)) => {
                while items.len() <= index {
                    items.push(Value::Null);
                }
                &mut items[index]
            }
            (at, _) => {
                if !at.is_object() {
                    *at = Value::Object(Map::new());
                }
                at.as_object_mut().map(|fields| fields.entry(step).or_insert(Value::Null)).expect("an object by now")
            }
        };
    }
    *at = value;
}

/// Takes away what is at `pointer`, and gives it.
pub fn remove(document: &mut Value, pointer: &str) -> Option<Value> {
    let (parent, step) = pointer.rsplit_once('/')?;
    match document.pointer_mut(parent)? {
        Value::Object(fields) => fields.remove(&unescape(step)),
        Value::Array(items) => step.parse().ok().filter(|index| *index < items.len()).map(|index| items.remove(index)),
        _ => None,
    }
}

fn unescape(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

/// The pointers to all that is in `document`, parents first.
pub fn pointers(document: &Value) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut next = 0;
    while let Some(pointer) = all.get(next).cloned() {
        next += 1;
        match document.pointer(&pointer) {
            Some(Value::Object(fields)) => {
                all.extend(fields.keys().map(|key| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))));
            }
            Some(Value::Array(items)) => all.extend((0..items.len()).map(|index| format!("{pointer}/{index}"))),
            _ => {}
        }
    }
    all
}
