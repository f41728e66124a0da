//! Label and field selectors.

use serde_json::Value;

use crate::status::Failure;

/// Which objects a client wants.
#[derive(Debug, Default)]
pub(crate) struct Selector {
    requirements: Vec<Requirement>,
}

/// The value at a place is one of these, or is none of these.
#[derive(Debug)]
struct Requirement {
    /// A JSON pointer.
    place: String,
    /// Any value at all if absent.
    values: Option<Vec<String>>,
    /// Whether it is the other way round; what is not there has no value.
    negated: bool,
}

impl Selector {
    /// Of `labelSelector` and `fieldSelector`; `fields` are those that can be selected, with a dot first.
    pub(crate) fn new(labels: &str, fields: &str, selectable: &[String]) -> Result<Self, Failure> {
        let bad = |text: &str| Failure::new(400, "BadRequest", format!("unable to parse requirement: {text:?}"));
        let mut requirements = Vec::new();
        for text in split(labels) {
            let place = |key: &str| format!("/metadata/labels/{}", key.trim().replace('~', "~0").replace('/', "~1"));
            requirements.push(label(text, place).ok_or_else(|| bad(text))?);
        }
        for text in split(fields) {
            let (key, value, negated) = equality(text).ok_or_else(|| bad(text))?;
            let known = ["metadata.name", "metadata.namespace"].into_iter();
            if !known.chain(selectable.iter().map(|path| path.trim_start_matches('.'))).any(|known| known == key) {
                return Err(Failure::new(400, "BadRequest", format!("field label not supported: {key}")));
            }
            let place = format!("/{}", key.replace('.', "/"));
            requirements.push(Requirement { place, values: Some(vec![value.to_owned()]), negated });
        }
        Ok(Self { requirements })
    }

    pub(crate) fn matches(&self, object: &Value) -> bool {
        self.requirements.iter().all(|requirement| {
            let value = object.pointer(&requirement.place).map(|value| match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            });
            let is_one = match &requirement.values {
                Some(values) => value.is_some_and(|value| values.contains(&value)),
                None => value.is_some(),
            };
            is_one != requirement.negated
        })
    }
}

/// `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b,c)`, `a`, `!a`
fn label(text: &str, place: impl Fn(&str) -> String) -> Option<Requirement> {
    if let Some((key, value, negated)) = equality(text) {
        return Some(Requirement { place: place(key), values: Some(vec![value.to_owned()]), negated });
    }
    if let Some((head, values)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        let (key, operator) = head.trim().rsplit_once(char::is_whitespace)?;
        let negated = match operator {
            "in" => false,
            "notin" => true,
            _ => return None,
        };
        let values = values.split(',').map(|value| value.trim().to_owned()).collect();
        return Some(Requirement { place: place(key), values: Some(values), negated });
    }
    let negated = text.starts_with('!');
    let key = text.trim_start_matches('!');
    (!key.contains(char::is_whitespace)).then(|| Requirement { place: place(key), values: None, negated })
}

fn equality(text: &str) -> Option<(&str, &str, bool)> {
    let (key, value) = text.split_once('=')?;
    let value = value.strip_prefix('=').unwrap_or(value).trim();
    Some(match key.strip_suffix('!') {
        Some(key) => (key.trim(), value, true),
        None => (key.trim(), value, false),
    })
}

/// At the commas that are in no parentheses.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    let parts = text.split(move |c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    });
    parts.map(str::trim).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn selectors() {
        let labels = json!({"app": "web", "example.com/tier": "a"});
        let object = json!({"metadata": {"name": "n", "labels": labels}, "spec": {"color": "red"}});
        let check = |labels: &str, fields: &str, expected: bool| {
            let selector = Selector::new(labels, fields, &[".spec.color".to_owned()]).expect("a selector");
            assert_eq!(selector.matches(&object), expected, "{labels} {fields}");
        };
        check("", "", true);
        check("app=web, example.com/tier in (a,b)", "metadata.name=n", true);
        check("app == web,app,!other", "spec.color=red,metadata.name!=m", true);
        check("other!=x,other notin (x, y)", "", true);
        check("app!=web", "", false);
        check("app notin (web)", "", false);
        check("other", "", false);
        check("!app", "", false);
        check("", "spec.color==blue", false);
        for (labels, fields) in [("a b c", ""), ("a like (b)", ""), ("", "spec.text=x"), ("", "metadata.name")] {
            assert!(Selector::new(labels, fields, &[]).is_err(), "{labels} {fields}");
        }
    }
}
