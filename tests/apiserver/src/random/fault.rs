//! Faults: what a person or a program may do to a right document.

use fastrand::Rng;
use serde_json::{Value, json};

use super::schema::schema;
use super::value::any;
use super::{json_of, once_in, pick};
use crate::edit::{pointers, remove, set};

/// `crd` with some faults, or none.
pub fn faulty_crd(rng: &mut Rng, mut crd: Value) -> Value {
    for _ in 0..count(rng) {
        match rng.u32(..10) {
            0..5 => keyword(rng, &mut crd),
            5..7 => part(rng, &mut crd),
            7 => metadata(rng, &mut crd),
            _ => anywhere(rng, &mut crd),
        }
    }
    crd
}

/// `object` with some faults, or none.
pub fn faulty_object(rng: &mut Rng, mut object: Value) -> Value {
    for _ in 0..count(rng) {
        match rng.u32(..10) {
            0 => metadata(rng, &mut object),
            1 => {
                let (pointer, values) = pick(rng, &OBJECT_PARTS);
                set(&mut object, pointer, json_of(rng, values));
            }
            _ => anywhere(rng, &mut object),
        }
    }
    object
}

/// Many documents have none, so that what they have otherwise counts.
fn count(rng: &mut Rng) -> u32 {
    *pick(rng, &[0, 0, 0, 1, 1, 1, 1, 2, 2, 4])
}

/// Anything may be gone, there twice, of another kind, or under another name.
fn anywhere(rng: &mut Rng, document: &mut Value) {
    let all = pointers(document);
    let Some(pointer) = all.get(rng.usize(..all.len())).filter(|pointer| !pointer.is_empty()) else { return };
    match rng.u32(..8) {
        0 | 1 => drop(remove(document, pointer)),
        2 => set(document, pointer, Value::Null),
        3 => set(document, &format!("{pointer}/bogus"), any(rng)),
        4 => {
            if let Some(Value::Array(items)) = document.pointer_mut(pointer)
                && let Some(item) = items.first().cloned()
            {
                items.push(item);
            }
        }
        5 => {
            let from: &String = pick(rng, &all);
            let other = document.pointer(from).cloned();
            set(document, pointer, other.unwrap_or_default());
        }
        _ => set(document, pointer, any(rng)),
    }
}

/// A keyword of schemas, in a place where there is a schema.
fn keyword(rng: &mut Rng, crd: &mut Value) {
    let all = schemas(crd);
    if all.is_empty() {
        return;
    }
    let at = pick(rng, &all).clone();
    if once_in(rng, 10) {
        let name =
            *pick(rng, &["properties/a", "items", "additionalProperties", "not", "allOf/0", "anyOf/0", "oneOf/1"]);
        let other = schema(rng, 2);
        return set(crd, &format!("{at}/{name}"), other);
    }
    let (keyword, values) = pick(rng, &KEYWORDS);
    set(crd, &format!("{at}/{keyword}"), json_of(rng, values));
}

/// The pointers to all schemas of a CRD.
fn schemas(crd: &Value) -> Vec<String> {
    let one = |pointer: &String| {
        let mut steps = pointer.rsplit('/');
        let (last, parent) = (steps.next().unwrap_or_default(), steps.next().unwrap_or_default());
        pointer.contains("/openAPIV3Schema")
            && (["openAPIV3Schema", "items", "not", "additionalProperties"].contains(&last) && parent != "properties"
                || ["properties", "allOf", "anyOf", "oneOf"].contains(&parent))
            && crd.pointer(pointer).is_some_and(Value::is_object)
    };
    pointers(crd).into_iter().filter(one).collect()
}

fn part(rng: &mut Rng, crd: &mut Value) {
    let (pointer, values) = pick(rng, &CRD_PARTS);
    set(crd, pointer, json_of(rng, values));
    if once_in(rng, 4) && crd["spec"]["group"].is_string() && crd["spec"]["names"]["plural"].is_string() {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let name = format!("{}.{}", text(&crd["spec"]["names"]["plural"]), text(&crd["spec"]["group"]));
        crd["metadata"] = json!({"name": name});
    }
}

fn metadata(rng: &mut Rng, document: &mut Value) {
    let (key, values) = pick(rng, &METADATA);
    set(document, &format!("/metadata/{key}"), json_of(rng, values));
}

type Table<const N: usize> = [(&'static str, &'static [&'static str]); N];

const TEXTS: &[&str] = &[
    "\"\"",
    "\"A\"",
    "\"a b\"",
    "\"a.b\"",
    "\"1a\"",
    "\"a_b\"",
    "\"é\"",
    r#"{"$repeat": ["a", 64]}"#,
    "\"-a\"",
    "null",
    "1",
];
const BOOLS: &[&str] = &["true", "false", "null", "\"true\""];
const NUMBERS: &[&str] = &["0", "1", "-1", "1.5", "2", "1e3", "9223372036854775808", "\"1\"", "null", "1e300"];
const SCHEMAS: &[&str] = &[
    "{}",
    r#"{"type": "string"}"#,
    r#"{"maxLength": 1}"#,
    r#"{"type": "object", "properties": {"z": {"type": "string"}}}"#,
    r#"{"properties": {"z": {}}}"#,
    r#"{"items": {}}"#,
    r#"{"additionalProperties": true}"#,
    "null",
    "true",
    r#"{"pattern": "["}"#,
    r#"{"default": 1, "title": "x", "nullable": true}"#,
    r#"{"x-kubernetes-int-or-string": true}"#,
    r#"{"properties": {"metadata": {}}}"#,
    r#"{"format": "bogus"}"#,
    r#"{"required": ["a"]}"#,
    r#"{"$ref": "x"}"#,
];
const LISTS: &[&str] = &[
    "[]",
    "[{}]",
    r#"[{"type": "integer"}, {"type": "string"}]"#,
    r#"[{"type": "string"}, {"type": "integer"}]"#,
    r#"[{"required": ["a"]}, {"required": ["b"]}]"#,
    r#"[{"properties": {"a": {"maxLength": 1}}}]"#,
    r#"[{"anyOf": [{"type": "integer"}, {"type": "string"}]}]"#,
    r#"[{"properties": {"z": {"pattern": "a"}}}, {"not": {}}]"#,
    "null",
    "{}",
    r#"[{"items": {"type": "string"}, "description": "x"}]"#,
    r#"[null]"#,
];

/// Keywords of schemas with values that fit somewhere, or nowhere.
#[rustfmt::skip]
const KEYWORDS: Table<46> = [
    ("type", &["\"string\"", "\"object\"", "\"array\"", "\"integer\"", "\"number\"", "\"boolean\"", "\"null\"", "\"text\"", "\"\"", "[\"string\"]", "null"]),
    ("format", &["\"date\"", "\"int32\"", "\"bogus\"", "\"\"", "\"int-or-string\"", "\"double\"", "1"]),
    ("title", TEXTS), ("description", TEXTS), ("id", &["\"x\"", "\"\""]), ("$schema", &["\"x\"", "\"\""]), ("$ref", &["\"x\"", "\"\"", "null"]),
    ("nullable", BOOLS), ("default", &["null", "1", "\"a\"", "{}", "[]", "true", "{\"z\": 1}", "[{}]", "1.5", "[\"a\", \"a\"]", "{\"key\": null}"]),
    ("example", &["null", "1", "{\"a\": 1}"]), ("externalDocs", &["{}", "{\"url\": 1}", "null", "{\"url\": \"x\"}"]),
    ("enum", &["[]", "[null]", "[1, \"a\"]", "[\"a\"]", "{}", "null", "[{\"a\": 1}, [1]]", "[1.0]"]),
    ("maxLength", NUMBERS), ("minLength", NUMBERS), ("maxItems", NUMBERS), ("minItems", NUMBERS), ("maxProperties", NUMBERS), ("minProperties", NUMBERS),
    ("maximum", NUMBERS), ("minimum", NUMBERS), ("multipleOf", NUMBERS), ("exclusiveMaximum", BOOLS), ("exclusiveMinimum", BOOLS), ("uniqueItems", BOOLS),
    ("pattern", &["\"a\"", "\"[\"", "\"(?=a)\"", "\"a{1001}\"", "\"\"", "\"\\\\p{Foo}\"", "\"(a\"", "\"*\"", "\"\\\\1\"", "\"(?P<n>a)(?P<n>b)\"", "\"a**\"", "\"\\\\Qa\"", "\"[z-a]\"", "\"(?i)x\"", "\"\\\\8\""]),
    ("required", &["[]", "[\"a\"]", "[\"z\", \"z\"]", "[\"\"]", "[1]", "\"a\"", "null", "[\"metadata\"]"]),
    ("properties", &["{}", "null", r#"{"a": {"type": "string"}}"#, r#"{"z": {}}"#, r#"{"metadata": {"type": "object", "description": "x"}}"#, r#"{"kind": {"type": "string", "default": "x"}}"#, r#"{"a": null}"#, "[]"]),
    ("additionalProperties", SCHEMAS), ("items", SCHEMAS), ("not", SCHEMAS), ("items", &["[]", r#"[{"type": "string"}]"#, "[{}, {}]"]),
    ("allOf", LISTS), ("anyOf", LISTS), ("oneOf", LISTS),
    ("additionalItems", &["true", "false", "{}", "null"]), ("definitions", &["{}", r#"{"a": {}}"#, "null"]), ("dependencies", &["{}", r#"{"a": ["b"]}"#, r#"{"a": {}}"#, "null"]),
    ("patternProperties", &["{}", r#"{"a": {"type": "string"}}"#, "null"]),
    ("x-kubernetes-preserve-unknown-fields", BOOLS), ("x-kubernetes-embedded-resource", BOOLS), ("x-kubernetes-int-or-string", BOOLS),
    ("x-kubernetes-list-type", &["\"atomic\"", "\"set\"", "\"map\"", "\"bag\"", "\"\"", "null"]),
    ("x-kubernetes-list-map-keys", &["[\"key\"]", "[]", "[\"a\", \"a\"]", "[\"nope\"]", "null", "[\"key\", \"a\"]"]),
    ("x-kubernetes-map-type", &["\"atomic\"", "\"granular\"", "\"set\"", "\"\"", "null"]),
    ("x-kubernetes-validations", &["[]", "null", r#"[{"rule": ""}]"#, r#"[{"rule": " ", "message": "", "reason": "x", "fieldPath": ""}]"#, r#"[{"rule": "true", "message": "a\nb"}]"#, r#"[{"rule": "true\n", "fieldPath": ".nope"}]"#]),
    ("x-bogus", &["1", "null"]),
];

#[rustfmt::skip]
const CRD_PARTS: Table<37> = [
    ("/apiVersion", &["\"v1\"", "\"apiextensions.k8s.io/v1beta1\"", "\"\"", "1", "\"a/b/c\""]), ("/kind", &["\"Foo\"", "\"\"", "1", "null"]),
    ("/spec/group", TEXTS), ("/spec/group", &["\"example\"", "\"a.k8s.io\"", "\"g0000.kubernetes.io\"", "\"A.b\"", "\"g0000.other.com\""]),
    ("/spec/scope", &["\"Cluster\"", "\"Namespaced\"", "\"\"", "\"namespaced\"", "null"]),
    ("/spec/names/plural", TEXTS), ("/spec/names/kind", TEXTS), ("/spec/names/singular", TEXTS), ("/spec/names/listKind", TEXTS), ("/spec/names/listKind", &["\"Widget\""]),
    ("/spec/names/shortNames", &["[\"a\", \"a\"]", "[\"A\"]", "[\"\"]", "null", "\"a\"", "[1]"]), ("/spec/names/categories", &["[\"A b\"]", "[\"all\", \"\"]", "null"]),
    ("/spec/names/bogus", &["1"]), ("/spec/bogus", &["{}"]), ("/bogus", &["null"]),
    ("/spec/versions", &["[]", "null", "{}", "[{}]", "[null]"]), ("/spec/versions/0/name", TEXTS), ("/spec/versions/0/served", BOOLS), ("/spec/versions/0/storage", BOOLS),
    ("/spec/versions/0/deprecated", BOOLS), ("/spec/versions/0/deprecationWarning", &["\"\"", "\"a\\nb\"", "\"old\"", r#"{"$repeat": ["a", 257]}"#, "\"\\u200b\"", "null"]),
    ("/spec/versions/0/schema", &["{}", "null", r#"{"openAPIV3Schema": null}"#, r#"{"openAPIV3Schema": {}}"#, "[]", r#"{"openAPIV3Schema": {"type": "string"}}"#]),
    ("/spec/versions/1", &[r#"{"name": "v9", "served": true, "storage": false}"#, r#"{"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema": {"type": "object"}}}"#, r#"{"name": "v9", "served": true, "storage": false, "schema": {"openAPIV3Schema": {"type": "object", "nullable": true}}}"#]),
    ("/spec/versions/0/subresources", &["{}", "null", r#"{"status": {}}"#, r#"{"status": null}"#, r#"{"status": {"a": 1}}"#, r#"{"scale": {}}"#, r#"{"scale": {"specReplicasPath": ".spec.replicas", "statusReplicasPath": ".status.replicas"}}"#]),
    ("/spec/versions/0/subresources/scale/specReplicasPath", &["\"\"", "\".spec\"", "\"spec.a\"", "\".status.a\"", "\".spec.a[0]\"", "\".spec.replicas\""]),
    ("/spec/versions/0/subresources/scale/statusReplicasPath", &["\"\"", "\".status\"", "\".spec.a\"", "\".status.replicas\""]),
    ("/spec/versions/0/subresources/scale/labelSelectorPath", &["\"\"", "\".a\"", "\".spec.name\"", "\"x\""]),
    ("/spec/versions/0/additionalPrinterColumns", &["[]", "null", "[{}]", r#"[{"name": "A", "type": "text", "jsonPath": "a", "format": "x"}]"#, r#"[{"name": "A", "type": "integer", "jsonPath": ".a", "format": "int32", "priority": -1}, {"name": "A", "type": "integer", "jsonPath": ".["}]"#]),
    ("/spec/versions/0/selectableFields", &["[]", "null", "[{}]", r#"[{"jsonPath": ".spec.a"}]"#, r#"[{"jsonPath": ".spec.a"}, {"jsonPath": ".spec.a"}]"#, r#"[{"jsonPath": ".metadata.name"}, {"jsonPath": ".spec"}, {"jsonPath": "a"}, {"jsonPath": ".spec['a']"}, {"jsonPath": ".spec.with-dash"}]"#, r#"[{"jsonPath": ".apiVersion"}, {"jsonPath": ".status.name"}]"#]),
    ("/spec/conversion", &["{}", "null", r#"{"strategy": "None"}"#, r#"{"strategy": "Nope"}"#, r#"{"strategy": "Webhook"}"#, r#"{"strategy": "None", "webhook": {"conversionReviewVersions": ["v1"]}}"#, r#"{"strategy": "None", "webhook": {"clientConfig": {}}}"#]),
    ("/spec/conversion/strategy", &["\"Webhook\"", "\"\""]),
    ("/spec/conversion/webhook/conversionReviewVersions", &["[]", "[\"v1\"]", "[\"v2\"]", "[\"V\", \"v1\", \"v1\"]", "null"]),
    ("/spec/conversion/webhook/clientConfig", &["{}", "null", r#"{"url": "https://a"}"#, r#"{"url": ""}"#, r#"{"url": "http://a?b"}"#, r#"{"url": "https://a:x"}"#, r#"{"service": {"name": "a", "namespace": "b", "path": "/x//y", "port": 0}}"#, r#"{"service": {}}"#, r#"{"caBundle": "YQ==", "url": "https://a"}"#, r#"{"caBundle": "x"}"#]),
    ("/spec/conversion", &[r#"{"strategy": "Webhook", "webhook": {"conversionReviewVersions": ["v1"], "clientConfig": {"url": "https://a"}}}"#]),
    ("/spec/preserveUnknownFields", BOOLS), ("/status", &["{}", "null", r#"{"storedVersions": ["x"]}"#, r#"{"conditions": [{"type": "x", "status": "True"}]}"#, "1"]),
    ("/spec/versions/0/bogus", &["1"]),
];

#[rustfmt::skip]
const METADATA: Table<18> = [
    ("name", TEXTS), ("name", &["\"widgets.example.com\"", r#"{"$repeat": ["a", 254]}"#, "{}"]), ("generateName", &["\"a-\"", "\"A\"", "\"\"", "null", "1"]), ("namespace", &["\"\"", "\"default\"", "\"x\"", "null", "1"]),
    ("labels", &["{}", "null", r#"{"a b": "c"}"#, r#"{"a": "b c"}"#, r#"{"a": 1}"#, r#"{"A/b": "c"}"#, r#"{"": ""}"#, r#"{"a": null}"#, "[]"]),
    ("annotations", &["{}", "null", r#"{"a b": "c"}"#, r#"{"A.b/C": "c"}"#, r#"{"a": true}"#, r#"{"api-approved.kubernetes.io": "unapproved"}"#, r#"{"api-approved.kubernetes.io": "x"}"#]),
    ("finalizers", &["[]", "null", "[\"a\"]", "[\"a.b/c\", \"a b\"]", "[\"orphan\", \"foregroundDeletion\"]", "[\"\"]", "\"a\"", "[1]", "[\"a.b\"]"]),
    ("ownerReferences", &["[]", "null", "[{}]", r#"[{"apiVersion": "v1", "kind": "Pod", "name": "p", "uid": "u"}]"#, r#"[{"apiVersion": "a/b/c", "kind": "Pod", "name": "p", "uid": "u"}]"#, r#"[{"apiVersion": "v1", "kind": "Event", "name": "p", "uid": "u"}]"#, r#"[{"apiVersion": "v1", "kind": "A", "name": "p", "uid": "u", "controller": true, "blockOwnerDeletion": null}, {"apiVersion": "v1", "kind": "B", "name": "q", "uid": "w", "controller": true}]"#, r#"[{"bogus": 1}]"#]),
    ("uid", &["\"\"", "null", "1"]), ("generation", &["0", "-1", "5", "1.5", "\"1\"", "null"]), ("creationTimestamp", &["null", "\"2020-01-01T00:00:00Z\"", "\"x\"", "1"]),
    ("deletionTimestamp", &["null", "\"2020-01-01T00:00:00Z\""]), ("deletionGracePeriodSeconds", &["null", "1", "-1"]), ("selfLink", &["\"a\"", "null", "1"]),
    ("managedFields", &["[]", "null", "[{}]", r#"[{"manager": "a", "operation": "Apply"}]"#, r#"[{"operation": "x", "time": "y"}]"#]), ("bogus", &["1"]),
    ("resourceVersion", &["\"\"", "null", "1"]), ("clusterName", &["\"a\""]),
];

#[rustfmt::skip]
const OBJECT_PARTS: Table<8> = [
    ("/apiVersion", &["\"v1\"", "\"\"", "1", "null", "\"g0000.example.com/v9\"", "\"a/b/c\"", "\"other.com/v1\""]), ("/kind", &["\"Foo\"", "\"\"", "1", "null", "\"WidgetList\""]),
    ("/metadata", &["null", "{}", "[]", "\"a\"", "1"]), ("/bogus", &["1", "null", "{}"]), ("/spec", &["null", "{}", "[]", "\"a\"", "1"]), ("/status", &["null", "{}", "1", "{\"replicas\": \"x\"}", "{\"z\": 1}"]),
    ("/spec/replicas", &["-1", "2147483648", "\"1\"", "1.5", "null", "{}", "1"]), ("/status/name", &["1", "\"a\""]),
];
