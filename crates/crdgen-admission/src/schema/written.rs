//! The JSON of a schema, for the few rules that tell an empty list from none.

use serde_json::Value;

use super::Source;
use crate::field::Path;

/// The lists of which Go keeps an empty one in the structural view, where it is not the same as none.
pub(super) const LISTS: [&str; 3] = ["required", "x-kubernetes-list-map-keys", "x-kubernetes-validations"];

/// A schema as the document writes it, and the path at which it stands. Nothing is looked up before it matters.
#[derive(Clone, Copy)]
pub(super) struct Written<'s> {
    json: &'s Value,
    top: &'s Path<'s>,
}

impl<'s> Written<'s> {
    /// `schema`, which stands at `top`.
    pub(super) fn new(schema: Source<'s>, top: &'s Path<'s>) -> Self {
        Self { json: schema.json, top }
    }

    /// What stands at `path`.
    pub(super) fn at(self, path: &Path<'_>) -> Option<&'s Value> {
        path.find(self.top, self.json)
    }

    /// Whether one of `keywords` at `path` is an empty list or object.
    pub(super) fn has_empty(self, path: &Path<'_>, keywords: &[&str]) -> bool {
        let is_empty = |value: &Value| match value {
            Value::Array(list) => list.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            _ => false,
        };
        self.at(path).is_some_and(|schema| keywords.iter().any(|keyword| schema.get(keyword).is_some_and(is_empty)))
    }
}
