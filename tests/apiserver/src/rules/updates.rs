//! Updates of CRDs and custom resources: what is forbidden, and what is overlooked because it was there before.

use crate::edit::Edit;

/// A name, changes that make the old CRD, and changes of that one that make the new.
type Row = (&'static str, &'static [Edit], &'static [Edit]);

const SECOND: Edit = (
    "/spec/versions/1",
    r#"{"name": "v2", "served": true, "storage": false, "schema": {"openAPIV3Schema": {"type": "object"}}}"#,
);
const WEBHOOK: Edit = (
    "/spec/conversion",
    r#"{"strategy": "Webhook", "webhook": {"conversionReviewVersions": ["v1"], "clientConfig": {"url": "https://a"}}}"#,
);

#[rustfmt::skip]
pub(super) const CRDS: &[Row] = &[
    ("update nothing", &[], &[]),
    ("B22 B24 other name", &[], &[("/metadata/name", "\"foos.g0000.example.com\"")]),
    ("B23 generation", &[], &[("/metadata/generation", "0")]),
    ("B6 negative generation", &[], &[("/metadata/generation", "-1")]),
    ("B7 labels twice", &[], &[("/metadata/labels", r#"{"a b": "c"}"#)]),
    ("B16 finalizer", &[], &[("/metadata/finalizers", r#"["a b"]"#)]),
    ("C6 schema taken away", &[], &[("/spec/versions/0/schema", "-")]),
    ("C7 C6 no schema before", &[("/spec/preserveUnknownFields", "true"), ("/spec/versions/0/schema", "-")], &[("/spec/names/categories", r#"["all"]"#)]),
    ("C7 no schema before, pruning now", &[("/spec/preserveUnknownFields", "true"), ("/spec/versions/0/schema", "-")], &[("/spec/preserveUnknownFields", "false")]),
    ("C9 preserveUnknownFields", &[], &[("/spec/preserveUnknownFields", "true")]),
    ("C9 preserveUnknownFields before", &[("/spec/preserveUnknownFields", "true")], &[("/spec/names/categories", r#"["all"]"#)]),
    ("F18 caBundle", &[WEBHOOK], &[("/spec/conversion/webhook/clientConfig/caBundle", "\"Zm9v\"")]),
    ("F18 caBundle before", &[WEBHOOK, ("/spec/conversion/webhook/clientConfig/caBundle", "\"Zm9v\"")], &[("/spec/names/categories", r#"["all"]"#)]),
    ("F22 review versions", &[WEBHOOK], &[("/spec/conversion/webhook/conversionReviewVersions", r#"["v9"]"#)]),
    ("F22 review versions before", &[WEBHOOK, ("/spec/conversion/webhook/conversionReviewVersions", r#"["v9"]"#)], &[("/spec/names/categories", r#"["all"]"#)]),
    ("I9 nine fields before", &[("@", r#"{"a": {"type": "string"}, "b": {"type": "string"}, "c": {"type": "string"}, "d": {"type": "string"}, "e": {"type": "string"}, "f": {"type": "boolean"}, "g": {"type": "integer"}, "h": {"type": "string"}, "i": {"type": "string"}}"#), ("/spec/versions/0/selectableFields", r#"[{"jsonPath": ".spec.a"}, {"jsonPath": ".spec.b"}, {"jsonPath": ".spec.c"}, {"jsonPath": ".spec.d"}, {"jsonPath": ".spec.e"}, {"jsonPath": ".spec.f"}, {"jsonPath": ".spec.g"}, {"jsonPath": ".spec.h"}, {"jsonPath": ".spec.i"}]"#)], &[("/spec/names/categories", r#"["all"]"#)]),
    ("K1 type before", &[("/spec/preserveUnknownFields", "true"), ("@/text/type", "\"text\"")], &[("@/count/type", "\"number9\"")]),
    ("K1 type new", &[], &[("@/text/type", "\"text\"")]),
    ("L4 set of lists before", &[("@/list", r#"{"type": "array", "x-kubernetes-list-type": "set", "items": {"type": "array", "items": {"type": "string"}}}"#)], &[("@/text/maxLength", "1")]),
    ("L5 set of objects before", &[("@/rows/x-kubernetes-list-type", "\"set\"")], &[("@/text/maxLength", "1")]),
    ("L16 key before", &[("@/rows", r#"{"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["key"], "items": {"type": "object", "properties": {"key": {"type": "string"}}}}"#)], &[("@/text/maxLength", "1")]),
    ("L16 key new", &[], &[("@/rows", r#"{"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["key"], "items": {"type": "object", "properties": {"key": {"type": "string"}}}}"#)]),
    ("M structural before", &[("/spec/preserveUnknownFields", "true"), ("@/text/type", "-")], &[("@/list/items", "-")]),
    ("M structural before, pruning now", &[("/spec/preserveUnknownFields", "true"), ("@/text/type", "-")], &[("/spec/preserveUnknownFields", "false")]),
    ("M structural before, default now", &[("/spec/preserveUnknownFields", "true"), ("@/text/type", "-")], &[("@/count/default", "1")]),
    ("M structural before, extension now", &[("/spec/preserveUnknownFields", "true"), ("@/text/type", "-")], &[("@/sub", r#"{"x-kubernetes-int-or-string": true}"#)]),
    ("N1 default before", &[("~/properties/spec/default", r#"{"nope": 1}"#)], &[("@/text/maxLength", "1")]),
    ("N4 default before", &[("@/text/default", "1")], &[("@/count/maximum", "1")]),
    ("Q3 stored version taken away", &[SECOND], &[("/spec/versions/0", r#"{"name": "v3", "served": true, "storage": true, "schema": {"openAPIV3Schema": {"type": "object"}}}"#)]),
    ("Q storage version moved", &[SECOND], &[("/spec/versions/0/storage", "false"), ("/spec/versions/1/storage", "true")]),
    ("Q4 no approval before", &[("/spec/group", "\"g0000.k8s.io\""), ("/metadata/name", "\"widgets.g0000.k8s.io\"")], &[("@/text/maxLength", "1")]),
    ("Q4 approval taken away", &[("/spec/group", "\"g0000.k8s.io\""), ("/metadata/name", "\"widgets.g0000.k8s.io\""), ("/metadata/annotations", r#"{"api-approved.kubernetes.io": "unapproved"}"#)], &[("/metadata/annotations", "-")]),
    ("Q6 scope", &[], &[("/spec/scope", "\"Cluster\"")]),
    ("Q7 kind", &[], &[("/spec/names/kind", "\"Gadget\"")]),
    ("Q8 group", &[], &[("/spec/group", "\"g0001.example.com\"")]),
    ("Q9 plural", &[], &[("/spec/names/plural", "\"gadgets\"")]),
    ("S1 format before", &[("@/text/format", "\"bogus\"")], &[("@/count/format", "\"bogus\"")]),
    ("S1 format new", &[], &[("@/text/format", "\"bogus\"")]),
    ("S2 set before", &[("@/rows/x-kubernetes-list-type", "\"set\""), ("@/rows/items/x-kubernetes-map-type", "\"atomic\"")], &[("@/text/maxLength", "1")]),
    ("1.5 unknown field", &[], &[("/spec/bogus", "1")]),
];

/// A name, a schema of `spec`, the old `spec` and the new.
type Change = (&'static str, &'static str, &'static str, &'static str);

const BOUNDS: &str = r#"{"type": "object", "required": ["r"], "properties": {"a": {"type": "string", "maxLength": 1}, "r": {"type": "integer", "minimum": 5}, "l": {"type": "array", "maxItems": 1, "items": {"type": "string", "maxLength": 1}}, "m": {"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["k"], "items": {"type": "object", "required": ["k"], "properties": {"k": {"type": "string"}, "v": {"type": "string", "maxLength": 1}}}}, "s": {"type": "array", "x-kubernetes-list-type": "set", "items": {"type": "string"}}, "o": {"type": "object", "properties": {"x": {"type": "string", "enum": ["A"]}, "y": {"type": "string"}}, "anyOf": [{"required": ["x"]}]}, "d": {"type": "string", "default": "z"}}}"#;

#[rustfmt::skip]
pub(super) const OBJECTS: &[Change] = &[
    ("3.2 keep what is wrong", BOUNDS, r#"{"r": 1, "a": "long"}"#, r#"{"r": 1, "a": "long", "d": "new"}"#),
    ("3.2 change what is wrong", BOUNDS, r#"{"r": 1, "a": "long"}"#, r#"{"r": 2, "a": "longer"}"#),
    ("3.2 make wrong what was right", BOUNDS, r#"{"r": 5, "a": "x"}"#, r#"{"r": 4, "a": "xx"}"#),
    ("3.2 keep a missing field", BOUNDS, r#"{"a": "x"}"#, r#"{"a": "y"}"#),
    ("3.2 take a required field away", BOUNDS, r#"{"r": 5}"#, "{}"),
    ("3.2 keep a wrong list", BOUNDS, r#"{"r": 5, "l": ["long", "b"]}"#, r#"{"r": 6, "l": ["long", "b"]}"#),
    ("3.2 change one of a wrong list", BOUNDS, r#"{"r": 5, "l": ["long", "b"]}"#, r#"{"r": 5, "l": ["long", "c"]}"#),
    ("3.2 keep a wrong item of a map", BOUNDS, r#"{"r": 5, "m": [{"k": "a", "v": "long"}, {"k": "b"}]}"#, r#"{"r": 5, "m": [{"k": "b", "v": "x"}, {"k": "a", "v": "long"}]}"#),
    ("3.2 change a wrong item of a map", BOUNDS, r#"{"r": 5, "m": [{"k": "a", "v": "long"}]}"#, r#"{"r": 5, "m": [{"k": "a", "v": "longer"}]}"#),
    ("3.2 keep duplicates of a set", BOUNDS, r#"{"r": 5, "s": ["a", "a"]}"#, r#"{"r": 6, "s": ["a", "a", "b", "b"]}"#),
    ("3.2 new duplicates of a set", BOUNDS, r#"{"r": 5, "s": ["a"]}"#, r#"{"r": 5, "s": ["a", "a"]}"#),
    ("3.2 keep what no alternative takes", BOUNDS, r#"{"r": 5, "o": {"y": "a"}}"#, r#"{"r": 6, "o": {"y": "a"}}"#),
    ("3.2 change what no alternative takes", BOUNDS, r#"{"r": 5, "o": {"y": "a"}}"#, r#"{"r": 5, "o": {"y": "b"}}"#),
    ("3.2 keep a wrong enum", BOUNDS, r#"{"r": 5, "o": {"x": "B"}}"#, r#"{"r": 5, "o": {"x": "B", "y": "c"}}"#),
    ("3.2 keep a wrong type", BOUNDS, r#"{"r": "x", "a": 1}"#, r#"{"r": "x", "a": 1, "d": "c"}"#),
    ("3.2 unknown field", BOUNDS, r#"{"r": 5}"#, r#"{"r": 5, "nope": 1}"#),
    ("3.2 null and default", BOUNDS, r#"{"r": 5, "d": "c"}"#, r#"{"r": 5, "d": null}"#),
    ("3.2 list made a text", BOUNDS, r#"{"r": 5, "l": ["a"]}"#, r#"{"r": 5, "l": "a"}"#),
];
