//! TypeScript: what is made of `crontab.yaml` stands in `typescript/`; `CRDGEN_BLESS=1` writes it.
//! `tests/clients/typescript/check` compiles what is made of every CRD that is at hand.

#![allow(clippy::print_stderr, reason = "a test tells what it did")]

mod clients;

use crdgen_codegen::typescript::generate;

#[test]
fn crontab() {
    let files = generate(&clients::plans("tests/crontab.yaml"));
    clients::write("typescript/crontab", &files);
    let (shared, own): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.path == "client.ts");
    // It goes out as it is, so that it stands in the repository once.
    assert_eq!(
        shared.iter().map(|file| &*file.text).collect::<Vec<_>>(),
        [include_str!("../templates/typescript/client.ts")]
    );
    clients::compare("typescript", &own);
}

#[test]
fn hostile() {
    let files = generate(&clients::plans("tests/hostile.yaml"));
    for file in &files {
        clients::is_tame(file);
    }
    clients::write("typescript/hostile", &files);
}

#[test]
fn real() {
    clients::write("typescript/real", &generate(&clients::real()));
}

#[test]
fn names_of_files_stay_in_the_folder() {
    let mut kinds = clients::plans("tests/crontab.yaml");
    for (group, kind, expected) in [
        ("../..", "../x", "_value/x_v1.ts"),
        ("client.ts", "Index", "_client_ts/index_v1.ts"),
        ("", "", "_value/v1.ts"),
        ("a.b-c.io", "HTTPRoute", "a.b-c.io/http_route_v1.ts"),
    ] {
        kinds[0].group = group.to_owned();
        kinds[0].kind = kind.to_owned();
        let files = generate(&kinds);
        let paths: Vec<&str> = files.iter().map(|file| &*file.path).collect();
        assert!(paths.contains(&expected), "{paths:?}");
    }
}
