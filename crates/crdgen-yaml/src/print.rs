//! How Go prints what go-yaml decoded (`%#v`).

use serde_json::Value;

use crate::number;
use crate::resolve::Scalar;

/// `text` as `%q` prints it.
pub(crate) fn quote(text: &str) -> String {
    crdgen_core::names::quote(text)
}

/// A scalar as `%#v` prints it.
pub(crate) fn scalar(scalar: &Scalar<'_>) -> String {
    match scalar {
        Scalar::Null => "<nil>".to_owned(),
        Scalar::Bool(bool) => bool.to_string(),
        Scalar::Int(int) => int.to_string(),
        Scalar::Uint(uint) => format!("{uint:#x}"),
        Scalar::Float(float) => number::go_syntax(*float),
        Scalar::Text(text) => quote(text),
    }
}

/// A value that is handed to `Printf` itself as `%#v` prints it.
pub(crate) fn argument(value: &Value) -> String {
    match value {
        Value::Null => "<nil>".to_owned(),
        value => go_syntax(value),
    }
}

/// A value inside another as `%#v` prints it. Keys that were no strings in YAML are printed as strings.
pub(crate) fn go_syntax(value: &Value) -> String {
    let list = |items: Vec<String>| items.join(", ");
    match value {
        Value::Null => "interface {}(nil)".to_owned(),
        Value::Bool(bool) => bool.to_string(),
        Value::Number(number) => match number.as_i64() {
            Some(int) => int.to_string(),
            None => number::go_syntax(number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => quote(text),
        Value::Array(items) => format!("[]interface {{}}{{{}}}", list(items.iter().map(go_syntax).collect())),
        Value::Object(fields) => {
            // The order of a JSON object depends on a feature of serde_json that any crate in a build can turn on.
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_by_key(|(name, _)| *name);
            let fields = sorted.into_iter().map(|(name, value)| format!("{}:{}", quote(name), go_syntax(value)));
            format!("map[interface {{}}]interface {{}}{{{}}}", list(fields.collect()))
        }
    }
}
