use crdgen_core::resource::{ConversionWebhook, PrinterColumn, Resource, Scale, Scope, ValidationRule};
use quote::ToTokens;

use super::{attributes, check_findings};
use crate::attr::Ctxt;
use crate::attr::resource::{Dialect, ResourceAttrs, SchemaMode, parse};

const NAMES: &str = r#"group = "example.com", version = "v1", kind = "CronTab""#;

#[track_caller]
fn read(text: &str) -> ResourceAttrs {
    let (attrs, ident) = attributes(text);
    let cx = Ctxt::new();
    let value = parse(&attrs, &ident, &cx);
    check_findings(cx, &[]);
    value.expect("attributes")
}

#[track_caller]
fn check_refused(text: &str, expected: &[&str]) {
    let (attrs, ident) = attributes(text);
    let cx = Ctxt::new();
    parse(&attrs, &ident, &cx);
    check_findings(cx, expected);
}

fn named() -> Resource {
    Resource::new("example.com", "v1", "CronTab")
}

fn column(name: &str, type_: &str, json_path: &str) -> PrinterColumn {
    PrinterColumn {
        name: name.to_owned(),
        type_: type_.to_owned(),
        json_path: json_path.to_owned(),
        description: None,
        format: None,
        priority: None,
    }
}

#[test]
fn crd_with_its_names_alone() {
    let attrs = read(&format!("#[crd({NAMES})]"));
    assert_eq!(attrs.resource(), named());
    assert_eq!((attrs.dialect, attrs.root_name().as_str()), (Dialect::Crd, "CronTab"));
}

#[test]
fn crd_with_everything() {
    let attrs = read(&format!(
        r#"#[crd({NAMES}, plural = "crontabs", singular = "crontab", list_kind = "CronTabs", shortname = "ct",
        shortname("c", "cron"), category = "all", scope = "Cluster", status = v1::CronTabStatus,
        scale(spec = ".spec.replicas", status = ".status.replicas", selector = ".status.selector"),
        printcolumn(name = "Replicas", type = "integer", json_path = ".spec.replicas", format = "int32", priority = 1),
        printcolumn(name = "Age", type = "date", path = ".metadata.creationTimestamp", description = "since"),
        selectable = ".spec.image", served = false, storage = true, deprecated = "use v2", doc = "Runs jobs.",
        conversion(service = "hook", namespace = "ns", path = "/convert", port = 8443), label("app", "cron"),
        annotation("example.com/note", "any text"), validation = "self.spec.a > 0",
        root = "Tab", no_spec, derive = "PartialEq", derive(Eq, Default), attr = "allow(dead_code)", schema = "manual",
        crates(serde = "my::serde", crdgen = my::crdgen), spec(preserve_unknown_fields))]"#
    ));
    let text = |text: &str| text.to_owned();
    let expected = Resource {
        plural: Some(text("crontabs")),
        singular: Some(text("crontab")),
        list_kind: Some(text("CronTabs")),
        short_names: vec![text("ct"), text("c"), text("cron")],
        categories: vec![text("all")],
        scope: Scope::Cluster,
        description: Some(text("Runs jobs.")),
        served: false,
        storage: Some(true),
        deprecated: true,
        deprecation_warning: Some(text("use v2")),
        labels: [(text("app"), text("cron"))].into(),
        annotations: [(text("example.com/note"), text("any text"))].into(),
        scale: Some(Scale {
            spec_replicas_path: text(".spec.replicas"),
            status_replicas_path: text(".status.replicas"),
            label_selector_path: Some(text(".status.selector")),
        }),
        printer_columns: vec![
            PrinterColumn {
                format: Some(text("int32")),
                priority: Some(1),
                ..column("Replicas", "integer", ".spec.replicas")
            },
            PrinterColumn { description: Some(text("since")), ..column("Age", "date", ".metadata.creationTimestamp") },
        ],
        selectable_fields: vec![text(".spec.image")],
        validations: vec![ValidationRule { rule: text("self.spec.a > 0"), ..ValidationRule::default() }],
        conversion: Some(ConversionWebhook::Service {
            namespace: text("ns"),
            name: text("hook"),
            path: Some(text("/convert")),
            port: Some(8443),
        }),
        layout: crdgen_core::resource::Layout::Flat,
        ..named()
    };
    assert_eq!(attrs.resource(), expected);
    assert_eq!(attrs.schema, SchemaMode::Manual);
    assert_eq!(attrs.root_name().as_str(), "Tab");
    let shown = |tokens: &dyn Fn() -> String| tokens().replace(' ', "");
    assert_eq!(
        shown(&|| attrs.status.as_ref().map(|s| s.value.to_token_stream().to_string()).unwrap_or_default()),
        "v1::CronTabStatus"
    );
    let derives: Vec<String> = attrs.derives.iter().map(|path| path.value.to_token_stream().to_string()).collect();
    assert_eq!(derives, ["PartialEq", "Eq", "Default"]);
    assert_eq!(attrs.attrs.len(), 1);
    assert!(attrs.crates.serde.is_some() && attrs.crates.crdgen.is_some() && attrs.crates.schemars.is_none());
}

#[test]
fn kube_unchanged() {
    let attrs = read(
        r##"#[kube(group = "example.com", version = "v1", kind = "CronTab", namespaced)]
        #[kube(struct = "Tab", status = "CronTabStatus", apiextensions = "v1", derive = "PartialEq")]
        #[kube(printcolumn = r#"{"name":"Image","type":"string","jsonPath":".spec.image","priority":1}"#)]
        #[kube(printcolumn(name = "Size", type_ = "integer", json_path = ".spec.size", priority = "2"))]
        #[kube(scale = r#"{"specReplicasPath":".spec.replicas","statusReplicasPath":".status.replicas"}"#)]
        #[kube(storage = "false", served = true, deprecated, schema = "derived", cel)]
        #[kube(validation = Rule::new("self.a").message("no").reason(Reason::FieldValueForbidden).field_path(".a"))]
        #[kube(validation = ("self.b", "not b"))]
        #[kube(validation = kube::core::Rule::new("self.c").message(Message::Expression("'c'".into())).optional_old_self(true))]
        #[kube(crates(kube_core = "kube_core", k8s_openapi = "k8s_openapi"))]"##,
    );
    let rule = |rule: &str| ValidationRule { rule: rule.to_owned(), ..ValidationRule::default() };
    let expected = Resource {
        storage: Some(false),
        deprecated: true,
        printer_columns: vec![
            PrinterColumn { priority: Some(1), ..column("Image", "string", ".spec.image") },
            PrinterColumn { priority: Some(2), ..column("Size", "integer", ".spec.size") },
        ],
        scale: Some(Scale {
            spec_replicas_path: ".spec.replicas".to_owned(),
            status_replicas_path: ".status.replicas".to_owned(),
            label_selector_path: None,
        }),
        validations: vec![
            ValidationRule {
                message: Some("no".to_owned()),
                reason: Some("FieldValueForbidden".to_owned()),
                field_path: Some(".a".to_owned()),
                ..rule("self.a")
            },
            ValidationRule { message: Some("not b".to_owned()), ..rule("self.b") },
            ValidationRule {
                message_expression: Some("'c'".to_owned()),
                optional_old_self: Some(true),
                ..rule("self.c")
            },
        ],
        ..named()
    };
    assert_eq!(attrs.resource(), expected);
    assert_eq!(attrs.dialect, Dialect::Kube);
    assert_eq!(attrs.root_name().as_str(), "Tab");
    assert!(attrs.cel.is_some());
}

#[test]
fn scope_of_each_dialect() {
    let scope = |text: &str| read(&text.replace("NAMES", NAMES)).scope;
    assert_eq!(scope("#[crd(NAMES)]"), Scope::Namespaced);
    assert_eq!(scope("#[crd(NAMES, namespaced = false)]"), Scope::Cluster);
    assert_eq!(scope("#[kube(NAMES)]"), Scope::Cluster);
    assert_eq!(scope("#[kube(NAMES, namespaced)]"), Scope::Namespaced);
}

#[test]
fn all_findings_at_once() {
    check_refused(
        r#"#[crd(gruop = "example.com", version = "V1", kind = CronTab, plural = "cron tabs", served = 1, 5, storage =)]"#,
        &[
            "malformed: 5: expected a key, found a literal",
            "malformed: storage: `storage` has no value: write `storage = ...`",
            "unknown-key: gruop: unknown key `gruop` in `#[crd(...)]`",
            "malformed: CronTab: expected a string: `kind = \"...\"`",
            "malformed: 1: expected true or false: `served = true`",
            r#"invalid-name: "V1": `version`: Invalid value: "V1": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"#,
            r#"invalid-name: "cron tabs": `plural`: Invalid value: "cron tabs": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"#,
        ],
    );
}

#[test]
fn attributes_that_are_none() {
    check_refused("", &["missing: CronTabSpec: a custom resource needs `#[crd(...)]`"]);
    check_refused(
        "#[crd]",
        &[
            "malformed: crd: expected a list: `#[crd(...)]`",
            "missing: crd: `group` is missing",
            "missing: crd: `version` is missing",
            "missing: crd: `kind` is missing",
        ],
    );
    check_refused(
        &format!("#[crd({NAMES})] #[kube({NAMES})]"),
        &["conflict: kube: both `#[crd(...)]` and `#[kube(...)]` are given"],
    );
}

#[test]
fn values_that_the_server_rejects() {
    let check = |rest: &str, expected: &[&str]| check_refused(&format!("#[kube({NAMES}, {rest})]"), expected);
    check(
        r#"selectable = "spec.image""#,
        &[
            r#"invalid-path: "spec.image": `selectable`: Invalid value: "spec.image": is an invalid path: expected [ or . but got: spec"#,
        ],
    );
    check(
        r#"printcolumn(name = "A", type_ = "int", json_path = "spec.a"), printcolumn(name = "B")"#,
        &[
            r#"invalid-printcolumn: "int": `type`: Invalid value: "int": must be one of boolean,date,integer,number,string"#,
            r#"invalid-printcolumn: "spec.a": `json_path`: Invalid value: "spec.a": must be a simple json path starting with ."#,
            "missing: printcolumn: the printer column has no `type`",
            "missing: printcolumn: the printer column has no `json_path`",
        ],
    );
    check(
        r#"scale(spec = ".status.replicas", status = "x")"#,
        &[
            r#"invalid-path: ".status.replicas": `spec`: Invalid value: ".status.replicas": should be a json path under .spec"#,
            r#"invalid-path: "x": `status`: Invalid value: "x": must be a simple json path starting with ."#,
        ],
    );
    check(
        r#"validation = " ", validation = ("a", ""), validation = Rule::new("b").reason("Bad").field_path("b")"#,
        &[
            "invalid-cel: \" \": `rule`: Required value: rule is not specified",
            r#"invalid-cel: "": `message`: Invalid value: "": must be non-empty if specified"#,
            r#"invalid-cel: "Bad": `reason`: Unsupported value: "Bad": supported values: "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired""#,
            r#"invalid-cel: "b": `field_path`: Invalid value: "b": must be a valid path"#,
        ],
    );
    check(
        r#"deprecated = """#,
        &[r#"invalid-value: "": `deprecated`: Invalid value: "": must not be an empty string"#],
    );
}

#[test]
fn a_conversion_webhook_is_a_service_or_a_url() {
    let check = |rest: &str, expected: &[&str]| check_refused(&format!("#[crd({NAMES}, {rest})]"), expected);
    check(
        r#"conversion(service = "hook", path = "convert", port = 0)"#,
        &["missing: conversion: the conversion webhook has no `namespace`"],
    );
    check(
        r#"conversion(service = "hook", namespace = "ns", path = "convert", port = 0)"#,
        &[
            r#"invalid-value: "convert": `path`: Invalid value: "convert": must start with a '/'"#,
            "invalid-value: 0: `port`: Invalid value: 0: must be between 1 and 65535, inclusive",
        ],
    );
    check(
        r#"conversion(url = "http://a", service = "hook")"#,
        &[
            r#"conflict: "hook": both a service and `url` are given"#,
            r#"invalid-value: "http://a": `url`: Invalid value: "http://a": 'https' is the only allowed URL scheme"#,
        ],
    );
    check(r#"conversion = "hook""#, &["malformed: conversion: expected a service or a URL: `conversion(...)`"]);
}

#[test]
fn repetitions_and_contradictions() {
    let check = |rest: &str, expected: &[&str]| check_refused(&format!("#[crd({NAMES}, {rest})]"), expected);
    check(r#"group = "a.b""#, &["duplicate: group: `group` is given twice"]);
    check(r#"shortname = "a", shortname = "a""#, &[r#"duplicate: "a": short name `a` is given twice"#]);
    check(r#"scope = "Cluster", namespaced"#, &["conflict: namespaced: both `scope` and `namespaced` are given"]);
    check(
        r#"root = "CronTabSpec""#,
        &[r#"conflict: "CronTabSpec": the generated root type `CronTabSpec` has the name of this type"#],
    );
    check(r#"schema = "manual""#, &[]);
    check(r#"derive = "Clone""#, &[r#"conflict: "Clone": the root type has `Clone` already"#]);
    check(
        r#"attr = "serde(default)""#,
        &[
            r#"conflict: "serde(default)": `attr` cannot give the root type a `serde` attribute: the generated code has its own"#,
        ],
    );
}
