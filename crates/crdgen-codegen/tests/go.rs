//! Go: what is made of `crontab.yaml` stands in `go/`; `CRDGEN_BLESS=1` writes it.
//! `tests/clients/go/check` compiles what is made of every CRD that is at hand.

#![allow(clippy::print_stderr, reason = "a test tells what it did")]

mod clients;

use crdgen_codegen::golang::generate;
use crdgen_codegen::plan::{Field, Kind, Shape, Type};

#[test]
fn crontab() {
    let files = generate(&clients::plans("tests/crontab.yaml"));
    clients::write("go/crontab", &files);
    clients::compare("go", &files);
}

#[test]
fn hostile() {
    let files = generate(&clients::plans("tests/hostile.yaml"));
    for file in &files {
        clients::is_tame(file);
    }
    clients::write("go/hostile", &files);
}

#[test]
fn real() {
    clients::write("go/real", &generate(&clients::real()));
}

/// Kinds of one group whose names are those that others would have, for the compiler.
#[test]
fn clashes() {
    let tab = clients::plans("tests/crontab.yaml").remove(0);
    let kinds = [
        "CronTab",
        "CronTabSpec",
        "CronTabList",
        "CronTabInterface",
        "CronTabApplyConfiguration",
        "ApplyCronTab",
        "ApplyCronTabSpec",
        "CronTabSpecPolicyAllow",
        "Clientset",
        "IntOrString",
        "Resource",
        "Client",
        "Kind",
        "cron-tab",
        "cronTab",
        "Object",
        "String",
        "Error",
        "New",
        "HasCondition",
        "Clock",
        "clock",
        "Create",
        "Layout",
        "Member",
    ];
    let mut all: Vec<Kind> = kinds.iter().map(|name| Kind { kind: (*name).to_owned(), ..tab.clone() }).collect();
    for (index, kind) in all.iter_mut().enumerate() {
        kind.plural = format!("{}{index}s", kind.kind.to_lowercase());
        let Shape::Struct(fields) = &mut kind.versions[0].types[0].shape else { panic!("no struct") };
        // What the object, its builders and its metadata have already.
        for name in
            ["name", "labels", "getName", "withSpec", "withName", "deepCopy", "unknownFields", "uid", "string", "size"]
        {
            let ty = Type::Map(Box::new(Type::IntOrString), true);
            let json = name.to_owned();
            fields.push(Field { json, doc: None, ty, required: false, nullable: true, default: None });
        }
    }
    let files = generate(&all);
    let mut paths: Vec<String> = files.iter().map(|file| file.path.to_lowercase()).collect();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), files.len());
    clients::write("go/clashes", &files);
}

#[test]
fn names_of_files_stay_in_the_folder() {
    let mut kinds = clients::plans("tests/crontab.yaml");
    for (group, kind, version, expected) in [
        ("../..", "../x", "v1", "group_value/v1/x_types.go"),
        ("", "", "", "group_value/value/value_types.go"),
        ("con.io", "Linux", "internal", "group_con_io/internal_/linux_types.go"),
        ("a.b-c.io", "HTTPRoute", "type", "a.b-c.io/type_/http_route_types.go"),
    ] {
        kinds[0].group = group.to_owned();
        kinds[0].kind = kind.to_owned();
        kinds[0].versions[0].name = version.to_owned();
        let files = generate(&kinds);
        let paths: Vec<&str> = files.iter().map(|file| &*file.path).collect();
        assert!(paths.contains(&expected), "{paths:?}");
    }
}
