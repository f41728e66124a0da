//! The documents of a text, and what they are.

use std::ops::Range;

use crdgen_yaml::{Limits, Problem};
use serde_json::Value;

use super::builtin;
use super::source::MAX_BYTES;

const LIMITS: Limits = Limits { bytes: MAX_BYTES, depth: 1000 };

/// A document, or an item of a list of documents.
#[derive(Debug)]
pub(crate) struct Document {
    /// Which one it is in its text, from 0.
    pub(crate) index: usize,
    /// The way into the list that it is an item of: indices into `items`.
    pub(crate) items: Vec<usize>,
    /// Where the whole document stands in its text.
    pub(crate) range: Range<usize>,
    pub(crate) value: Value,
    /// Keys that stand twice; of a text that cannot be read, why.
    pub(crate) problems: Vec<Problem>,
}

/// What is judged, and by which rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Crd,
    /// A v1beta1 CRD or a ThirdPartyResource.
    FormerCrd,
    ApiService,
    /// Perhaps of a CRD.
    Object,
    /// A text that is none.
    Unreadable,
    /// Of a kind that Kubernetes itself serves, or nothing that is sent to a server.
    Other,
}

/// The documents of `text`. Lists are taken apart; a document that says nothing is none.
///
/// # Errors
/// It is no YAML and no JSON, or too deep.
pub(crate) fn read(text: &str) -> Result<Vec<Document>, Problem> {
    let mut documents = Vec::new();
    for (index, document) in crdgen_yaml::read(text, &LIMITS)?.into_iter().enumerate() {
        let crdgen_yaml::Document { value, range, duplicate_keys } = document;
        if !value.is_null() {
            let document = Document { index, range, problems: duplicate_keys, ..Document::new(value) };
            expand(document, &mut documents);
        }
    }
    Ok(documents)
}

fn expand(mut list: Document, documents: &mut Vec<Document>) {
    let kind = list.text("kind");
    let Some(item_kind) = kind.strip_suffix("List").map(str::to_owned) else { return documents.push(list) };
    let api_version = list.value.get("apiVersion").cloned();
    let items = match list.value.get_mut("items") {
        Some(Value::Array(items)) => std::mem::take(items),
        // `kubectl get` writes an empty list of no kind so.
        Some(Value::Null) if item_kind.is_empty() => Vec::new(),
        _ => return documents.push(list),
    };
    for (index, mut value) in items.into_iter().enumerate() {
        // The items of a typed list need not say again what they are.
        if let Some(fields) = value.as_object_mut()
            && !(item_kind.is_empty() || fields.contains_key("kind") || fields.contains_key("apiVersion"))
        {
            fields.insert("kind".to_owned(), Value::String(item_kind.clone()));
            fields.extend(api_version.clone().map(|api_version| ("apiVersion".to_owned(), api_version)));
        }
        let items = list.items.iter().copied().chain([index]).collect();
        let problems = std::mem::take(&mut list.problems);
        expand(Document { index: list.index, items, range: list.range.clone(), value, problems }, documents);
    }
}

impl Document {
    /// A document without a text.
    pub(crate) fn new(value: Value) -> Self {
        Self { index: 0, items: Vec::new(), range: 0..0, value, problems: Vec::new() }
    }

    /// Which item of a list it is: `items[2]`; empty if it is none.
    pub(crate) fn item(&self) -> String {
        let items: Vec<_> = self.items.iter().map(|index| format!("items[{index}]")).collect();
        items.join(".")
    }

    /// A field of the document itself; empty if it is no text.
    pub(crate) fn text(&self, field: &str) -> &str {
        self.value.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    fn metadata(&self, field: &str) -> &str {
        self.value.get("metadata").and_then(|metadata| metadata.get(field)).and_then(Value::as_str).unwrap_or_default()
    }

    /// `metadata.name`
    pub(crate) fn name(&self) -> &str {
        self.metadata("name")
    }

    /// `metadata.namespace`
    pub(crate) fn namespace(&self) -> &str {
        self.metadata("namespace")
    }

    /// The group of `apiVersion`.
    pub(crate) fn group(&self) -> &str {
        self.text("apiVersion").split_once('/').map_or("", |(group, _)| group)
    }

    /// What two states of one object have in common.
    pub(crate) fn identity(&self) -> [&str; 4] {
        [self.group(), self.text("kind"), self.namespace(), self.name()]
    }

    /// What this is. `is_named` says that the user gave the file itself: then it is meant to be judged.
    pub(crate) fn what(&self, is_named: bool) -> What {
        let (api_version, kind) = (self.text("apiVersion"), self.text("kind"));
        match (api_version, kind) {
            ("apiextensions.k8s.io/v1beta1", _) | (_, "ThirdPartyResource") => What::FormerCrd,
            ("apiextensions.k8s.io/v1", _) | (_, "CustomResourceDefinition") => What::Crd,
            ("", "APIService") => What::ApiService,
            _ if self.group() == "apiregistration.k8s.io" => What::ApiService,
            _ if builtin::is_kind(self.group(), kind) => What::Other,
            // A folder also holds the values of charts, the settings of editors, and the like.
            _ if !is_named && self.value.get("kind").is_none() && self.value.get("metadata").is_none() => What::Other,
            _ => What::Object,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lists() {
        let item = json!({"apiVersion": "a/v1", "kind": "Tab"});
        let nested = json!({"kind": "List", "items": [item, {"kind": "TabList", "apiVersion": "a/v1", "items": [{}]}]});
        let mut found = Vec::new();
        expand(Document::new(nested), &mut found);
        let items: Vec<_> = found.iter().map(|document| (&document.items[..], &document.value)).collect();
        assert_eq!(items, [(&[0][..], &item), (&[1, 0][..], &item)]);

        let no_list = json!({"kind": "AllowList", "spec": {}});
        let mut found = Vec::new();
        expand(Document::new(no_list.clone()), &mut found);
        assert_eq!(found[0].value, no_list);
    }

    #[test]
    fn kinds() {
        let check = |value: Value, is_named: bool, expected: What| {
            assert_eq!(Document::new(value.clone()).what(is_named), expected, "{value}");
        };
        check(json!({"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition"}), false, What::Crd);
        check(json!({"kind": "CustomResourceDefinition"}), false, What::Crd);
        check(json!({"apiVersion": "apiextensions.k8s.io/v1beta1"}), false, What::FormerCrd);
        check(json!({"apiVersion": "extensions/v1beta1", "kind": "ThirdPartyResource"}), false, What::FormerCrd);
        check(json!({"apiVersion": "apiregistration.k8s.io/v1", "kind": "APIService"}), false, What::ApiService);
        check(json!({"apiVersion": "apps/v1", "kind": "Deployment"}), true, What::Other);
        check(json!({"apiVersion": "v1", "kind": "Secret"}), true, What::Other);
        check(json!({"apiVersion": "v1", "kind": "Tab"}), false, What::Object);
        check(json!({"replicaCount": 1}), false, What::Other);
        check(json!({"replicaCount": 1}), true, What::Object);
        check(json!([]), true, What::Object);
    }
}
