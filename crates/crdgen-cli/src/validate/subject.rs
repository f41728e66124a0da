//! What the message about a whole document is about: a server that cannot decode a document names no causes, only a sentence.

use serde_json::Value;

/// One thing that a message says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    /// What is said; the whole message if it says only one thing.
    pub(super) message: String,
    /// Where in the document, in the server's form; empty for all of it.
    pub(super) path: String,
}

/// Parts of messages about one field.
const FIELDS: &[(&str, &str)] = &[
    ("does not match the expected API version", "apiVersion"),
    ("no CRD for ", "kind"),
    ("is no longer served", "apiVersion"),
    ("the namespace of the provided object", "metadata.namespace"),
    ("the name of the object", "metadata.name"),
];

/// What `message` about `document` says: a strict server tells of all fields that it does not know.
pub(super) fn of(message: &str, document: &Value) -> Vec<Subject> {
    const UNKNOWN: &str = "unknown field ";
    let unknown: Vec<&str> = message.split(UNKNOWN).skip(1).filter_map(quoted).collect();
    let subject = |path: &str| Subject { message: message.to_owned(), path: path.to_owned() };
    match &unknown[..] {
        [] => {
            let known = FIELDS.iter().find(|(part, _)| message.contains(part)).map(|(_, path)| (*path).to_owned());
            let path = known.or_else(|| mistyped(message, document)).unwrap_or_default();
            vec![subject(&path)]
        }
        [field] => vec![subject(&unquoted(field))],
        fields => {
            let each = |field: &&str| Subject { message: format!("{UNKNOWN}{field}"), path: unquoted(field) };
            fields.iter().map(each).collect()
        }
    }
}

/// The text in quotes that `text` starts with.
pub(super) fn quoted(text: &str) -> Option<&str> {
    let mut is_escaped = false;
    let end = text.char_indices().skip(1).find(|(_, c)| {
        let is_end = *c == '"' && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        is_end
    });
    text.starts_with('"').then_some(())?;
    text.get(..=end?.0)
}

/// What Go quotes so; all but rare characters are quoted as in JSON.
pub(super) fn unquoted(text: &str) -> String {
    serde_json::from_str(text).unwrap_or_else(|_| text.trim_matches('"').to_owned())
}

/// Where the value is of which encoding/json says `cannot unmarshal string into Go struct field T.spec.a.b of type U`: it
/// names the fields on the way, but no keys of maps and no indices, and the first such value is meant.
fn mistyped(message: &str, document: &Value) -> Option<String> {
    let (_, rest) = message.split_once("json: cannot unmarshal ")?;
    let (type_, rest) = rest.split_once(" into Go struct field ")?;
    let type_ = type_.split(' ').next().unwrap_or_default();
    let (path, _) = rest.split_once(" of type ")?;
    // The first part is the name of the struct.
    let names: Vec<&str> = path.split('.').skip(1).collect();
    let mut visits = 100_000;
    // The metadata of a custom resource is decoded by itself.
    search(document, &names, type_, String::new(), &mut visits)
        .or_else(|| search(document.get("metadata")?, &names, type_, "metadata".to_owned(), &mut visits))
}

/// The path of the first value of `type_` below `value` that can be reached by `names`, with any keys and indices between.
/// A schema within a schema has many ways to it: after so many `visits` there is no answer.
fn search(value: &Value, names: &[&str], type_: &str, path: String, visits: &mut u32) -> Option<String> {
    *visits = visits.checked_sub(1)?;
    let Some((name, rest)) = names.split_first() else {
        return if is_of(value, type_) { Some(path) } else { descend(value, names, type_, &path, visits) };
    };
    let child = value.get(name);
    let here = child.and_then(|child| search(child, rest, type_, join(&path, name), visits));
    here.or_else(|| descend(value, names, type_, &path, visits))
}

fn descend(value: &Value, names: &[&str], type_: &str, path: &str, visits: &mut u32) -> Option<String> {
    match value {
        Value::Array(items) => {
            let mut items = items.iter().enumerate();
            items.find_map(|(index, item)| search(item, names, type_, format!("{path}[{index}]"), visits))
        }
        Value::Object(fields) => {
            fields.iter().find_map(|(key, field)| search(field, names, type_, join(path, key), visits))
        }
        _ => None,
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// Whether `value` has the type that encoding/json calls `type_`.
fn is_of(value: &Value, type_: &str) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) => type_ == "bool",
        Value::Number(_) => type_ == "number",
        Value::String(_) => type_ == "string",
        Value::Array(_) => type_ == "array",
        Value::Object(_) => type_ == "object",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(message: &str, document: &Value, expected: &[(&str, &str)]) {
        let found = of(message, document);
        let found: Vec<_> = found.iter().map(|subject| (&*subject.message, &*subject.path)).collect();
        assert_eq!(found, expected, "{message}");
    }

    #[test]
    fn unknown_fields() {
        let message =
            "Tab in version \"v1\" cannot be handled as a Tab: strict decoding error: unknown field \"spec.b\"";
        check(message, &Value::Null, &[(message, "spec.b")]);
        let two = format!("{message}, unknown field \"spec.m.a\\\"b\"");
        let expected = [("unknown field \"spec.b\"", "spec.b"), ("unknown field \"spec.m.a\\\"b\"", "spec.m.a\"b")];
        check(&two, &Value::Null, &expected);
    }

    #[test]
    fn types() {
        let document = json!({
            "metadata": {"labels": {"a": "b", "c": 5}},
            "spec": {"versions": [
                {"schema": {"properties": {"type": {"enum": []}}}},
                {"schema": {"properties": {"a": {"properties": {"b": {"enum": "x"}}}}}},
            ]},
        });
        let say = |rest: &str| format!("x: json: cannot unmarshal {rest}");
        let check = |rest: &str, path: &str| check(&say(rest), &document, &[(&say(rest), path)]);
        check(
            "string into Go struct field JSONSchemaProps.spec.versions.schema.properties.properties.enum of type []v1.JSON",
            "spec.versions[1].schema.properties.a.properties.b.enum",
        );
        check("number into Go struct field ObjectMeta.labels of type string", "metadata.labels.c");
        check("number 9 into Go struct field ObjectMeta.metadata.labels of type string", "metadata.labels.c");
        check("bool into Go struct field ObjectMeta.labels of type string", "");
    }

    #[test]
    fn fields() {
        check(
            "the API version in the data (a) does not match the expected API version (b)",
            &Value::Null,
            &[("the API version in the data (a) does not match the expected API version (b)", "apiVersion")],
        );
        check("unknown field \"open", &Value::Null, &[("unknown field \"open", "")]);
    }

    #[test]
    fn a_search_ends() {
        let mut value = json!(1);
        for _ in 0..200 {
            value = json!({"properties": {"properties": value}});
        }
        let path = "properties.".repeat(60);
        let message = format!("json: cannot unmarshal bool into Go struct field T.{path}x of type string");
        check(&message, &value, &[(&message, "")]);
    }
}
