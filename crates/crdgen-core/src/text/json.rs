//! JSON.

use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use super::TextError;
use super::sorted::sorted;

/// `document` as JSON with sorted keys, indented by two spaces, with a newline at its end.
///
/// # Errors
/// The value's own `Serialize` fails, or it has map keys that are no strings.
pub fn to_json(document: &impl Serialize) -> Result<String, TextError> {
    let value = super::value(document)?;
    let mut text = serde_json::to_string_pretty(&Sorted(&value)).map_err(TextError)?;
    text.push('\n');
    Ok(text)
}

struct Sorted<'a>(&'a Value);

impl Serialize for Sorted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Array(items) => serializer.collect_seq(items.iter().map(Sorted)),
            Value::Object(map) => {
                serializer.collect_map(sorted(map).into_iter().map(|(key, value)| (key, Sorted(value))))
            }
            scalar => scalar.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn keys_are_sorted_at_every_depth() {
        let value = json!({"b": 1, "a": [{"z": 1.0, "Y": null}], "é": "\u{1}", "c": {}});
        let expected = r#"{
  "a": [
    {
      "Y": null,
      "z": 1.0
    }
  ],
  "b": 1,
  "c": {},
  "é": "\u0001"
}
"#;
        assert_eq!(super::to_json(&value).expect("a value"), expected);
    }
}
