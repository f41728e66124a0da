//! What a generated client sends, held to the table that the clients of all languages share.
//!
//! Every program of `tests/clients` does the same things to what is called `wire`. The recorder of the Go program wrote what
//! came of it; here that is compared with `tests/clients/wire.jsonl`, request by request, but for what is free: how a library
//! words a deletion without options, how long a watch lasts, and what the server alone sets.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

/// A row of the table, which names its verb, or a recorded request, which does not.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    #[serde(default)]
    verb: String,
    method: String,
    path: String,
    #[serde(default)]
    query: BTreeMap<String, Parameter>,
    #[serde(default)]
    content_type: String,
    body: Option<Value>,
}

/// A parameter of a query: the table has one value of each, a recorder lists all.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
enum Parameter {
    One(String),
    All(Vec<String>),
}

/// What differs between the requests of `record` and those of `table`, both lines of JSON, in sentences.
///
/// # Errors
///
/// A line that is no request.
pub fn differences(table: &str, record: &str) -> Result<Vec<String>, String> {
    let expected = requests(table)?;
    let sent: Vec<Request> = requests(record)?.into_iter().filter(is_of_scenario).collect();
    let mut found = Vec::new();
    for index in 0..expected.len().max(sent.len()) {
        match (expected.get(index), sent.get(index)) {
            (Some(expected), Some(sent)) => found.extend(difference(expected, sent)),
            (Some(expected), None) => found.push(format!("{}: was not sent", expected.verb)),
            (None, Some(sent)) => found.push(format!("{} {}: is not in the table", sent.method, sent.path)),
            (None, None) => {}
        }
    }
    Ok(found)
}

fn requests(lines: &str) -> Result<Vec<Request>, String> {
    let read = |(index, line): (usize, &str)| {
        serde_json::from_str(line).map(normal).map_err(|error| format!("line {}: {error}", index + 1))
    };
    lines.lines().enumerate().map(read).collect()
}

/// Whether a request is about what is called `wire`; the program of a language does more than the table has.
fn is_of_scenario(request: &Request) -> bool {
    let of_kind = request.path.starts_with("/apis/stable.example.com/");
    let selects = request.query.get("labelSelector") == Some(&Parameter::One("wire=yes".to_owned()));
    let is_named = request.path.contains("/namespaces/wire/") || request.path.ends_with("/clocks/wire");
    let body_is_named =
        request.body.as_ref().is_some_and(|body| body.pointer("/metadata/name") == Some(&"wire".into()));
    of_kind && (selects || is_named || body_is_named)
}

fn difference(expected: &Request, sent: &Request) -> Option<String> {
    let sent = Request { verb: expected.verb.clone(), ..sent.clone() };
    let (Request { verb, .. }, same) = (expected, *expected == sent);
    (!same).then(|| format!("{verb}: the table has\n  {}\nand sent was\n  {}", told(expected), told(&sent)))
}

fn told(request: &Request) -> String {
    let Request { method, path, query, content_type, body, .. } = request;
    let query: Vec<String> = query.iter().map(|(key, value)| format!("{key}={value:?}")).collect();
    let body = body.as_ref().map(Value::to_string).unwrap_or_default();
    format!("{method} {path}?{} {content_type} {body}", query.join("&"))
}

/// A request without what is free.
fn normal(mut request: Request) -> Request {
    for value in request.query.values_mut() {
        if let Parameter::All(all) = value
            && let [one] = &all[..]
        {
            *value = Parameter::One(one.clone());
        }
    }
    // What the server takes for absent; client-go cannot leave it out.
    if request.query.get("force") == Some(&Parameter::One("false".to_owned())) {
        request.query.remove("force");
    }
    if request.query.contains_key("watch") {
        for free in ["allowWatchBookmarks", "timeoutSeconds", "timeout"] {
            request.query.remove(free);
        }
        if let Some(version) = request.query.get_mut("resourceVersion") {
            *version = Parameter::One("?".to_owned());
        }
        let watch = Parameter::One("true".to_owned());
        if request.query.get("watch") == Some(&Parameter::One("1".to_owned())) {
            request.query.insert("watch".to_owned(), watch);
        }
    }
    if let Some(Value::Object(body)) = &mut request.body {
        if request.method == "DELETE" {
            body.remove("apiVersion");
            body.remove("kind");
        }
        if let Some(Value::Object(metadata)) = body.get_mut("metadata") {
            remove_what_the_server_sets(metadata);
        }
        if request.path.ends_with("/scale") {
            // A selector that the CRD does not have; some write it empty.
            if let Some(Value::Object(status)) = body.get_mut("status")
                && status.get("selector") == Some(&"".into())
            {
                status.remove("selector");
            }
        }
    }
    if request.method == "DELETE" && request.body == Some(Value::Object(Map::new())) {
        request.body = None;
    }
    // Parameters such as a charset mean nothing for JSON.
    let media = request.content_type.split(';').next().unwrap_or_default().trim().to_owned();
    request.content_type = if request.body.is_some() { media } else { String::new() };
    request
}

fn remove_what_the_server_sets(metadata: &mut Map<String, Value>) {
    for key in ["creationTimestamp", "generation", "managedFields", "resourceVersion", "uid"] {
        metadata.remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = include_str!("../../clients/wire.jsonl");

    fn check(record: &str, expected: &[&str]) {
        let found = differences(TABLE.lines().next().unwrap_or_default(), record).expect("lines");
        let heads: Vec<&str> = found.iter().map(|text| text.split(['\n']).next().unwrap_or_default()).collect();
        assert_eq!(heads, expected);
    }

    #[test]
    fn the_table_is_its_own_record() {
        assert_eq!(differences(TABLE, TABLE), Ok(Vec::new()));
    }

    #[test]
    fn what_differs_is_told() {
        let first = TABLE.lines().next().unwrap_or_default();
        check(&first.replace("\"wire\"},\"c", "\"wire\",\"force\":\"true\"},\"c"), &["create: the table has"]);
        check(&first.replace("application/json", "application/yaml"), &["create: the table has"]);
        check(&first.replace("\"i\"", "null"), &["create: the table has"]);
        check("", &["create: was not sent"]);
        let extra = format!("{first}\n{first}");
        check(&extra, &["POST /apis/stable.example.com/v1/namespaces/wire/crontabs: is not in the table"]);
    }

    #[test]
    fn what_is_free_is_not_told() {
        let first = TABLE.lines().next().unwrap_or_default();
        check(&first.replace("application/json", "application/json; charset=utf-8"), &[]);
        check(&first.replace("\"name\":\"a\"", "\"name\":\"a\",\"uid\":\"1\""), &[]);
        check(&format!("{first}\n{{\"method\":\"GET\",\"path\":\"/apis/stable.example.com/v1/crontabs\"}}"), &[]);
    }
}
