//! The schema of a whole custom resource, which an author wrote by hand, taken apart.

use serde_json::{Map, Value};

use super::Contracts;

/// The schema without what the API server adds itself, and, with `status`, that of the property of this name, which is taken
/// out because the status has a subresource of its own.
pub fn split_root(root: Contracts, status: bool) -> (Contracts, Option<Contracts>) {
    let ((deserialize, read), (serialize, written)) = (split(root.deserialize, status), split(root.serialize, status));
    let status = match (read, written) {
        (Some(deserialize), Some(serialize)) => Some(Contracts { deserialize, serialize }),
        (Some(one), None) | (None, Some(one)) => Some(Contracts::same(one)),
        (None, None) => None,
    };
    (Contracts { deserialize, serialize }, status)
}

fn split(mut root: Value, status: bool) -> (Value, Option<Value>) {
    let definitions = root.get("$defs").cloned();
    if let Some(Value::Array(required)) = root.get_mut("required") {
        required.retain(|name| !name.as_str().is_some_and(|name| is_of_root(name, status)));
    }
    let mut found = None;
    if let Some(Value::Object(properties)) = root.get_mut("properties") {
        found = properties.get("status").filter(|_| status).cloned();
        *properties = std::mem::take(properties).into_iter().filter(|(name, _)| !is_of_root(name, status)).collect();
    }
    let status = found.map(|schema| match (schema, definitions) {
        (Value::Object(mut schema), Some(definitions)) => {
            schema.insert("$defs".to_owned(), definitions);
            Value::Object(schema)
        }
        (Value::Bool(true), _) => Value::Object(Map::new()),
        (schema, _) => schema,
    });
    (root, status)
}

fn is_of_root(name: &str, status: bool) -> bool {
    matches!(name, "apiVersion" | "kind" | "metadata") || (status && name == "status")
}
