//! Java: what is made of `crontab.yaml` stands in `java/`; `CRDGEN_BLESS=1` writes it.
//! `tests/clients/java/check` compiles what is made of every CRD that is at hand.

#![allow(clippy::print_stderr, reason = "a test tells what it did")]

mod clients;

use std::collections::BTreeSet;
use std::path::Path;

use crdgen_codegen::File;
use crdgen_codegen::java::generate;
use crdgen_codegen::plan::{Field, Kind, Named, Shape, Type};

#[test]
fn crontab() {
    let files = generate(&clients::plans("tests/crontab.yaml"));
    clients::write("java/crontab", &files);
    let (shared, own): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.path.starts_with("crdgen/"));
    // These go out as they are, so that they stand in the repository once.
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/java");
    for file in &shared {
        assert_eq!(
            std::fs::read_to_string(templates.join(&file.path)).ok().as_ref(),
            Some(&file.text),
            "{}",
            file.path
        );
    }
    assert_eq!(std::fs::read_dir(templates.join("crdgen")).expect("a folder").count(), shared.len());
    clients::compare("java", &own);
}

#[test]
fn hostile() {
    let files = generate(&clients::plans("tests/hostile.yaml"));
    for file in &files {
        clients::is_tame(file);
    }
    clients::write("java/hostile", &files);
}

/// Kinds that are called like what their classes are made of, and kinds that clash.
const KINDS: &[&str] = &[
    "Boolean",
    "Categories",
    "Class",
    "Con",
    "Deprecated",
    "Edge",
    "EDGE",
    "EdgeClient",
    "EdgeSpec",
    "Group",
    "InNamespace",
    "Integer",
    "IntOrString",
    "JsonCreator",
    "JsonProperty",
    "JsonValue",
    "Kind",
    "KubernetesClient",
    "List",
    "Long",
    "Map",
    "Namespaced",
    "NamespacedClient",
    "Number",
    "Object",
    "Objects",
    "OpenObject",
    "OpenResource",
    "Override",
    "Plural",
    "ResourceClient",
    "ScaleClient",
    "ShortNames",
    "Singular",
    "StatusClient",
    "String",
    "SuppressWarnings",
    "Version",
    "KindOfTheLongestNameThatAKindMayHaveWhichIsSixtyThreeCharacters",
];

#[test]
fn edges() {
    let edge = &clients::plans("tests/java/edges.yaml")[0];
    let mut kinds: Vec<Kind> = KINDS.iter().map(|kind| Kind { kind: (*kind).to_owned(), ..edge.clone() }).collect();
    // More than a class file has room for.
    let names: Vec<String> = (0..7000).map(|index| format!("a{index}")).collect();
    let field = |name: &String| Field {
        json: name.clone(),
        doc: None,
        ty: Type::Named(1),
        required: false,
        nullable: true,
        default: None,
    };
    let fields = names.iter().chain([&"x".repeat(70_000)]).map(field).collect();
    let mut huge = Kind { kind: "Huge".to_owned(), ..edge.clone() };
    huge.versions[0].types = vec![
        Named { path: Vec::new(), doc: None, shape: Shape::Struct(fields), open: false },
        Named { path: vec!["a0".to_owned()], doc: None, shape: Shape::Enum(names), open: false },
    ];
    kinds.push(huge);
    let files = generate(&kinds);
    distinct(&files);
    clients::write("java/edges", &files);
}

#[test]
fn real() {
    let files = generate(&clients::real());
    distinct(&files);
    clients::write("java/real", &files);
}

/// Holds that each file has its own name on a disk that does not tell `a` from `A`, and one that a disk takes.
fn distinct(files: &[File]) {
    let mut paths = BTreeSet::new();
    for file in files {
        assert!(paths.insert(file.path.to_lowercase()), "{} is there twice", file.path);
        assert!(file.path.split('/').all(|name| name.len() <= 255), "{} is too long", file.path);
    }
}

#[test]
fn names_of_files_stay_in_the_folder() {
    let mut kinds = clients::plans("tests/crontab.yaml");
    for (group, kind, expected) in [
        ("../..", "../x", "__/__/__/__/__/v1/X.java"),
        ("", "", "__/v1/Value.java"),
        ("a.b-c.io", "HTTPRoute", "io/b_c/a/v1/HTTPRoute.java"),
        ("lang.java", "Con", "java_/lang/v1/Con_.java"),
    ] {
        kinds[0].group = group.to_owned();
        kinds[0].kind = kind.to_owned();
        let files = generate(&kinds);
        let paths: Vec<&str> = files.iter().map(|file| &*file.path).collect();
        assert!(paths.contains(&expected), "{paths:?}");
    }
}
