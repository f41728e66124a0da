use crdgen_core::meta::ObjectMeta;
use serde_json::{Value, json};

use super::{before_create, before_update, create, is_dns_label, is_dns_subdomain, is_path_segment, update};
use crate::decode::strict;
use crate::field::{Error, Path};

const METADATA: Path<'_> = Path::new("metadata");

fn meta(value: Value) -> ObjectMeta {
    strict(&value).expect("metadata")
}

fn texts(errors: &[Error]) -> Vec<String> {
    errors.iter().map(ToString::to_string).collect()
}

/// What the server says of an object without a namespace that has `metadata` beside the name `a`.
fn check(metadata: Value, expected: &[&str]) {
    let mut meta = meta(metadata);
    meta.name.get_or_insert_with(|| "a".to_owned());
    assert_eq!(texts(&create(&meta, false, &is_dns_subdomain, &METADATA)), expected, "{meta:?}");
}

#[test]
fn names() {
    const SUBDOMAIN: &str = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    check(json!({"name": "a", "generateName": "a-"}), &[]);
    check(json!({"name": "A"}), &[&format!("metadata.name: Invalid value: \"A\": {SUBDOMAIN}")]);
    check(json!({"generateName": "A-"}), &[]);
    check(json!({"generateName": "aA-b"}), &[&format!("metadata.generateName: Invalid value: \"aA-b\": {SUBDOMAIN}")]);
    let unnamed = create(&ObjectMeta::default(), false, &is_dns_subdomain, &METADATA);
    assert_eq!(texts(&unnamed), ["metadata.name: Required value: name or generateName is required"]);

    assert_eq!(is_path_segment("..", false), ["may not be '..'"]);
    assert_eq!(is_path_segment("..", true), Vec::<String>::new());
    assert_eq!(is_path_segment("a%/b", false), ["may not contain '/'", "may not contain '%'"]);
    assert_eq!(is_dns_label("a.b", false), ["must not contain dots"]);
    assert_eq!(is_dns_label("-", true).len(), 1);
    assert_eq!(is_dns_label(&"a".repeat(64), false), ["must be no more than 63 characters"]);
}

#[test]
fn namespaces() {
    let check = |namespaced: bool, namespace: &str, expected: &[&str]| {
        let meta = meta(json!({"name": "a", "namespace": namespace}));
        assert_eq!(texts(&create(&meta, namespaced, &is_path_segment, &METADATA)), expected);
    };
    check(true, "default", &[]);
    check(true, "", &["metadata.namespace: Required value"]);
    check(true, "a.b", &["metadata.namespace: Invalid value: \"a.b\": must not contain dots"]);
    check(false, "", &[]);
    check(false, "a", &["metadata.namespace: Forbidden: not allowed on this type"]);
}

#[test]
fn fields() {
    check(json!({"generation": -1}), &["metadata.generation: Invalid value: -1: must be greater than or equal to 0"]);
    check(
        json!({"labels": {"/a": "b"}, "annotations": {"/A": "b"}}),
        &[
            "metadata.labels: Invalid value: \"/a\": prefix part must be non-empty",
            "metadata.annotations: Invalid value: \"/A\": prefix part must be non-empty",
        ],
    );
    check(
        json!({"annotations": {"a": "x".repeat(256 * 1024)}}),
        &["metadata.annotations: Too long: may not be more than 262144 bytes"],
    );
    check(
        json!({"finalizers": ["orphan", "foregroundDeletion", "/a"]}),
        &[
            "metadata.finalizers: Invalid value: \"/a\": prefix part must be non-empty",
            "metadata.finalizers: Invalid value: [\"orphan\",\"foregroundDeletion\",\"/a\"]: finalizer orphan and foregroundDeletion cannot be both set",
        ],
    );
    check(
        json!({"managedFields": [
            {"operation": "<", "fieldsType": "F", "manager": format!("\n{}", "x".repeat(128))},
            {"subresource": "x".repeat(257)},
        ]}),
        &[
            "metadata.managedFields[0].operation: Unsupported value: \"\\u003c\": supported values: \"Apply\", \"Update\"",
            "metadata.managedFields[0].fieldsType: Invalid value: \"F\": must be `FieldsV1`",
            "metadata.managedFields[0].manager: Too long: may not be more than 128 bytes",
            &format!(
                "metadata.managedFields[0].manager: Invalid value: \"\\n{}\": invalid character U+000A (at position 0)",
                "x".repeat(128)
            ),
            "metadata.managedFields[1].operation: Required value: must not be empty",
            "metadata.managedFields[1].subresource: Too long: may not be more than 256 bytes",
        ],
    );
}

#[test]
fn owners() {
    check(
        json!({"ownerReferences": [{"apiVersion": "", "kind": "", "name": "", "uid": ""}, {"apiVersion": "a/b/c", "kind": "K", "name": "n", "uid": "u"}, {"apiVersion": "/", "kind": "K", "name": "n", "uid": "u"}]}),
        &[
            "metadata.ownerReferences[0].apiVersion: Required value: must not be empty",
            "metadata.ownerReferences[0].kind: Required value: must not be empty",
            "metadata.ownerReferences[0].name: Required value: must not be empty",
            "metadata.ownerReferences[0].uid: Required value: must not be empty",
            "metadata.ownerReferences[1].apiVersion: Invalid value: \"a/b/c\": must be <group>/<version> or <version>",
            "metadata.ownerReferences[2].apiVersion: Invalid value: \"/\": must be <group>/<version> or <version>",
        ],
    );
    check(
        json!({"ownerReferences": [
            {"apiVersion": "v1", "kind": "Event", "name": "n", "uid": "<u", "controller": true},
            {"apiVersion": "v1", "kind": "K", "name": "n", "uid": "v", "controller": true, "blockOwnerDeletion": false},
        ]}),
        &[
            r#"metadata.ownerReferences[0]: Invalid value: {"apiVersion":"v1","kind":"Event","name":"n","uid":"\u003cu","controller":true}: /v1, Kind=Event is disallowed from being an owner"#,
            r#"metadata.ownerReferences: Invalid value: [{"apiVersion":"v1","kind":"Event","name":"n","uid":"\u003cu","controller":true},{"apiVersion":"v1","kind":"K","name":"n","uid":"v","controller":true,"blockOwnerDeletion":false}]: Only one reference can have Controller set to true. Found "true" in references for Event/n and K/n"#,
        ],
    );
}

#[test]
fn updates() {
    let check = |old: Value, new: Value, expected: &[&str]| {
        assert_eq!(texts(&update(&meta(new), &meta(old), &METADATA)), expected);
    };
    check(json!({}), json!({}), &["metadata.resourceVersion: Invalid value: \"\": must be specified for an update"]);
    check(
        json!({"name": "a", "namespace": "b", "uid": "c", "generation": 2, "creationTimestamp": "2024-01-01T00:00:00Z",
            "deletionTimestamp": "2024-01-01T00:00:00Z", "deletionGracePeriodSeconds": 1, "finalizers": ["x"]}),
        json!({"name": "A", "namespace": "B", "uid": "<", "generation": 1, "creationTimestamp": "2024-01-01T01:00:00+01:00",
            "deletionTimestamp": "2024-01-01T01:00:00.5Z", "finalizers": ["z", "y", "x"], "resourceVersion": "1"}),
        &[
            "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{\"y\", \"z\"}",
            "metadata.generation: Invalid value: 1: must not be decremented",
            "metadata.name: Invalid value: \"A\": field is immutable",
            "metadata.namespace: Invalid value: \"B\": field is immutable",
            "metadata.uid: Invalid value: \"\\u003c\": field is immutable",
            "metadata.deletionTimestamp: Invalid value: \"2024-01-01T01:00:00Z\": field is immutable",
            "metadata.deletionGracePeriodSeconds: Invalid value: null: field is immutable",
        ],
    );
}

#[test]
fn what_the_server_does_first() {
    let owner = json!({"apiVersion": "v1", "kind": "K", "name": "n", "uid": "u"});
    let mut given = meta(json!({
        "generateName": "ä".repeat(40), "ownerReferences": [owner, owner, owner], "managedFields": [{"manager": "m"}],
        "deletionTimestamp": "2024-01-01T00:00:00Z",
    }));
    let warnings = before_create(&mut given);
    assert_eq!(warnings.len(), 1);
    assert!(warnings.iter().all(|warning| warning.ends_with("duplicate UID(s) observed: u, u")), "{warnings:?}");
    let expected =
        json!({"generateName": "ä".repeat(40), "name": format!("{}xxxxx", "ä".repeat(29)), "ownerReferences": [owner]});
    assert_eq!(given, meta(expected));

    let mut old = meta(json!({"name": "a", "uid": "u", "generation": 3, "deletionTimestamp": "2024-01-01T00:00:00Z"}));
    let mut new = meta(json!({"name": "a", "creationTimestamp": "2024-01-01T00:00:00Z"}));
    assert_eq!(before_update(&mut new, &mut old), Vec::<String>::new());
    assert_eq!(texts(&update(&new, &old, &METADATA)), Vec::<String>::new());
}
