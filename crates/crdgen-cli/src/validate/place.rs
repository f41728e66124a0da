//! From the server's paths to those of the author, and to places in the text.

use std::ops::Range;

use crdgen_admission::field::{Error, ErrorType};
use crdgen_admission::go;
use crdgen_yaml::{Place, Step};
use serde_json::Value;

use super::document::{Document, What};
use super::source::Source;
use super::subject::{quoted, unquoted};

/// Where the fields of the server's internal type stand in a v1 CRD.
const INTERNAL: &[(&str, &str)] = &[
    ("spec.validation", "spec.versions[0].schema"),
    ("spec.subresources", "spec.versions[0].subresources"),
    ("spec.additionalPrinterColumns", "spec.versions[0].additionalPrinterColumns"),
    ("spec.selectableFields", "spec.versions[0].selectableFields"),
    ("spec.conversion.webhookClientConfig", "spec.conversion.webhook.clientConfig"),
    ("spec.conversion.conversionReviewVersions", "spec.conversion.webhook.conversionReviewVersions"),
    ("spec.version", "spec.versions[0].name"),
];

/// Where in the document `value` what `error` is about stands, as the author wrote it: its field, or what its text says more
/// precisely. Empty for the document as a whole.
pub(crate) fn of_error(what: What, error: &Error, value: &Value) -> String {
    let path = authors_path(what, &error.field, value);
    let detail = &*error.detail;
    if error.field == "<nil>" {
        return subject(detail).unwrap_or_default();
    }
    if let Some((field, _)) = detail.split_once(" in body is a forbidden property") {
        return field.to_owned();
    }
    if what == What::Crd {
        // On the way to its internal type the server makes these up from the versions.
        if path.starts_with("status.storedVersions") {
            return "spec.versions".to_owned();
        }
        // It names one where the other is missing.
        if error.kind == ErrorType::Required && path.starts_with("spec.conversion.") {
            if let Some(service) = path.strip_suffix(".service.name") {
                return format!("{service}.service.namespace");
            } else if let Some(service) = path.strip_suffix(".service.namespace") {
                return format!("{service}.service.name");
            }
        }
    }
    match &error.value {
        Some(printed) if path.starts_with("metadata.") => entry(&path, printed, value).unwrap_or(path),
        _ => path,
    }
}

/// The path that a text without a field says: `"spec.a" must validate one and only one schema`, or
/// `Checked value must be of type integer with format int32 in spec.a`.
fn subject(detail: &str) -> Option<String> {
    if let Some(path) = quoted(detail) {
        return Some(unquoted(path));
    }
    let is_number = ["Checked value", "Maximum boundary value", "Minimum boundary value", "MultipleOf value"];
    is_number.iter().any(|start| detail.starts_with(start)).then(|| detail.rsplit_once(" in "))??.1.to_owned().into()
}

/// The key or the value `printed` of the labels, annotations or finalizers at `path`.
fn entry(path: &str, printed: &str, value: &Value) -> Option<String> {
    let is_printed = |text: &str| go::quote(text) == printed;
    match steps(path, value) {
        (_, Value::Object(fields), true) => {
            let mut keys = fields.keys();
            // Keys of annotations are checked in lower case.
            let key = keys.find(|key| is_printed(key) || is_printed(&key.to_lowercase()));
            let by_value = || fields.iter().find(|(_, value)| value.as_str().is_some_and(is_printed));
            Some(format!("{path}[{}]", key.or_else(|| Some(by_value()?.0))?))
        }
        (_, Value::Array(items), true) => {
            let index = items.iter().position(|item| item.as_str().is_some_and(is_printed))?;
            Some(format!("{path}[{index}]"))
        }
        _ => None,
    }
}

/// `field`, as the server names it, as the author wrote it; empty for the document as a whole.
fn authors_path(what: What, field: &str, value: &Value) -> String {
    if field == "<nil>" {
        return String::new();
    }
    // A CRD of v1 with one version has it as the only one, which the server keeps at the top of its own type.
    let is_v1 = what == What::Crd && value.pointer("/spec/versions").is_some();
    let translated = is_v1.then(|| {
        INTERNAL.iter().find_map(|(internal, own)| {
            let rest = field.strip_prefix(internal)?;
            (rest.is_empty() || rest.starts_with(['.', '['])).then(|| format!("{own}{rest}"))
        })
    });
    let path = translated.flatten().unwrap_or_else(|| field.to_owned());
    if what == What::Crd { path.replace("].JSONPath", "].jsonPath") } else { path }
}

/// The way of `path` into `value`, as far as it leads, and whether that is to its end.
fn steps<'v>(path: &str, value: &'v Value) -> (Vec<Step<'v>>, &'v Value, bool) {
    let (mut rest, mut value, mut steps) = (path, value, Vec::new());
    while !rest.is_empty() {
        let found = match value {
            Value::Array(items) => {
                index(rest).and_then(|(index, after)| Some((Step::Index(index), items.get(index)?, after)))
            }
            // A key may have dots and brackets in it: the longest that fits is meant.
            Value::Object(fields) => fields
                .iter()
                .filter_map(|(key, value)| Some((Step::Key(key), value, after_key(rest, key)?)))
                .min_by_key(|(_, _, after)| after.len()),
            _ => None,
        };
        let Some((step, next, after)) = found else { return (steps, value, false) };
        steps.push(step);
        (value, rest) = (next, after);
    }
    (steps, value, true)
}

/// `[3].rest`
fn index(path: &str) -> Option<(usize, &str)> {
    // Some rules put a dot before the bracket.
    let (index, rest) = path.strip_prefix('.').unwrap_or(path).strip_prefix('[')?.split_once(']')?;
    Some((index.parse().ok()?, rest))
}

/// What follows `key` at the start of `path`, which has it after a dot, in brackets, or bare at the very start.
fn after_key<'p>(path: &'p str, key: &str) -> Option<&'p str> {
    if let Some(rest) = path.strip_prefix('[') {
        return rest.strip_prefix(key)?.strip_prefix(']');
    }
    let rest = path.strip_prefix('.').unwrap_or(path).strip_prefix(key)?;
    (rest.is_empty() || rest.starts_with(['.', '['])).then_some(rest)
}

/// Where in `source`, of which `document` is a part, the value at `path` stands: the value, or its key if the value is more
/// than a word or is not there, or if it `prefers_key`.
pub(crate) fn find(source: &Source, document: &Document, path: &str, prefers_key: bool) -> Range<usize> {
    let (own, value, is_complete) = steps(path, &document.value);
    let mut all: Vec<Step<'_>> =
        document.items.iter().flat_map(|index| [Step::Key("items"), Step::Index(*index)]).collect();
    all.extend(own);
    let wants_key = !is_complete || prefers_key || value.is_object() || value.is_array();
    let Some(Place { key, value, .. }) = source.places().find(document.index, &all) else {
        return start(&source.text, &document.range);
    };
    match key {
        Some(key) if wants_key => key,
        _ if all.is_empty() => start(&source.text, &document.range),
        _ => value,
    }
}

/// The first line of a document that says something.
fn start(text: &str, range: &Range<usize>) -> Range<usize> {
    let mut start = range.start;
    for line in text.get(range.clone()).unwrap_or_default().split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() && !trimmed.starts_with('#') && !trimmed.starts_with("---") {
            let start = start + (line.len() - line.trim_start().len());
            return start..start + trimmed.len();
        }
        start += line.len();
    }
    range.start..range.start
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn paths() {
        let v1 = json!({"spec": {"versions": []}});
        let check = |field: &str, expected: &str| assert_eq!(authors_path(What::Crd, field, &v1), expected);
        check("spec.validation.openAPIV3Schema.type", "spec.versions[0].schema.openAPIV3Schema.type");
        check("spec.version", "spec.versions[0].name");
        check("spec.versions[1].name", "spec.versions[1].name");
        check("spec.additionalPrinterColumns[2].JSONPath", "spec.versions[0].additionalPrinterColumns[2].jsonPath");
        check("spec.conversion.webhookClientConfig.url", "spec.conversion.webhook.clientConfig.url");
        check("<nil>", "");
        assert_eq!(authors_path(What::Object, "spec.version", &v1), "spec.version");
    }

    #[test]
    fn errors() {
        let value = json!({
            "metadata": {"labels": {"a b": "x", "ok": "y z"}, "annotations": {"A B": ""}, "finalizers": ["a/b", "c"]},
            "spec": {"one": 1},
        });
        let check = |what: What, field: &str, printed: Option<&str>, detail: &str, expected: &str| {
            let error = Error {
                field: field.to_owned(),
                kind: ErrorType::Invalid,
                value: printed.map(str::to_owned),
                detail: detail.to_owned(),
            };
            assert_eq!(of_error(what, &error, &value), expected, "{field} {detail}");
        };
        check(What::Object, "metadata.labels", Some("\"a b\""), "", "metadata.labels[a b]");
        check(What::Object, "metadata.labels", Some("\"y z\""), "", "metadata.labels[ok]");
        check(What::Object, "metadata.annotations", Some("\"a b\""), "", "metadata.annotations[A B]");
        check(What::Object, "metadata.finalizers", Some("\"c\""), "", "metadata.finalizers[1]");
        check(What::Object, "metadata.finalizers", Some("\"d\""), "", "metadata.finalizers");
        let oneof = "\"spec.one\" must validate one and only one schema (oneOf). Found none valid";
        check(What::Object, "<nil>", None, oneof, "spec.one");
        let number = "Checked value must be of type integer with format int32 in spec.one";
        check(What::Object, "<nil>", None, number, "spec.one");
        let rest = "some validation rules were not checked because the object was invalid in all";
        check(What::Object, "<nil>", None, rest, "");
        check(What::Object, "spec", Some("\"k\""), "spec.k in body is a forbidden property", "spec.k");
        check(What::Crd, "status.storedVersions", None, "must have at least one stored version", "spec.versions");
    }

    #[test]
    fn ways() {
        let value = json!({"spec": {"a.b": [{"c": 1}], "a": {"b[0]": 2}, "properties": {"x]": {"type": 3}}}});
        let check = |path: &str, expected: &[Step<'_>], complete: bool| {
            let (steps, _, is_complete) = steps(path, &value);
            assert_eq!((&steps[..], is_complete), (expected, complete), "{path}");
        };
        let spec = Step::Key("spec");
        check("", &[], true);
        check("spec.a.b[0].c", &[spec, Step::Key("a.b"), Step::Index(0), Step::Key("c")], true);
        check("spec.a.b[0].d", &[spec, Step::Key("a.b"), Step::Index(0)], false);
        check("spec.properties[x]].type", &[spec, Step::Key("properties"), Step::Key("x]"), Step::Key("type")], true);
        check("metadata.name", &[], false);
    }
}
