//! Where references lead.

use serde_json::Value;

/// The schema that a reference leads to.
pub(super) fn target<'a>(root: &'a Value, reference: &str) -> Option<&'a Value> {
    root.pointer(reference.strip_prefix('#')?)
}

/// Whether the schema that a reference leads to refers back to itself, however far around.
pub(super) fn recursive(root: &Value, reference: &str) -> bool {
    let mut open = vec![reference];
    let mut seen: Vec<&str> = Vec::new();
    while let Some(next) = open.pop() {
        let mut found = Vec::new();
        if let Some(target) = target(root, next) {
            references(target, &mut found);
        }
        for found in found {
            if found == reference {
                return true;
            }
            if !seen.contains(&found) {
                seen.push(found);
                open.push(found);
            }
        }
    }
    false
}

fn references<'a>(schema: &'a Value, found: &mut Vec<&'a str>) {
    match schema {
        Value::Object(schema) => {
            found.extend(schema.get("$ref").and_then(Value::as_str));
            for (_, value) in schema.iter().filter(|(key, _)| !matches!(key.as_str(), "$defs" | "default" | "example"))
            {
                references(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}
