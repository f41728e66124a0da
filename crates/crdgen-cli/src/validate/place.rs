//! From the server's paths to those of the author, and to places in the text.

use std::ops::Range;

use crdgen_admission::field::ErrorType;
use crdgen_yaml::{Place, Step};
use serde_json::Value;

use super::document::{Document, What};
use super::source::Source;

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

/// `field`, as the server names it, as the author wrote it; empty for the document as a whole.
pub(crate) fn authors_path(what: What, field: &str, value: &Value) -> String {
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
/// than a word or is not there.
pub(crate) fn find(source: &Source, document: &Document, path: &str, kind: Option<ErrorType>) -> Range<usize> {
    let (own, value, is_complete) = steps(path, &document.value);
    let mut all: Vec<Step<'_>> =
        document.items.iter().flat_map(|index| [Step::Key("items"), Step::Index(*index)]).collect();
    all.extend(own);
    let wants_key = !is_complete || kind == Some(ErrorType::Required) || value.is_object() || value.is_array();
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
