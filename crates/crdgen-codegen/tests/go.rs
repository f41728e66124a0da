//! Go: what is made of `crontab.yaml` stands in `go/`; `CRDGEN_BLESS=1` writes it.
//! `tests/clients/go/check` compiles what is made of every CRD that is at hand.

#![allow(clippy::print_stderr, reason = "a test tells what it did")]

mod clients;

use crdgen_codegen::golang::generate;

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
