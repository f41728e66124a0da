//! `crdgen new`, and controllers of CRDs. `tests/new` builds and runs what is written.

use snapbox::str;

use crate::sandbox::{Sandbox, TAB};

const FILES: [&str; 7] = [
    "tab-controller/.gitignore",
    "tab-controller/Cargo.toml",
    "tab-controller/src/api.rs",
    "tab-controller/src/controller.rs",
    "tab-controller/src/lib.rs",
    "tab-controller/src/main.rs",
    "tab-controller/tests/reconcile.rs",
];

#[test]
fn writes_a_package_that_generate_reads() {
    let sandbox = Sandbox::empty();
    sandbox.run("new tab-controller --kind Tab --group tabs.io --version v1 --cluster").success().stderr_eq(str![[
        r#"
tab-controller: a package with the kind Tab and its controller
next: cd tab-controller && crdgen generate && cargo test

"#
    ]]);
    assert_eq!(sandbox.files(), FILES);
    sandbox.run("generate tab-controller --quiet").success();
    let crd = sandbox.read("tab-controller/crds/tabs.tabs.io.yaml");
    assert!(crd.contains("scope: Cluster") && crd.contains("name: v1\n"), "{crd}");
    sandbox.run("validate tab-controller/crds --quiet").success();
}

#[test]
fn takes_nobodys_folder() {
    let sandbox = Sandbox::empty();
    sandbox.write("tab/mine", "");
    sandbox.run("new tab").code(2).stderr_eq(str![[r#"
error: tab is there already: name a folder that is not

"#]]);
    sandbox.check_generated(&["tab/mine"]);
}

#[test]
fn names_are_those_that_a_server_takes() {
    let sandbox = Sandbox::empty();
    for (arguments, expected) in [
        (
            "Tab",
            "error: Tab: \"Tab\" is no name of a package: take lowercase letters, digits, `-` and `_`, a letter first\n",
        ),
        ("serde", "error: serde: \"serde\" means something else to Cargo or Rust: take another name\n"),
        (
            "tab --kind serialize",
            "error: --kind: \"serialize\": it is the name of a Rust type, too: name another, such as CronTab\n",
        ),
        (
            "tab --kind Option",
            "error: --kind: \"Option\": the package uses a type of that name: name another, such as CronTab\n",
        ),
        ("tab --version 1", "error: --version: Invalid value: \"1\": a DNS-1035 label [..]\n"),
        ("tab --group tabs", "error: --group: Invalid value: \"tabs\": should be a domain with at least one dot\n"),
        ("tab --group x.k8s.io", "error: --group: [..]protected groups[..]\n"),
    ] {
        sandbox.run(&format!("new {arguments}")).code(2).stderr_eq(expected);
    }
    sandbox.check_generated(&[]);
}

#[test]
fn what_an_author_went_on_with_stays() {
    let sandbox = Sandbox::empty();
    sandbox.write("tabs.yaml", TAB);
    let generate = "generate tabs.yaml --quiet --target controller --out .";
    sandbox.run(generate).success();
    let types = sandbox.read("controller/src/kinds/example_com/v1/tab.rs");
    sandbox.write("controller/src/tab.rs", "mine");
    sandbox.write("controller/src/kinds/example_com/v1/tab.rs", "old");
    sandbox.run(generate).success();
    assert_eq!(sandbox.read("controller/src/tab.rs"), "mine");
    assert_eq!(sandbox.read("controller/src/kinds/example_com/v1/tab.rs"), types);
    sandbox.run("generate tabs.yaml --check --target controller --out .").success();
}
