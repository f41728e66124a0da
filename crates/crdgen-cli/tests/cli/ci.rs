//! The GitHub Action and the hook of pre-commit, by the commands that stand in them.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use snapbox::cmd::cargo_bin;

use crate::sandbox::{Sandbox, kind};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn yaml(name: &str) -> Value {
    let text = std::fs::read_to_string(repository().join(name)).expect("the file");
    serde_yaml::from_str(&text).expect("YAML")
}

/// Runs a command line in the sandbox as a shell does, with crdgen on the path; gives the exit code and standard output.
fn shell(sandbox: &Sandbox, line: &str, variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let crdgen = cargo_bin!("crdgen").parent().expect("a folder");
    let path = std::env::join_paths([&sandbox.path("bin"), crdgen, Path::new("/usr/bin"), Path::new("/bin")]);
    let output = Command::new("bash")
        .args(["-e", "-c", line])
        .current_dir(sandbox.path(""))
        .env("PATH", path.expect("a path"))
        .envs(variables.iter().copied())
        .output()
        .expect("bash");
    (output.status.code(), String::from_utf8(output.stdout).expect("text"))
}

/// A package whose CRD is there, then one whose source has changed since.
fn check_drift(run: &dyn Fn(&Sandbox) -> (Option<i32>, String)) {
    let sandbox = Sandbox::package(&kind("Tab", "v1", "image: String"));
    sandbox.run("generate").success();
    assert_eq!(run(&sandbox), (Some(0), String::new()));
    sandbox.write("src/lib.rs", &kind("Tab", "v1", "image: i32"));
    let (code, said) = run(&sandbox);
    assert_eq!(code, Some(1));
    assert!(said.contains("+                format: int32"), "{said}");
}

#[test]
fn action() {
    let action = yaml("action.yml");
    let step = |index: usize| action["runs"]["steps"][index]["run"].as_str().expect("a command").to_owned();
    check_drift(&|sandbox| {
        let (code, said) = shell(sandbox, &step(1), &[("CRDGEN_PATH", "."), ("CRDGEN_ARGS", "--all-features --quiet")]);
        let (annotations, diff): (Vec<&str>, Vec<&str>) = said.lines().partition(|line| line.starts_with("::"));
        let expected = "::error file=crds/tabs.example.com.yaml,title=out-of-date::\
                        crds/tabs.example.com.yaml is not what the Rust source makes: run crdgen generate";
        assert_eq!(annotations, if code == Some(0) { vec![] } else { vec![expected] });
        (code, diff.join("\n"))
    });
    // The variables of the step are the inputs.
    assert_eq!(action["runs"]["steps"][1]["env"]["CRDGEN_PATH"], "${{ inputs.path }}");
    assert_eq!(action["runs"]["steps"][1]["env"]["CRDGEN_ARGS"], "${{ inputs.args }}");
    // Installing takes minutes: a Cargo that only says what it was asked for, and the package is there.
    let sandbox = Sandbox::package("");
    sandbox.write("bin/cargo", "#!/bin/sh\necho \"$@\"\n");
    assert_eq!(shell(&sandbox, "chmod +x bin/cargo", &[]).0, Some(0));
    let root = repository().display().to_string();
    let (code, said) = shell(&sandbox, &step(0), &[("GITHUB_ACTION_PATH", &root)]);
    let folder = said.trim().strip_prefix("install --locked --path ").expect("an installation from a folder");
    assert_eq!((code, Path::new(folder).join("Cargo.toml").is_file()), (Some(0), true));
}

#[test]
fn pre_commit_hook() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    assert_eq!((&hooks[0]["language"], &hooks[0]["pass_filenames"]), (&Value::from("system"), &Value::from(false)));
    check_drift(&|sandbox| shell(sandbox, hooks[0]["entry"].as_str().expect("a command"), &[]));
}
