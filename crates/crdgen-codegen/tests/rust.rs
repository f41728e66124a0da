//! Rust: what is made of `crontab.yaml` stands in `rust/`; `CRDGEN_BLESS=1` writes it.
//! `tests/clients/rust/check` compiles what is made of every CRD that is at hand.

#![allow(clippy::print_stderr, reason = "a test tells what it did")]

mod clients;

use std::collections::BTreeSet;

use crdgen_codegen::File;
use crdgen_codegen::plan::Kind;
use crdgen_codegen::rust::generate;

/// What goes out as it is, so that it stands in the repository once.
const SHARED: [(&str, &str); 2] =
    [("api.rs", include_str!("../templates/rust/api.rs")), ("value.rs", include_str!("../templates/rust/value.rs"))];

#[test]
fn crontab() {
    let files = generate(&clients::plans("tests/crontab.yaml"));
    clients::write("rust/crontab", &files);
    let (shared, own): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| SHARED.iter().any(|(path, _)| *path == file.path));
    assert_eq!(shared.iter().map(|file| (&*file.path, &*file.text)).collect::<Vec<_>>(), SHARED);
    clients::compare("rust", &own);
}

#[test]
fn hostile() {
    let files = generate(&clients::plans("tests/hostile.yaml"));
    for file in &files {
        clients::is_tame(file);
        runs_nothing(file);
    }
    clients::write("rust/hostile", &files);
}

/// Kinds that are called like what their modules are made of, and kinds that clash.
const KINDS: &[&str] = &[
    "AnyObject",
    "Api",
    "BTree",
    "BTreeMap",
    "Box",
    "Clone",
    "Con",
    "Core",
    "Crate",
    "CustomResource",
    "Debug",
    "Default",
    "Deserialize",
    "Edge",
    "EDGE",
    "From",
    "HTTP",
    "HasStatus",
    "IntOrString",
    "Kube",
    "Metadata",
    "Mod",
    "None",
    "ObjectMeta",
    "Ok",
    "Option",
    "PartialEq",
    "Resource",
    "ResourceApi",
    "Result",
    "Self",
    "Serde",
    "Serialize",
    "Some",
    "Std",
    "String",
    "TypeMeta",
    "Value",
    "Vec",
    "edge-edge",
    "KindOfTheLongestNameThatAKindMayHaveWhichIsSixtyThreeCharacters",
];

#[test]
fn edges() {
    let edge = &clients::plans("tests/rust/edges.yaml")[0];
    let kinds: Vec<Kind> = KINDS.iter().map(|kind| Kind { kind: (*kind).to_owned(), ..edge.clone() }).collect();
    let files = generate(&kinds);
    let paths: BTreeSet<String> = files.iter().map(|file| file.path.to_lowercase()).collect();
    assert_eq!(paths.len(), files.len(), "each file has its own name on a disk that does not tell `a` from `A`");
    clients::write("rust/edges", &files);
}

/// In two packages, as a compiler of Rust takes minutes for them on each of its cores.
#[test]
fn real() {
    let kinds = clients::real();
    let (one, two) = kinds.split_at(kinds.len() / 2);
    for (folder, kinds) in [("rust/real_one", one), ("rust/real_two", two)] {
        let files = generate(kinds);
        files.iter().for_each(runs_nothing);
        clients::write(folder, &files);
    }
}

/// Holds that there is nothing in a comment that rustdoc would run: no block of code, be it fenced or indented.
fn runs_nothing(file: &File) {
    let mut is_open = false;
    for line in file.text.lines() {
        let Some(text) = line.trim_start().strip_prefix("///") else {
            assert!(!is_open, "{}: a fence is open: {line}", file.path);
            continue;
        };
        match text.trim_start() {
            "```text" if !is_open => is_open = true,
            "```" if is_open => is_open = false,
            text if is_open => assert!(!text.starts_with("```"), "{}: {line}", file.path),
            rest => {
                assert!(text.is_empty() || text.len() - rest.len() == 1, "{}: is indented: {line}", file.path);
                // Backticks that are closed on their line are no fence.
                let is_fence = rest.starts_with("```") && !rest.trim_start_matches('`').contains('`');
                assert!(!is_fence && !rest.starts_with("~~~"), "{}: {line}", file.path);
            }
        }
    }
}

#[test]
fn names_of_files_stay_in_the_folder() {
    let mut kinds = clients::plans("tests/crontab.yaml");
    for (group, kind, expected) in [
        ("../..", "../x", "value_/v1/x.rs"),
        ("api", "Mod", "api_/v1/mod_.rs"),
        ("", "", "value_/v1/value_.rs"),
        ("a.b-c.io", "HTTPRoute", "a_b_c_io/v1/http_route.rs"),
    ] {
        kinds[0].group = group.to_owned();
        kinds[0].kind = kind.to_owned();
        let files = generate(&kinds);
        let paths: Vec<&str> = files.iter().map(|file| &*file.path).collect();
        assert!(paths.contains(&expected), "{paths:?}");
    }
}
