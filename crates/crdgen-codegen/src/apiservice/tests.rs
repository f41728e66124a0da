use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Settings, generate};
use crate::plan::{Kind, Named, Shape, Version};

fn kind(group: &str, kind: &str, versions: &[&str]) -> Kind {
    let root = Named { path: Vec::new(), doc: None, shape: Shape::Struct(Vec::new()), open: false };
    let version = |name: &&str| Version {
        name: (*name).to_owned(),
        deprecated: None,
        status: true,
        scale: None,
        types: vec![root.clone()],
    };
    Kind {
        group: group.to_owned(),
        kind: kind.to_owned(),
        list_kind: format!("{kind}List"),
        plural: format!("{}s", kind.to_lowercase()),
        singular: kind.to_lowercase(),
        short_names: Vec::new(),
        categories: Vec::new(),
        namespaced: true,
        versions: versions.iter().map(version).collect(),
    }
}

fn settings() -> Settings {
    let text = |text: &str| Some(text.to_owned());
    Settings { name: text("notes"), namespace: text("tools"), image: text("notes:1"), cert_manager: true }
}

/// The files, each with its documents.
fn files(kinds: &[Kind], settings: &Settings) -> BTreeMap<String, Vec<Value>> {
    let limits = crdgen_yaml::Limits { bytes: 1 << 20, depth: 100 };
    let read = |text: &str| -> Vec<Value> {
        crdgen_yaml::read(text, &limits).expect("YAML").into_iter().map(|document| document.value).collect()
    };
    let files = generate(kinds, settings).expect("right settings");
    files.into_iter().map(|file| (file.path, read(&file.text))).collect()
}

#[test]
fn versions_have_the_order_of_kubernetes_and_the_server_takes_them() {
    let kinds = [
        kind("notes.example.com", "Note", &["v1", "v1beta1", "v1beta2"]),
        kind("notes.example.com", "Book", &["v2", "v1"]),
        kind("other.example.com", "Note", &["v1alpha1"]),
    ];
    let files = files(&kinds, &settings());
    let services: Vec<_> = files.values().flatten().filter(|document| document["kind"] == "APIService").collect();
    let priorities: Vec<_> = services
        .iter()
        .map(|service| {
            (service["metadata"]["name"].as_str().unwrap(), service["spec"]["versionPriority"].as_i64().unwrap())
        })
        .collect();
    let expected = [
        ("v1.notes.example.com", 102),
        ("v1alpha1.other.example.com", 100),
        ("v1beta1.notes.example.com", 100),
        ("v1beta2.notes.example.com", 101),
        ("v2.notes.example.com", 103),
    ];
    assert_eq!(priorities, expected);
    for service in services {
        let verdict = crdgen_admission::apiservice::create(service);
        assert_eq!((verdict.code, verdict.message.as_str()), (201, ""));
    }
}

#[test]
fn no_number_of_versions_is_too_many() {
    let names: Vec<String> = (1..=1000).map(|number| format!("v{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for document in files(&[kind("notes.example.com", "Note", &names)], &settings()).values().flatten() {
        if document["kind"] == "APIService" {
            assert_eq!(crdgen_admission::apiservice::create(document).code, 201);
        }
    }
}

#[test]
fn settings_decide_which_files_there_are() {
    let check = |settings: &Settings, expected: &[&str]| {
        let files = files(&[kind("notes.example.com", "Note", &["v1"])], settings);
        assert_eq!(files.keys().collect::<Vec<_>>(), expected);
        files
    };
    check(
        &settings(),
        &[
            "certificate.yaml",
            "deployment.yaml",
            "rbac.yaml",
            "service.yaml",
            "serviceaccount.yaml",
            "v1.notes.example.com.yaml",
        ],
    );
    let files =
        check(&Settings::default(), &["rbac.yaml", "service.yaml", "serviceaccount.yaml", "v1.notes.example.com.yaml"]);
    let service = &files["v1.notes.example.com.yaml"][0];
    let reference = json!({"namespace": "default", "name": "notes-apiserver", "port": 443});
    assert_eq!((&service["spec"]["service"], &service["metadata"]["annotations"]), (&reference, &Value::Null));
    assert_eq!(generate(&[], &settings()), Ok(Vec::new()));
}

#[test]
fn wrong_settings_are_told() {
    let check = |edit: fn(&mut Settings), expected: &str| {
        let mut settings = settings();
        edit(&mut settings);
        let error = generate(&[kind("1.example.com", "Note", &["v1"])], &settings).expect_err("wrong settings");
        assert!(error.starts_with(expected), "{error}");
    };
    let place = "in `metadata.crdgen.apiservice`";
    check(
        |settings| settings.name = None,
        &format!("`name = \"1-apiserver\"` {place}: Invalid value: \"1-apiserver\": a DNS-1035 label must"),
    );
    check(
        |settings| settings.namespace = Some("a.b".to_owned()),
        &format!("`namespace = \"a.b\"` {place}: Invalid value: \"a.b\": must not contain dots"),
    );
    check(|settings| settings.image = Some(" ".to_owned()), &format!("`image` {place} is empty"));
}
