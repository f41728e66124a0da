//! Documents that break one rule each, by the numbers of the rules' catalogue, and some that just keep it. Their verdicts
//! are in `recorded/`.

mod crds;
mod objects;
mod updates;

use serde_json::{Value, json};

use crate::case::Case;
use crate::edit::{Edit, edited, parse};

/// A CRD as small as it gets with a field of each kind.
pub fn base() -> Value {
    json!({
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": "widgets.g0000.example.com"},
        "spec": {
            "group": "g0000.example.com",
            "names": {"plural": "widgets", "kind": "Widget"},
            "scope": "Namespaced",
            "versions": [{
                "name": "v1",
                "served": true,
                "storage": true,
                "schema": {"openAPIV3Schema": {"type": "object", "properties": {"spec": {"type": "object", "properties": {
                    "text": {"type": "string"},
                    "count": {"type": "integer"},
                    "list": {"type": "array", "items": {"type": "string"}},
                    "rows": {"type": "array", "items": {
                        "type": "object", "required": ["key"], "properties": {"key": {"type": "string"}, "sub": {"type": "object"}},
                    }},
                }}}}},
            }],
        },
    })
}

/// All cases, each with a name that starts with the number of its rule.
pub fn all() -> Vec<(String, Case)> {
    let mut cases = Vec::new();
    for (name, edits) in crds::CRDS {
        cases.push(((*name).to_owned(), Case::crd(edited(base(), edits))));
    }
    for (name, old, new) in updates::CRDS {
        let old = edited(base(), old);
        cases.push(((*name).to_owned(), Case::crd(edited(old.clone(), new)).from_old(old)));
    }
    for (name, schema, values) in objects::OBJECTS {
        for (n, value) in values.iter().enumerate() {
            let crd = with_spec(schema);
            cases.push((format!("{name} #{n}"), Case::object(crd, "v1", object(value))));
        }
    }
    for (name, edits, changes) in objects::WHOLE {
        let crd = edited(with_spec(r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#), edits);
        let new = edited(object(r#"{"a": "b"}"#), changes);
        cases.push(((*name).to_owned(), Case::object(crd, "v1", new)));
    }
    for (name, schema, old, new) in updates::OBJECTS {
        cases.push(((*name).to_owned(), Case::object(with_spec(schema), "v1", object(new)).from_old(object(old))));
    }
    cases
}

/// The base with this schema of `spec`.
fn with_spec(schema: &str) -> Value {
    const SCHEMA: &str = "/spec/versions/0/schema/openAPIV3Schema/properties/spec";
    let mut crd = base();
    crate::edit::set(&mut crd, SCHEMA, parse(schema));
    crd
}

/// A custom resource with this `spec`.
fn object(spec: &str) -> Value {
    json!({"apiVersion": "g0000.example.com/v1", "kind": "Widget", "metadata": {"name": "w"}, "spec": parse(spec)})
}

/// A row of CRDs: its name and how the base is changed.
type Row = (&'static str, &'static [Edit]);
