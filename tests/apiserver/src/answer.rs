//! Answers in the shape of a recorded verdict, of crdgen and of a server alike, and what differs between two.

use crdgen_admission::go;
use crdgen_admission::verdict::Verdict;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::server::Reply;

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// One entry for each error, in no order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Cause>,
    /// The HTTP code.
    pub code: u16,
    /// What is wrong, in one text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub message: String,
    /// A custom resource as it would be stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<Value>,
    /// The kind of answer, such as `Invalid`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The warnings.
    pub warnings: Vec<String>,
}

/// One of `details.causes`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Cause {
    /// Where.
    pub field: String,
    /// What.
    pub message: String,
    /// The kind of error, such as `FieldValueRequired`.
    pub reason: String,
}

/// What a server makes up.
const MADE_UP: [&str; 5] = ["creationTimestamp", "generation", "managedFields", "resourceVersion", "uid"];

impl Answer {
    /// The answer of crdgen.
    pub fn of_crdgen(verdict: &Verdict) -> Self {
        let causes = verdict.causes.iter().map(|error| Cause {
            field: error.field.clone(),
            message: error.body(),
            reason: error.kind.reason().to_owned(),
        });
        Self {
            causes: causes.collect(),
            code: verdict.code,
            message: verdict.message.clone(),
            object: verdict.object.clone(),
            reason: verdict.reason.to_owned(),
            warnings: verdict.warnings.clone(),
        }
    }

    /// The answer of a server. What was admitted is kept only `with_object`, without what the server makes up.
    pub fn of_server(reply: &Reply, with_object: bool) -> Self {
        let mut answer = Self { code: reply.code, warnings: reply.warnings.clone(), ..Self::default() };
        if reply.code < 300 {
            answer.object = with_object.then(|| clean(reply.body.clone()));
            return answer;
        }
        let text = |key: &str| reply.body.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        answer.reason = text("reason");
        answer.message = if reply.body.is_null() { reply.text.clone() } else { text("message") };
        let causes = reply.body.pointer("/details/causes").cloned();
        answer.causes = causes.and_then(|causes| serde_json::from_value(causes).ok()).unwrap_or_default();
        answer
    }
}

/// `object` without what a server makes up; a name made from `generateName` is such, too.
fn clean(mut object: Value) -> Value {
    if let Some(metadata) = object.get_mut("metadata").and_then(Value::as_object_mut) {
        metadata.retain(|key, _| !MADE_UP.contains(&key.as_str()));
        let text = |metadata: &Map<String, Value>, key: &str| {
            metadata.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let (name, base) = (text(metadata, "name"), text(metadata, "generateName"));
        if !base.is_empty() && name.strip_suffix(random_end(&name)).is_some_and(|start| base.starts_with(start)) {
            metadata.remove("name");
        }
    }
    object
}

/// The last five bytes, which is what `generateName` appends.
fn random_end(name: &str) -> &str {
    name.char_indices().rev().nth(4).map_or("", |(start, _)| &name[start..])
}

/// What differs between two answers to the same request: a line for each, with `<` for what only the first says and `>`
/// for the second; nothing if they are the same but for the order of what the server says in random order. `base` is the
/// `generateName` of the object, after which names are random.
pub fn differences(first: &Answer, second: &Answer, base: &str) -> Vec<String> {
    let lines = |answer: &Answer| {
        let mut lines = vec![
            format!("code: {}", answer.code),
            format!("reason: {}", answer.reason),
            format!("message: {}", head(answer)),
        ];
        lines.extend(answer.object.as_ref().map(|object| format!("object: {}", go::json(&clean(object.clone())))));
        lines.extend(answer.causes.iter().map(Cause::text));
        lines.extend(answer.warnings.iter().map(|warning| format!("warning: {warning}")));
        let mut lines: Vec<String> = lines.iter().map(|line| masked(&masked(line, base, 5), "selfType", 1)).collect();
        lines.sort();
        lines
    };
    only_one(lines(first), lines(second))
}

impl Cause {
    fn text(&self) -> String {
        format!("cause: {} {}: {}", self.reason, self.field, self.message)
    }
}

/// The message without the texts of the causes, which come in random order, and without the text of the request: of an
/// update it has the `resourceVersion`, of which crdgen knows nothing.
fn head(answer: &Answer) -> &str {
    match answer.message.split_once(" is invalid: ") {
        Some((head, _)) if !answer.causes.is_empty() => head,
        _ => [" is missing in '", " ({"]
            .iter()
            .fold(&answer.message, |text, mark| text.split(mark).next().unwrap_or(text)),
    }
}

/// `text` with what is random as `?`: at least `count` letters and digits that follow `base`.
fn masked(text: &str, base: &str, count: usize) -> String {
    if base.is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(base) {
        let (before, after) = rest.split_at(at + base.len());
        let end = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
        let (random, after) = after.split_at(end);
        out.push_str(before);
        out.push_str(if end < count { random } else { "?" });
        rest = after;
    }
    out + rest
}

/// The lines of two sorted lists that the other one lacks.
fn only_one(first: Vec<String>, mut second: Vec<String>) -> Vec<String> {
    let mut lines = Vec::new();
    for line in first {
        match second.binary_search(&line) {
            Ok(at) => drop(second.remove(at)),
            Err(_) => lines.push(format!("< {line}")),
        }
    }
    lines.extend(second.into_iter().map(|line| format!("> {line}")));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_random_names_do_not_count() {
        let answer = |fields: [&str; 2], name: &str| Answer {
            causes: fields.map(|field| Cause { field: field.into(), message: name.into(), ..Cause::default() }).into(),
            message: format!("Foo \"{name}\" is invalid: {fields:?}"),
            ..Answer::default()
        };
        let first = answer(["a", "b"], "x-1b2c3");
        assert_eq!(differences(&first, &answer(["b", "a"], "x-zzzzz"), "x-"), [""; 0]);
        let different = differences(&first, &answer(["b", "c"], "x-zzzzz"), "x-");
        assert_eq!(different, ["< cause:  a: x-?", "> cause:  c: x-?"]);
    }
}
