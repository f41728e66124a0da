//! Python: what is made of `crontab.yaml` stands in `python/`; `CRDGEN_BLESS=1` writes it.
//! `tests/clients/python/check` checks the types of what is made of every CRD that is at hand.

#![allow(clippy::print_stderr, reason = "a test tells what it did")]

mod clients;

use crdgen_codegen::python::generate;

/// What goes out as it is, so that it stands in the repository once.
const SHARED: [(&str, &str); 3] = [
    ("aio.py", include_str!("../templates/python/aio.py")),
    ("objects.py", include_str!("../templates/python/objects.py")),
    ("rest.py", include_str!("../templates/python/rest.py")),
];

#[test]
fn crontab() {
    let files = generate(&clients::plans("tests/crontab.yaml"));
    clients::write("python/crontab", &files);
    let is_shared = |path: &str| SHARED.iter().any(|(shared, _)| *shared == path);
    let (shared, own): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| is_shared(&file.path));
    assert_eq!(shared.iter().map(|file| (&*file.path, &*file.text)).collect::<Vec<_>>(), SHARED);
    clients::compare("python", &own);
}

#[test]
fn hostile() {
    let files = generate(&clients::plans("tests/hostile.yaml"));
    for file in &files {
        clients::is_tame(file);
    }
    clients::write("python/hostile", &files);
}

#[test]
fn real() {
    clients::write("python/real", &generate(&clients::real()));
}

#[test]
fn names_of_files_stay_in_the_folder() {
    let mut kinds = clients::plans("tests/crontab.yaml");
    for (group, kind, expected) in [
        ("../..", "../x", "value/x_v1.py"),
        ("client", "Import", "client_/import_v1.py"),
        ("", "", "value/v1.py"),
        ("a.b-c.io", "HTTPRoute", "a_b_c_io/http_route_v1.py"),
        ("class", "__init__", "class_/init_v1.py"),
        ("3scale.net", "A", "value_3scale_net/a_v1.py"),
    ] {
        kinds[0].group = group.to_owned();
        kinds[0].kind = kind.to_owned();
        let files = generate(&kinds);
        let paths: Vec<&str> = files.iter().map(|file| &*file.path).collect();
        assert!(paths.contains(&expected), "{paths:?}");
    }
}
