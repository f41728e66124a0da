//! What a run writes and prints.

use std::fs;

use snapbox::str;

use crate::sandbox::{Sandbox, TAB, kind};

#[test]
fn writes_beside_the_manifest_and_leaves_alone_what_is_right() {
    let sandbox = Sandbox::package(&kind("Tab", "v1", "image: String"));
    sandbox.run("generate").success().stdout_eq("").stderr_eq(str![[r#"
wrote crds/tabs.example.com.yaml

"#]]);
    assert_eq!(sandbox.read("crds/tabs.example.com.yaml"), TAB);
    sandbox.check_generated(&["crds/tabs.example.com.yaml"]);
    let time = || fs::metadata(sandbox.path("crds/tabs.example.com.yaml")).and_then(|m| m.modified()).expect("a time");
    let before = time();
    sandbox.run("generate").success().stderr_eq(str![[r#"
1 unchanged

"#]]);
    assert_eq!(time(), before);
}

#[test]
fn writes_where_it_is_told_to() {
    let sandbox = Sandbox::package(&kind("Tab", "v1", "image: String"));
    sandbox.run("generate --quiet --out deep/er/").success().stderr_eq("");
    assert_eq!(sandbox.read("deep/er/tabs.example.com.yaml"), TAB);
    sandbox.check_generated(&["deep/er/tabs.example.com.yaml"]);
}

#[test]
fn prints_documents_by_name() {
    let source = kind("Tab", "v1", "image: String") + &kind("Bar", "v1", "image: String");
    let sandbox = Sandbox::package(&source);
    let bar = TAB.replace("Tab", "Bar").replace("tab", "bar");
    sandbox.run("generate --stdout").success().stderr_eq("").stdout_eq(format!("{bar}---\n{TAB}"));
    sandbox.check_generated(&[]);
}

#[test]
fn writes_json() {
    let sandbox = Sandbox::package(&kind("Tab", "v1", "image: String"));
    sandbox.run("generate --format json --quiet").success();
    sandbox.check_generated(&["crds/tabs.example.com.json"]);
    let text = sandbox.read("crds/tabs.example.com.json");
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let yaml: serde_json::Value = serde_yaml::from_str(TAB).expect("YAML");
    assert_eq!(json, yaml);
    sandbox.run("generate --format json --stdout").success().stdout_eq(snapbox::Data::text(text).raw());
}

#[test]
fn puts_versions_of_one_kind_into_one_file() {
    let source = kind("Tab", "v1beta1", "image: String") + &kind("Tab", "v1", "image: String");
    let sandbox = Sandbox::package(&source);
    sandbox.run("generate").success();
    let text = sandbox.read("crds/tabs.example.com.yaml");
    let versions: Vec<_> = text.lines().filter(|line| line.starts_with("  - name")).collect();
    assert_eq!(versions, ["  - name: v1", "  - name: v1beta1"]);
}

#[test]
fn says_when_there_is_nothing() {
    let sandbox = Sandbox::package("pub struct Foo;");
    sandbox.run("generate").success().stderr_eq(str![[r#"
no custom resource in a

"#]]);
    sandbox.check_generated(&[]);
}

#[test]
fn a_closed_pipe_is_no_failure() {
    use std::process::{Command, Stdio};

    let sandbox = Sandbox::package(&kind("Tab", "v1", "image: String"));
    let mut child = Command::new(snapbox::cmd::cargo_bin!("crdgen"))
        .args(["generate", "--stdout"])
        .current_dir(sandbox.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ended");
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}
