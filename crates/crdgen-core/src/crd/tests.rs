use serde_json::{Value, json};

use super::{assemble, assemble_with};
use crate::diagnostic::{Position, Span};
use crate::resource::{Layout, PrinterColumn, Resource, ResourceVersion, Scale, Scope, ValidationRule};
use crate::structural::{Array, Fields, Kind, Object, Structural};

fn object(properties: &[(&str, Structural)]) -> Structural {
    Structural::object(properties.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect())
}

fn string() -> Structural {
    Structural::new(Kind::String)
}

fn integer() -> Structural {
    Structural::new(Kind::Integer)
}

/// A cron tab with `spec.image`, `spec.replicas`, `spec.list[].name` and `status.replicas`, as `edit` changes it.
fn version(name: &str, edit: impl FnOnce(&mut ResourceVersion)) -> ResourceVersion {
    let item = object(&[("name", string())]);
    let list =
        Structural::new(Kind::Array(Array { items: Box::new(item), list_type: None, preserve_unknown_fields: false }));
    let mut version = ResourceVersion {
        resource: Resource::new("stable.example.com", name, "CronTab"),
        spec: Some(object(&[("image", string()), ("list", list), ("replicas", integer())])),
        status: Some(object(&[("replicas", integer())])),
    };
    edit(&mut version);
    version
}

/// Compares the one CRD of `versions`, that must be without a finding, at `pointer`.
fn check(versions: Vec<ResourceVersion>, pointer: &str, expected: Value) {
    let (crds, diagnostics) = assemble(versions);
    assert_eq!(diagnostics, []);
    let documents = serde_json::to_value(&crds).expect("a CRD");
    assert_eq!(documents.as_array().map(Vec::len), Some(1));
    assert_eq!(documents.pointer(&format!("/0{pointer}")), Some(&expected), "{documents:#}");
}

/// Compares the findings, a line each; no CRD is made where one is an error.
fn check_findings(versions: Vec<ResourceVersion>, expected: &[&str]) {
    let (crds, diagnostics) = assemble(versions);
    let lines: Vec<_> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(lines, expected);
    assert_eq!(crds.is_empty(), diagnostics.iter().any(|d| d.is_error()));
}

/// [`check_findings`] on one version.
fn check_edit(edit: impl FnOnce(&mut ResourceVersion), expected: &[&str]) {
    check_findings(vec![version("v1", edit)], expected);
}

#[test]
fn the_smallest_crd() {
    let cron_tab = ResourceVersion {
        resource: Resource {
            short_names: vec!["ct".to_owned()],
            description: Some("A cron tab".to_owned()),
            ..Resource::new("stable.example.com", "v1", "CronTab")
        },
        spec: Some(object(&[("cronSpec", string())])),
        status: None,
    };
    check(
        vec![cron_tab],
        "",
        json!({
            "apiVersion": "apiextensions.k8s.io/v1",
            "kind": "CustomResourceDefinition",
            "metadata": {"name": "crontabs.stable.example.com"},
            "spec": {
                "group": "stable.example.com",
                "names": {"kind": "CronTab", "plural": "crontabs", "shortNames": ["ct"], "singular": "crontab"},
                "scope": "Namespaced",
                "versions": [{
                    "name": "v1",
                    "served": true,
                    "storage": true,
                    "schema": {"openAPIV3Schema": {
                        "title": "CronTab",
                        "description": "A cron tab",
                        "type": "object",
                        "properties": {"spec": {"type": "object", "properties": {"cronSpec": {"type": "string"}}}},
                        "required": ["spec"],
                    }},
                }],
            },
        }),
    );
}

#[test]
fn everything_that_a_version_can_say() {
    let full = version("v1", |version| {
        let resource = &mut version.resource;
        resource.plural = Some("tabs".to_owned());
        resource.singular = Some("tab".to_owned());
        resource.list_kind = Some("CronTabs".to_owned());
        resource.categories = vec!["all".to_owned()];
        resource.scope = Scope::Cluster;
        resource.served = false;
        resource.deprecated = true;
        resource.deprecation_warning = Some("use v2".to_owned());
        resource.labels = [("app".to_owned(), "cron".to_owned())].into();
        resource.annotations = [("example.com/a".to_owned(), "b c".to_owned())].into();
        resource.scale = Some(Scale {
            spec_replicas_path: ".spec.replicas".to_owned(),
            status_replicas_path: ".status.replicas".to_owned(),
            label_selector_path: None,
        });
        resource.printer_columns = vec![PrinterColumn {
            name: "Image".to_owned(),
            type_: "string".to_owned(),
            json_path: ".spec.image".to_owned(),
            description: Some(String::new()),
            format: Some("byte".to_owned()),
            priority: Some(0),
        }];
        resource.selectable_fields = vec![".spec.image".to_owned()];
        resource.validations =
            vec![ValidationRule { rule: "self.spec.replicas > 0".to_owned(), ..ValidationRule::default() }];
    });
    let (crds, diagnostics) = assemble(vec![full]);
    assert_eq!(diagnostics, []);
    let mut document = serde_json::to_value(&crds[0]).expect("a CRD");
    let schema = document.pointer_mut("/spec/versions/0/schema/openAPIV3Schema").expect("a schema").take();
    assert_eq!(schema["x-kubernetes-validations"], json!([{"rule": "self.spec.replicas > 0"}]));
    assert_eq!(schema["properties"]["status"]["properties"]["replicas"], json!({"type": "integer"}));
    assert_eq!(schema["required"], json!(["spec"]));
    assert_eq!(
        document,
        json!({
            "apiVersion": "apiextensions.k8s.io/v1",
            "kind": "CustomResourceDefinition",
            "metadata": {
                "name": "tabs.stable.example.com",
                "labels": {"app": "cron"},
                "annotations": {"example.com/a": "b c"},
            },
            "spec": {
                "group": "stable.example.com",
                "names": {
                    "plural": "tabs", "singular": "tab", "kind": "CronTab", "listKind": "CronTabs", "categories": ["all"],
                },
                "scope": "Cluster",
                "versions": [{
                    "name": "v1",
                    "served": false,
                    "storage": true,
                    "deprecated": true,
                    "deprecationWarning": "use v2",
                    "schema": {"openAPIV3Schema": null},
                    "subresources": {
                        "status": {},
                        "scale": {"specReplicasPath": ".spec.replicas", "statusReplicasPath": ".status.replicas"},
                    },
                    "additionalPrinterColumns": [
                        {"name": "Image", "type": "string", "jsonPath": ".spec.image", "format": "byte"},
                    ],
                    "selectableFields": [{"jsonPath": ".spec.image"}],
                }],
            },
        })
    );
}

#[test]
fn versions_stand_in_kubernetes_order_and_one_is_stored() {
    let storage = |name: &str, storage| version(name, |version| version.resource.storage = storage);
    let check_stored = |versions: Vec<ResourceVersion>, expected: Value| {
        let (crds, diagnostics) = assemble(versions);
        assert_eq!(diagnostics, []);
        let found: Vec<_> = crds[0].spec.versions.iter().map(|v| json!([v.name, v.storage])).collect();
        assert_eq!(json!(found), expected);
    };
    check_stored(
        vec![storage("v1alpha1", None), storage("v1", None), storage("foo", None), storage("v2beta1", None)],
        json!([["v1", true], ["v2beta1", false], ["v1alpha1", false], ["foo", false]]),
    );
    check_stored(
        vec![storage("v1alpha1", Some(true)), storage("v1", None)],
        json!([["v1", false], ["v1alpha1", true]]),
    );
    check_stored(vec![storage("v2", Some(false)), storage("v1", None)], json!([["v2", false], ["v1", true]]));
    let two = "error[storage-version]: must have exactly one version marked as storage version (spec.versions)";
    check_findings(vec![storage("v1", Some(true)), storage("v2", Some(true))], &[two]);
    check_findings(vec![storage("v1", Some(false))], &[two]);
}

#[test]
fn versions_must_agree() {
    check_findings(
        vec![
            version("v1", |_| {}),
            version("v1beta1", |version| {
                version.resource.plural = Some("tabs".to_owned());
                version.resource.scope = Scope::Cluster;
                version.resource.short_names = vec!["ct".to_owned()];
                version.resource.labels = [("a".to_owned(), "b".to_owned())].into();
            }),
        ],
        &[
            r#"error[version-conflict]: version `v1` says "crontabs", but version `v1beta1` says "tabs" (spec.names.plural)"#,
            r#"error[version-conflict]: version `v1` says [], but version `v1beta1` says ["ct"] (spec.names.shortNames)"#,
            r#"error[version-conflict]: version `v1` says "Namespaced", but version `v1beta1` says "Cluster" (spec.scope)"#,
            r#"error[version-conflict]: version `v1` says {}, but version `v1beta1` says {"a": "b"} (metadata.labels)"#,
        ],
    );
    // A name that is given and the same name by default are one.
    let given = version("v1beta1", |version| version.resource.plural = Some("crontabs".to_owned()));
    check(vec![version("v1", |_| {}), given], "/spec/names/plural", json!("crontabs"));
    check_findings(
        vec![version("v1", |_| {}), version("v1", |_| {})],
        &["error[duplicate-version]: must contain unique version names (spec.versions[1].name)"],
    );
}

#[test]
fn kinds_of_one_group_may_not_share_a_name() {
    let kind = |kind: &str, group: &str, short_name: &str| {
        version("v1", |version| {
            version.resource.kind = kind.to_owned();
            version.resource.group = group.to_owned();
            version.resource.plural = Some("tabs".to_owned());
            version.resource.short_names = vec![short_name.to_owned()];
        })
    };
    let (crds, diagnostics) = assemble(vec![kind("A", "example.com", "x"), kind("B", "example.com", "a")]);
    let lines: Vec<_> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "error[name-conflict]: \"tabs\" is already in use (spec.names.plural)",
            "error[name-conflict]: \"a\" is already in use (spec.names.shortNames[0])",
        ]
    );
    assert_eq!(crds.len(), 1);
    let (crds, diagnostics) = assemble(vec![kind("B", "b.example.com", "x"), kind("A", "a.example.com", "x")]);
    assert_eq!(diagnostics, []);
    let names: Vec<_> = crds.iter().filter_map(|crd| crd.metadata.name.as_deref()).collect();
    assert_eq!(names, ["tabs.a.example.com", "tabs.b.example.com"]);
}

#[test]
fn names_are_checked_in_the_servers_words() {
    let label = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
    check_edit(
        |version| {
            version.resource.group = "example".to_owned();
            version.resource.version = "V1".to_owned();
            version.resource.plural = Some("Tabs".to_owned());
            version.resource.short_names = vec!["ct".to_owned(), "c_t".to_owned()];
            version.resource.deprecation_warning = Some("old".to_owned());
            version.resource.labels = [("a b".to_owned(), "c".to_owned())].into();
        },
        &[
            "error[invalid-metadata]: Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') (metadata.labels)",
            "error[invalid-name]: Invalid value: \"example\": should be a domain with at least one dot (spec.group)",
            &format!("error[invalid-name]: Invalid value: \"Tabs\": {label} (spec.names.plural)"),
            &format!("error[invalid-name]: Invalid value: \"c_t\": {label} (spec.names.shortNames[1])"),
            &format!("error[invalid-name]: Invalid value: \"V1\": {label} (spec.versions[0].name)"),
            "error[deprecation-warning]: Invalid value: \"old\": can only be set for deprecated versions (spec.versions[0].deprecationWarning)",
        ],
    );
    // Names made from the kind: too long, or not asked for because the kind is wrong already.
    let line = |rest: &str, value: String| format!("error[invalid-name]: Invalid value: \"{value}\": {rest}");
    let kind = "a".repeat(60);
    check_edit(
        |version| version.resource.kind.clone_from(&kind),
        &[&line(
            "may have mixed case, but should otherwise match: must be no more than 63 characters (spec.names.listKind)",
            format!("{kind}List"),
        )],
    );
    check_edit(
        |version| version.resource.kind = "A.b".to_owned(),
        &[&line(
            &format!("may have mixed case, but should otherwise match: {label} (spec.names.kind)"),
            "A.b".to_owned(),
        )],
    );
    check_edit(
        |version| version.resource.group = "a.k8s.io".to_owned(),
        &[
            "error[protected-group]: Required value: protected groups must have approval annotation \"api-approved.kubernetes.io\", see https://github.com/kubernetes/enhancements/pull/1111 (metadata.annotations[api-approved.kubernetes.io])",
        ],
    );
}

#[test]
fn flat_layout() {
    let flat = |spec: Structural, status: Option<Structural>| {
        version("v1", |version| {
            version.resource.layout = Layout::Flat;
            version.spec = Some(spec);
            version.status = status;
        })
    };
    let mut spec = object(&[("image", string())]);
    spec.description = Some("A cron tab".to_owned());
    spec.value.required.insert("image".to_owned());
    check(
        vec![flat(spec, Some(object(&[])))],
        "/spec/versions/0/schema/openAPIV3Schema",
        json!({
            "type": "object",
            "title": "CronTab",
            "description": "A cron tab",
            "properties": {"image": {"type": "string"}, "status": {"type": "object", "nullable": true}},
            "required": ["image"],
        }),
    );
    let closed = Structural::new(Kind::Object(Object { fields: Fields::Closed, map_type: None }));
    check(
        vec![flat(closed, None)],
        "/spec/versions/0/schema/openAPIV3Schema",
        json!({"type": "object", "title": "CronTab"}),
    );
    const ROOT: &str = "spec.versions[0].schema.openAPIV3Schema";
    check_findings(
        vec![flat(object(&[("kind", string()), ("status", string())]), None)],
        &[
            &format!("error[reserved-field]: the field `kind` is not the type's own ({ROOT}.properties[kind])"),
            &format!("error[reserved-field]: the field `status` is not the type's own ({ROOT}.properties[status])"),
        ],
    );
    check_findings(
        vec![flat(string(), None)],
        &[&format!("error[root-schema]: must be object at the root ({ROOT}.type)")],
    );
    let map = Kind::Object(Object { fields: Fields::Map(Box::new(string())), map_type: None });
    check_findings(
        vec![flat(Structural::new(map), None)],
        &[&format!("error[root-schema]: Forbidden: must not be used at the root ({ROOT}.additionalProperties)")],
    );
}

#[test]
fn a_scale_is_checked() {
    let scale = Scale {
        spec_replicas_path: ".spec.replicas".to_owned(),
        status_replicas_path: ".spec.replicas".to_owned(),
        label_selector_path: Some("selector".to_owned()),
    };
    const PATH: &str = "spec.versions[0].subresources.scale";
    check_edit(
        |version| {
            version.status = None;
            version.resource.scale = Some(scale);
        },
        &[
            &format!(
                "error[invalid-scale]: Invalid value: \".spec.replicas\": should be a json path under .status ({PATH}.statusReplicasPath)"
            ),
            &format!(
                "error[invalid-scale]: Invalid value: \"selector\": must be a simple json path starting with . ({PATH}.labelSelectorPath)"
            ),
            &format!(
                "warning[scale-without-status]: the scale subresource reads a field of a status that the kind has not ({PATH})"
            ),
        ],
    );
}

#[test]
fn a_schema_is_needed() {
    check_edit(
        |version| version.spec = None,
        &["error[schema-disabled]: Required value (spec.versions[0].schema.openAPIV3Schema)"],
    );
}

#[test]
fn printer_columns_show_something() {
    let check_path = |json_path: &str, missing: Option<&str>| {
        let warning = missing.map(|field| {
            format!(
                "warning[unknown-column-path]: `{json_path}` shows nothing: the schema has no field `{field}` there (spec.versions[0].additionalPrinterColumns[0].jsonPath)"
            )
        });
        let column = PrinterColumn {
            name: "A".to_owned(),
            type_: "string".to_owned(),
            json_path: json_path.to_owned(),
            description: None,
            format: None,
            priority: None,
        };
        let columns = vec![column];
        check_findings(
            vec![version("v1", |version| version.resource.printer_columns = columns)],
            &warning.iter().map(String::as_str).collect::<Vec<_>>(),
        );
    };
    for right in [
        ".spec.image",
        ".metadata.creationTimestamp",
        ".metadata.labels['a.b']",
        ".spec['image']",
        ".spec.list[0].name",
        ".spec.list[*].name",
        r#".spec.list[?(@.name=="]")].name"#,
        ".spec..name",
        ".",
    ] {
        check_path(right, None);
    }
    check_path(".spec.none", Some("none"));
    check_path(".spec.image.length", Some("length"));
    check_path(".spec.list[0].none.more", Some("none"));
    check_path(r".spec.a\.b", Some("a.b"));
    check_path(".image", Some("image"));
}

#[test]
fn selectable_fields_lead_to_scalars() {
    const FIELDS: &str = "spec.versions[0].selectableFields";
    check_edit(
        |version| {
            version.resource.selectable_fields =
                [".spec.image", ".spec.none", ".spec.list", ".spec.image", "spec.image"].map(str::to_owned).to_vec();
        },
        &[
            &format!(
                "error[invalid-selectable-field]: Invalid value: \".spec.none\": is an invalid path: does not refer to a valid field ({FIELDS}[1].jsonPath)"
            ),
            &format!(
                "error[invalid-selectable-field]: Invalid value: \".spec.list\": must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed. ({FIELDS}[2].jsonPath)"
            ),
            &format!("error[invalid-selectable-field]: Duplicate value: \".spec.image\" ({FIELDS}[3].jsonPath)"),
            &format!(
                "error[invalid-selectable-field]: Invalid value: \"spec.image\": is an invalid path: expected [ or . but got: spec ({FIELDS}[4].jsonPath)"
            ),
        ],
    );
    check_edit(
        |version| {
            let names: Vec<_> = (0..9).map(|index| format!("f{index}")).collect();
            version.resource.selectable_fields = names.iter().map(|name| format!(".spec.{name}")).collect();
            version.spec = Some(Structural::object(names.into_iter().map(|name| (name, string())).collect()));
        },
        &[&format!("error[invalid-selectable-field]: Too many: 9: must have at most 8 items ({FIELDS})")],
    );
}

#[test]
fn validation_rules_without_their_cel() {
    let rule = |rule: &str| ValidationRule { rule: rule.to_owned(), ..ValidationRule::default() };
    let some = |text: &str| Some(text.to_owned());
    let rules = vec![
        rule(" "),
        ValidationRule { message: some(" "), ..rule("true") },
        ValidationRule { message: some("a\nb"), ..rule("true") },
        rule("true\n&& true"),
        ValidationRule { message_expression: some(" "), ..rule("true") },
        ValidationRule { reason: some("Bad"), ..rule("true") },
        ValidationRule { field_path: some(".image"), ..rule("true") },
        ValidationRule { field_path: some(".none"), ..rule("true") },
    ];
    const RULES: &str = "spec.versions[0].schema.openAPIV3Schema.properties[spec].x-kubernetes-validations";
    let line = |rest: &str| {
        let (message, place) = rest.rsplit_once(' ').expect("a place");
        format!("error[invalid-validation-rule]: {message} ({RULES}{place})")
    };
    let expected = [
        "Required value: rule is not specified [0].rule",
        "Invalid value: \" \": must be non-empty if specified [1].message",
        "Invalid value: \"a\\nb\": must not contain line breaks [2].message",
        "Required value: message must be specified if rule contains line breaks [3].message",
        "Required value: messageExpression must be non-empty if specified [4].messageExpression",
        "Unsupported value: \"Bad\": supported values: \"FieldValueDuplicate\", \"FieldValueForbidden\", \"FieldValueInvalid\", \"FieldValueRequired\" [5].reason",
        "Invalid value: \".none\": must be a valid path [7].fieldPath",
    ]
    .map(line);
    let mut spec = object(&[("image", string())]);
    spec.validations = rules;
    check_edit(|version| version.spec = Some(spec), &expected.each_ref().map(String::as_str));
}

#[test]
fn findings_say_where_they_come_from() {
    let versions = vec![
        version("v1", |version| version.resource.kind = "A".to_owned()),
        version("v1", |version| version.resource.short_names = vec!["B".to_owned()]),
    ];
    let span = |index: usize, path: &str| Span {
        file: path.into(),
        start: Position { line: index as u32, column: 1 },
        end: Position { line: index as u32, column: 2 },
    };
    let (_, diagnostics) = assemble_with(versions, &|index, path| Some(span(index, path)));
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].span, Some(span(1, "spec.names.shortNames[0]")));
    assert_eq!(diagnostics[0].trail[0].message, "in version `v1` of `CronTab` in group `stable.example.com`");
    assert_eq!(diagnostics[0].trail[0].span, Some(span(1, "")));
}
