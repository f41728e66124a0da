//! What the API server asks of the metadata of a converted object: `validateConvertedObject` and `restoreObjectMeta`.

use serde_json::{Map, Value};

/// What an object is in the eyes of the server, which a conversion may not change.
const IDENTITY: [&str; 3] = ["name", "namespace", "uid"];

/// What a conversion may change.
const CHANGEABLE: [&str; 2] = ["labels", "annotations"];

/// `<namespace>/<name>`, or the name alone.
pub(super) fn full_name(object: &Value) -> String {
    let text = |field: &str| object["metadata"][field].as_str().unwrap_or_default();
    match text("namespace") {
        "" => text("name").to_owned(),
        namespace => format!("{namespace}/{}", text("name")),
    }
}

/// Gives `converted` the metadata of `original`, but for labels and annotations.
pub(super) fn restore(original: &Value, converted: &mut Value) -> Result<(), String> {
    let metadata = |object: &Value| object.get("metadata").and_then(Value::as_object).cloned().unwrap_or_default();
    let (old, mut new) = (metadata(original), metadata(converted));
    for field in IDENTITY {
        let text =
            |metadata: &Map<String, Value>| metadata.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (old, new) = (text(&old), text(&new));
        if old != new {
            return Err(format!("the conversion changed metadata.{field} from {old:?} to {new:?}: hand `metadata` on"));
        }
    }
    let changeable = CHANGEABLE.iter().filter_map(|field| new.remove_entry(*field));
    let mut restored: Map<String, Value> = changeable.collect();
    restored.extend(old.into_iter().filter(|(field, _)| !CHANGEABLE.contains(&field.as_str())));
    let Value::Object(converted) = converted else { return Err("the conversion made no object of it".to_owned()) };
    converted.insert("metadata".to_owned(), Value::Object(restored));
    Ok(())
}
