//! What a document says it is, which the server reads before all else: `SimpleMetaFactory.Interpret` and its errors.

use serde_json::Value;

use crate::go;

/// `apiVersion` and `kind` of a document, empty where it has none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TypeMeta<'b> {
    pub(crate) api_version: &'b str,
    pub(crate) kind: &'b str,
    pub(crate) group: &'b str,
    pub(crate) version: &'b str,
}

/// What `body`, which was sent where a `target` is wanted, says it is.
///
/// # Errors
/// The message of the server's `BadRequest` for what is no text, or no group and version.
pub(crate) fn type_meta<'b>(body: &'b Value, target: &str) -> Result<TypeMeta<'b>, String> {
    for name in ["apiVersion", "kind"] {
        if let Some(found) = body.get(name).and_then(wrong_text) {
            let error = format!("json: cannot unmarshal {found} into Go struct field .{name} of type string");
            return Err(unreadable(body, target, &error));
        }
    }
    let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
    let (api_version, kind) = (text("apiVersion"), text("kind"));
    let Some((group, version)) = group_version(api_version) else {
        return Err(unrecognized(body, target, &format!("unexpected GroupVersion string: {api_version}")));
    };
    Ok(TypeMeta { api_version, kind, group, version })
}

/// What the server says of a `body` that is no object at all.
pub(crate) fn no_object(body: &Value, target: &str) -> String {
    let found = if body.is_string() { "string" } else { wrong_text(body).unwrap_or("null") };
    let error = format!(
        "json: cannot unmarshal {found} into Go value of type struct {{ APIVersion string \
         \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }}"
    );
    unreadable(body, target, &error)
}

/// `NewNotRegisteredErrForKind`: the server has no such type.
pub(crate) fn not_registered(api_version: &str, kind: &str) -> String {
    let (kind, version) = (go::quote(kind), go::quote(api_version));
    format!("no kind {kind} is registered for version {version} in scheme \"pkg/runtime/scheme.go:111\"")
}

/// What the server says of a `body` of which it cannot tell what it is.
pub(crate) fn unrecognized(body: &Value, target: &str, error: &str) -> String {
    format!("the object provided is unrecognized (must be of type {target}): {error} ({})", summary(body))
}

fn unreadable(body: &Value, target: &str, error: &str) -> String {
    unrecognized(body, target, &format!("couldn't get version/kind; json parse error: {error}"))
}

/// `schema.ParseGroupVersion`.
pub(crate) fn group_version(api_version: &str) -> Option<(&str, &str)> {
    match api_version.split('/').collect::<Vec<_>>()[..] {
        ["", ""] => Some(("", "")),
        [version] => Some(("", version)),
        [group, version] => Some((group, version)),
        _ => None,
    }
}

/// What Go calls a JSON value that is no text, where a text should be.
fn wrong_text(value: &Value) -> Option<&'static str> {
    match value {
        Value::Null | Value::String(_) => None,
        Value::Bool(_) => Some("bool"),
        Value::Number(_) => Some("number"),
        Value::Array(_) => Some("array"),
        Value::Object(_) => Some("object"),
    }
}

/// `summarizeData`: the start of the body, or of its bytes in hex if it is no object.
fn summary(body: &Value) -> String {
    const MAX: usize = 30;
    let text = go::json(body);
    let start = text.as_bytes().get(..MAX).unwrap_or(text.as_bytes());
    let shown = if text.starts_with('{') {
        String::from_utf8_lossy(start).into_owned()
    } else {
        start.iter().map(|byte| format!("{byte:02x}")).collect()
    };
    if text.len() > MAX { format!("{shown} ...") } else { shown }
}
