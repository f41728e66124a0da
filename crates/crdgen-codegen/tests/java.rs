//! Java: what is made of `crontab.yaml` stands in `java/`; `CRDGEN_BLESS=1` writes it.
//! `tests/clients/java/check` compiles what is made of every CRD that is at hand.

#![allow(clippy::print_stderr, reason = "a test tells what it did")]

mod clients;

use std::collections::BTreeSet;
use std::path::Path;

use crdgen_codegen::java::generate;

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

#[test]
fn real() {
    let files = generate(&clients::real());
    let mut paths = BTreeSet::new();
    for file in &files {
        assert!(paths.insert(file.path.to_lowercase()), "{} is there twice", file.path);
    }
    clients::write("java/real", &files);
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
