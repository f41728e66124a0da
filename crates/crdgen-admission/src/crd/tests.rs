//! The rules of a CRD, each broken once. All that is in a schema is tested where schemas are.

use serde_json::{Value, json};

use super::{create, update};
use crate::verdict::Verdict;

const LABEL: &str = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

fn valid() -> Value {
    json!({
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": "tabs.x.io", "annotations": {}},
        "spec": {
            "group": "x.io",
            "names": {"plural": "tabs", "kind": "Tab"},
            "scope": "Cluster",
            "versions": [{"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema": {
                "type": "object",
                "properties": {"spec": {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "array", "items": {"type": "string"}}}}},
            }}}],
        },
        "status": {},
    })
}

/// The valid CRD with other values at some places.
fn with(places: Value) -> Value {
    let mut document = valid();
    for (place, value) in places.as_object().into_iter().flatten() {
        let (parent, field) = place.rsplit_once('/').expect("a place");
        let parent = document.pointer_mut(parent).expect("a place that is there");
        match parent.as_array_mut() {
            Some(items) if field == "-" => items.push(value.clone()),
            _ => parent[field] = value.clone(),
        }
    }
    document
}

fn check_causes(verdict: &Verdict, expected: &[&str]) {
    let found: Vec<String> = verdict.causes.iter().map(ToString::to_string).collect();
    assert_eq!(found, expected);
    assert_eq!(verdict.is_admitted(), expected.is_empty(), "{verdict:?}");
}

fn check(places: Value, expected: &[&str]) {
    check_causes(&create(&with(places)), expected);
}

/// The update of the valid CRD with `old` to that with `new`.
fn check_update(old: Value, new: Value, expected: &[&str]) {
    check_causes(&update(&with(old), &with(new)), expected);
}

#[test]
fn admitted() {
    let admitted = |code: u16| Verdict::admitted(code);
    assert_eq!(create(&valid()), admitted(201));
    assert_eq!(update(&valid(), &valid()), admitted(200));
    // A namespace is taken away, a status is made anew.
    check(json!({"/metadata/namespace": "a", "/status": {"storedVersions": ["v9"]}}), &[]);
}

#[test]
fn not_decodable() {
    let verdict = create(&with(json!({"/spec/bogus": 1})));
    assert_eq!((verdict.code, verdict.reason), (400, "BadRequest"));
    assert_eq!(
        verdict.message,
        r#"CustomResourceDefinition in version "v1" cannot be handled as a CustomResourceDefinition: strict decoding error: unknown field "spec.bogus""#
    );
    // What is stored had its unknown fields dropped.
    check_update(json!({"/spec/bogus": 1}), json!({}), &[]);
}

#[test]
fn message_and_duplicates() {
    let verdict = create(&with(json!({"/spec/names/kind": "T T", "/spec/scope": ""})));
    let kind =
        format!("spec.names.kind: Invalid value: \"T T\": may have mixed case, but should otherwise match: {LABEL}");
    let singular = format!("spec.names.singular: Invalid value: \"t t\": {LABEL}");
    let list_kind = kind.replace("names.kind", "names.listKind").replace("T T", "T TList");
    assert_eq!(
        verdict.message,
        format!(
            "CustomResourceDefinition.apiextensions.k8s.io \"tabs.x.io\" is invalid: [spec.scope: Required value, {singular}, {kind}, {list_kind}]"
        )
    );
}

#[test]
fn metadata() {
    let named = r#"metadata.name: Invalid value: "a.x.io": must be spec.names.plural+"."+spec.group"#;
    check(json!({"/metadata/name": "a.x.io"}), &[named]);
    check(json!({"/metadata/name": ""}), &["metadata.name: Required value: name or generateName is required"]);
    check(
        json!({"/metadata/name": "", "/metadata/generateName": "a-"}),
        &[
            r#"metadata.generateName: Invalid value: "a-": must be spec.names.plural+"."+spec.group"#,
            r#"metadata.name: Invalid value: "a-xxxxx": must be spec.names.plural+"."+spec.group"#,
        ],
    );
    check(
        json!({"/spec/group": "x.k8s.io", "/metadata/name": "tabs.x.k8s.io"}),
        &[
            r#"metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111"#,
        ],
    );
}

#[test]
fn group_scope_and_names() {
    check(
        json!({"/spec/group": "", "/metadata/name": "tabs."}),
        &[
            "metadata.name: Invalid value: \"tabs.\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
            "spec.group: Required value",
        ],
    );
    check(
        json!({"/spec/group": "x", "/metadata/name": "tabs.x"}),
        &["spec.group: Invalid value: \"x\": should be a domain with at least one dot"],
    );
    check(
        json!({"/spec/scope": "Global"}),
        &["spec.scope: Unsupported value: \"Global\": supported values: \"Cluster\", \"Namespaced\""],
    );
    check(
        json!({"/spec/names": {"plural": "tabs", "kind": ""}}),
        &[
            "spec.names.singular: Required value",
            "spec.names.kind: Required value",
            "spec.names.listKind: Required value",
        ],
    );
    check(
        json!({"/spec/names": {"plural": "tabs", "kind": "T", "listKind": "T", "shortNames": ["a", "B"], "categories": ["C"]}}),
        &[
            &format!("spec.names.shortNames[1]: Invalid value: \"B\": {LABEL}"),
            "spec.names.listKind: Invalid value: \"T\": kind and listKind may not be the same",
            &format!("spec.names.categories[0]: Invalid value: \"C\": {LABEL}"),
        ],
    );
}

#[test]
fn versions() {
    check(
        json!({"/spec/versions": []}),
        &[
            "spec.versions: Invalid value: []: must have exactly one version marked as storage version",
            "status.storedVersions: Invalid value: null: must have at least one stored version",
        ],
    );
    check(
        json!({"/spec/versions/0/name": "1"}),
        &[
            &format!("spec.versions[0].name: Invalid value: \"1\": {LABEL}"),
            &format!("spec.version: Invalid value: \"1\": {LABEL}"),
        ],
    );
    // What both have is hoisted, so that it is not printed.
    let schema = valid()["spec"]["versions"][0]["schema"].clone();
    let print = |version: &str| {
        format!(
            r#"{{"Name":"{version}","Served":true,"Storage":true,"Deprecated":false,"DeprecationWarning":null,"Schema":null,"Subresources":null,"AdditionalPrinterColumns":null,"SelectableFields":null}}"#
        )
    };
    check(
        json!({"/spec/versions/-": {"name": "v1", "served": true, "storage": true, "schema": schema}}),
        &[
            &format!(
                "spec.versions: Invalid value: [{},{}]: must contain unique version names",
                print("v1"),
                print("v1")
            ),
            &format!(
                "spec.versions: Invalid value: [{},{}]: must have exactly one version marked as storage version",
                print("v1"),
                print("v1")
            ),
            // A name that is given twice is found once.
            "status.storedVersions: Invalid value: [\"v1\"]: must have the storage version v1",
        ],
    );
    check(
        json!({"/spec/versions/0/deprecationWarning": "<a>"}),
        &[
            r#"spec.versions[0].deprecationWarning: Invalid value: "\u003ca\u003e": can only be set for deprecated versions"#,
        ],
    );
    check(json!({"/spec/versions/0/schema": null}), &["spec.versions[0].schema.openAPIV3Schema: Required value"]);
}

#[test]
fn subresources_and_columns() {
    check(
        json!({"/spec/versions/0/subresources": {"scale": {"specReplicasPath": "spec.a", "statusReplicasPath": "", "labelSelectorPath": ".<"}}}),
        &[
            "spec.subresources.scale.specReplicasPath: Invalid value: \"spec.a\": must be a simple json path starting with .",
            "spec.subresources.scale.statusReplicasPath: Required value",
            "spec.subresources.scale.labelSelectorPath: Invalid value: \".\\u003c\": should be a json path under either .spec or .status",
        ],
    );
    check(
        json!({"/spec/versions/0/additionalPrinterColumns": [{"name": "", "type": "x", "format": "y", "jsonPath": "z"}]}),
        &[
            "spec.additionalPrinterColumns[0].name: Required value",
            "spec.additionalPrinterColumns[0].type: Invalid value: \"x\": must be one of boolean,date,integer,number,string",
            "spec.additionalPrinterColumns[0].format: Invalid value: \"y\": must be one of byte,date,date-time,double,float,int32,int64,password",
            "spec.additionalPrinterColumns[0].JSONPath: Invalid value: \"z\": must be a simple json path starting with .",
        ],
    );
}

#[test]
fn selectable_fields() {
    let paths = |paths: &[&str]| {
        let fields: Vec<Value> = paths.iter().map(|path| json!({"jsonPath": path})).collect();
        json!({"/spec/versions/0/selectableFields": fields})
    };
    check(paths(&[".spec.a"]), &[]);
    check(
        paths(&["", ".spec.c", ".spec.b", ".spec.a", ".spec.a", ".spec.a[0]"]),
        &[
            "spec.selectableFields[0].jsonPath: Required value",
            "spec.selectableFields[1].jsonPath: Invalid value: \".spec.c\": is an invalid path: does not refer to a valid field",
            "spec.selectableFields[2].jsonPath: Invalid value: \".spec.b\": must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.",
            "spec.selectableFields[4].jsonPath: Duplicate value: \".spec.a\"",
            "spec.selectableFields[5].jsonPath: Invalid value: \".spec.a[0]\": is an invalid path: array notation is not allowed",
        ],
    );
    let many: Vec<String> = (0..9).map(|index| format!(".spec.a{index}")).collect();
    let properties: serde_json::Map<String, Value> =
        (0..9).map(|index| (format!("a{index}"), json!({"type": "string"}))).collect();
    let mut places = paths(&many.iter().map(String::as_str).collect::<Vec<_>>());
    places["/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties"] = properties.into();
    let too_many = "spec.selectableFields: Too many: 9: must have at most 8 items";
    check(places.clone(), &[too_many]);
    // They stay if they were there before.
    check_update(places.clone(), places, &[]);
}

#[test]
fn conversion() {
    let check = |conversion: Value, expected: &[&str]| check(json!({"/spec/conversion": conversion}), expected);
    check(json!({"strategy": "None"}), &[]);
    check(
        json!({"strategy": "X"}),
        &["spec.conversion.strategy: Unsupported value: \"X\": supported values: \"None\", \"Webhook\""],
    );
    check(
        json!({"strategy": "None", "webhook": {"clientConfig": {}, "conversionReviewVersions": ["v1"]}}),
        &[
            "spec.conversion.webhookClientConfig: Forbidden: should not be set when strategy is not set to Webhook",
            "spec.conversion.conversionReviewVersions: Forbidden: should not be set when strategy is not set to Webhook",
        ],
    );
    check(
        json!({"strategy": "Webhook"}),
        &[
            "spec.conversion.webhookClientConfig: Required value: required when strategy is set to Webhook",
            "spec.conversion.conversionReviewVersions: Required value",
        ],
    );
    let client = |config: Value| json!({"strategy": "Webhook", "webhook": {"clientConfig": config, "conversionReviewVersions": ["v1"]}});
    check(
        client(json!({})),
        &["spec.conversion.webhookClientConfig: Required value: exactly one of url or service is required"],
    );
    check(
        client(json!({"url": "http://u:p@/a?b#c"})),
        &[
            "spec.conversion.webhookClientConfig.url: Invalid value: \"http\": 'https' is the only allowed URL scheme; desired format: https://host[/path]",
            "spec.conversion.webhookClientConfig.url: Invalid value: \"\": host must be specified; desired format: https://host[/path]",
            "spec.conversion.webhookClientConfig.url: Invalid value: \"u:p\": user information is not permitted in the URL",
            "spec.conversion.webhookClientConfig.url: Invalid value: \"c\": fragments are not permitted in the URL",
            "spec.conversion.webhookClientConfig.url: Invalid value: \"b\": query parameters are not permitted in the URL",
        ],
    );
    check(
        client(json!({"url": "%"})),
        &[
            "spec.conversion.webhookClientConfig.url: Required value: url must be a valid URL: parse \"%\": invalid URL escape \"%\"; desired format: https://host[/path]",
        ],
    );
    check(
        client(json!({"service": {"namespace": "", "name": "", "port": 0, "path": "a//b/"}})),
        &[
            "spec.conversion.webhookClientConfig.service.name: Required value",
            "spec.conversion.webhookClientConfig.service.namespace: Required value",
            "spec.conversion.webhookClientConfig.service.port: Invalid value: 0: port is not valid: must be between 1 and 65535, inclusive",
            "spec.conversion.webhookClientConfig.service.path: Invalid value: \"a//b/\": must start with a '/'",
            "spec.conversion.webhookClientConfig.service.path: Invalid value: \"a//b/\": segment[0] may not be empty",
            "spec.conversion.webhookClientConfig.service.path: Invalid value: \"a//b/\": segment[1] may not be empty",
        ],
    );
    check(
        json!({"strategy": "Webhook", "webhook": {"clientConfig": {"url": "https://h"}, "conversionReviewVersions": ["v2", "v2"]}}),
        &[
            "spec.conversion.conversionReviewVersions[1]: Invalid value: \"v2\": duplicate version",
            "spec.conversion.conversionReviewVersions: Invalid value: [\"v2\",\"v2\"]: must include at least one of v1, v1beta1",
        ],
    );
}

#[test]
fn ca_bundle() {
    let conversion = |bundle: &str| {
        let client = json!({"url": "https://h", "caBundle": bundle});
        json!({"/spec/conversion": {"strategy": "Webhook", "webhook": {"clientConfig": client, "conversionReviewVersions": ["v1"]}}})
    };
    let wrong = "spec.conversion.webhookClientConfig.caBundle: Invalid value: \"YQ==\": unable to load root certificates: unable to parse bytes as PEM block";
    check(conversion("YQ=="), &[]);
    check_update(json!({}), conversion("YQ=="), &[wrong]);
    check_update(conversion("YQ=="), conversion("YQ=="), &[]);
    check_update(json!({"/status/conditions": [{"type": "Established", "status": "False"}]}), conversion("YQ=="), &[]);
}

#[test]
fn preserve_unknown_fields() {
    let wrong = "spec.preserveUnknownFields: Invalid value: true: cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead";
    let preserves = json!({"/spec/preserveUnknownFields": true});
    check(preserves.clone(), &[wrong]);
    check_update(json!({}), preserves.clone(), &[wrong]);
    check_update(preserves.clone(), preserves, &[]);
    check(
        json!({"/spec/preserveUnknownFields": true, "/spec/conversion": {"strategy": "<"},
            "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/a/default": "x"}),
        &[
            "spec.preserveUnknownFields: Invalid value: true: must be false in order to use defaults in the schema",
            "spec.conversion.strategy: Invalid value: \"\\u003c\": must be None if spec.preserveUnknownFields is true",
            "spec.conversion.strategy: Unsupported value: \"<\": supported values: \"None\", \"Webhook\"",
            wrong,
        ],
    );
}

#[test]
fn updates() {
    check_update(
        json!({}),
        json!({"/spec/scope": "Namespaced", "/spec/names/kind": "Tub", "/spec/names/plural": "tubs", "/spec/group": "y.io"}),
        &[
            "spec.scope: Invalid value: \"Namespaced\": field is immutable",
            "spec.names.kind: Invalid value: \"Tub\": field is immutable",
            "spec.group: Invalid value: \"y.io\": field is immutable",
            "spec.names.plural: Invalid value: \"tubs\": field is immutable",
        ],
    );
    // Before a CRD is served, its kind may change.
    check_update(
        json!({"/status/conditions": [{"type": "Established", "status": "False"}]}),
        json!({"/spec/scope": "Namespaced", "/spec/names/kind": "Tub"}),
        &[],
    );
    check_update(
        json!({}),
        json!({"/spec/versions/0/name": "v2"}),
        &[
            "status.storedVersions[0]: Invalid value: \"v1\": missing from spec.versions; v1 was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in v1 and removes v1 from status.storedVersions",
        ],
    );
    // Rules of metadata are asked twice.
    check_update(
        json!({}),
        json!({"/metadata/labels": {"a b": ""}}),
        &["metadata.labels: Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
            3],
    );
    // A schema that was missing may be missing still, if the version is not served.
    check_update(
        json!({"/spec/versions/0/schema": null}),
        json!({"/spec/versions/0/schema": null}),
        &["spec.versions[0].schema.openAPIV3Schema: Required value: because otherwise all fields are pruned"],
    );
    check_update(
        json!({"/spec/versions/0/schema": null}),
        json!({"/spec/versions/0/schema": null, "/spec/versions/0/served": false}),
        &[],
    );
}

#[test]
fn updates_that_are_not_looked_at() {
    let check = |old: Value, new: Value, code: u16, message: &str| {
        let verdict = update(&with(old), &with(new));
        assert_eq!((verdict.code, verdict.message.as_str()), (code, message));
    };
    check(
        json!({}),
        json!({"/metadata/name": "a"}),
        400,
        "the name of the object (a) does not match the name on the URL (tabs.x.io)",
    );
    check(
        json!({}),
        json!({"/metadata/name": ""}),
        400,
        "the name of the object (tabs.x.io based on URL) was undeterminable: name must be provided",
    );
    check(
        json!({"/metadata/uid": "a"}),
        json!({"/metadata/uid": "b"}),
        409,
        r#"Operation cannot be fulfilled on customresourcedefinitions.apiextensions.k8s.io "tabs.x.io": StorageError: invalid object, Code: 4, Key: /apiextensions.k8s.io/customresourcedefinitions/tabs.x.io, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: b, UID in object meta: a"#,
    );
    check(
        json!({"/metadata/resourceVersion": "1"}),
        json!({"/metadata/resourceVersion": "2"}),
        409,
        r#"Operation cannot be fulfilled on customresourcedefinitions.apiextensions.k8s.io "tabs.x.io": the object has been modified; please apply your changes to the latest version and try again"#,
    );
}
