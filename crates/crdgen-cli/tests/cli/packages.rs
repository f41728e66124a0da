//! Which packages are read, and where each writes.

use crate::sandbox::{Sandbox, kind};

fn workspace(more: &str) -> Sandbox {
    Sandbox::workspace(more, &kind("Tab", "v1", "image: String"), &kind("Bar", "v1", "image: String"))
}

fn check(sandbox: &Sandbox, args: &str, expected: &[&str]) {
    sandbox.run(args).success();
    sandbox.check_generated(expected);
    for name in expected {
        std::fs::remove_file(sandbox.path(name)).expect("removed");
    }
}

#[test]
fn of_a_workspace() {
    let sandbox = workspace("");
    let both = &["crds/bars.example.com.yaml", "crds/tabs.example.com.yaml"];
    check(&sandbox, "generate", both);
    check(&sandbox, "generate Cargo.toml", both);
    check(&sandbox, "generate --package a", &["crds/tabs.example.com.yaml"]);
    check(&sandbox, "generate a", &["a/crds/tabs.example.com.yaml"]);
    check(&sandbox, "generate a b", &["a/crds/tabs.example.com.yaml", "b/crds/bars.example.com.yaml"]);
    check(&sandbox, "generate a b a --out x", &["x/bars.example.com.yaml", "x/tabs.example.com.yaml"]);
}

#[test]
fn of_default_members() {
    let sandbox = workspace("default-members = [\"b\"]");
    check(&sandbox, "generate", &["crds/bars.example.com.yaml"]);
    check(&sandbox, "generate --workspace", &["crds/bars.example.com.yaml", "crds/tabs.example.com.yaml"]);
}

#[test]
fn of_a_workspace_without_those_excluded() {
    let sandbox = workspace("exclude = [\"a\"]");
    check(&sandbox, "generate", &["crds/bars.example.com.yaml"]);
}

#[test]
fn of_a_package_that_is_a_workspace_too() {
    let sandbox = Sandbox::package("");
    let dependency = "[dependencies]\nb = { path = \"b\" }\n[workspace]";
    sandbox.add_package("", "a", dependency, &kind("Tab", "v1", "image: String"));
    sandbox.add_package("b", "b", "", &kind("Bar", "v1", "image: String"));
    check(&sandbox, "generate", &["crds/tabs.example.com.yaml"]);
    // A member because the package depends on it.
    check(&sandbox, "generate --workspace", &["crds/bars.example.com.yaml", "crds/tabs.example.com.yaml"]);
}

#[test]
fn settings_name_the_folder() {
    let sandbox = workspace("[workspace.metadata.crdgen]\nout = \"all\"");
    let manifest = sandbox.read("b/Cargo.toml") + "[package.metadata.crdgen]\nout = \"../own\"\n";
    sandbox.write("b/Cargo.toml", &manifest);
    check(&sandbox, "generate", &["all/tabs.example.com.yaml", "own/bars.example.com.yaml"]);
    check(&sandbox, "generate --out x", &["x/bars.example.com.yaml", "x/tabs.example.com.yaml"]);
}

#[test]
fn versions_of_one_kind_may_stand_in_two_packages() {
    let sandbox = Sandbox::workspace("", &kind("Tab", "v1", "image: String"), &kind("Tab", "v1beta1", "image: String"));
    sandbox.run("generate").success();
    let text = sandbox.read("crds/tabs.example.com.yaml");
    assert!(text.contains("- name: v1\n") && text.contains("- name: v1beta1\n"), "{text}");
}

#[test]
fn types_of_packages_beside_it() {
    let sandbox = Sandbox::workspace(
        "[workspace.dependencies]\nb = { path = \"b\" }",
        &kind("Tab", "v1", "image: b::Image"),
        "#[derive(Serialize, Deserialize, JsonSchema)]\npub struct Image(String);",
    );
    let manifest = sandbox.read("a/Cargo.toml") + "[dependencies]\nb = { workspace = true }\n";
    sandbox.write("a/Cargo.toml", &manifest);
    sandbox.run("generate a").success();
    assert!(sandbox.read("a/crds/tabs.example.com.yaml").contains("type: string"));
}

#[test]
fn features() {
    let source = kind("Tab", "v1", "image: String,\n    #[cfg(feature = \"more\")] more: String");
    let sandbox = Sandbox::package(&source);
    let manifest = sandbox.read("Cargo.toml");
    let has_more = |args: &str| {
        let output = sandbox.run(args).success();
        String::from_utf8_lossy(&output.get_output().stdout).contains("more")
    };
    sandbox.write("Cargo.toml", &format!("{manifest}[features]\nmore = []\n"));
    assert!(!has_more("generate --stdout"));
    assert!(has_more("generate --stdout --features more"));
    assert!(has_more("generate --stdout --all-features"));
    sandbox.write("Cargo.toml", &format!("{manifest}[features]\ndefault = [\"more\"]\nmore = []\n"));
    assert!(has_more("generate --stdout"));
    assert!(!has_more("generate --stdout --no-default-features"));
}

#[test]
fn a_single_file() {
    let sandbox = Sandbox::package("");
    sandbox.write("elsewhere/tab.rs", &kind("Tab", "v1", "image: String"));
    check(&sandbox, "generate elsewhere/tab.rs", &["crds/tabs.example.com.yaml"]);
}

/// A type of a package that Cargo has unpacked, with the features that are asked of it, as the lock file says which.
#[test]
fn types_of_registries_and_repositories() {
    let source = kind("Tab", "v1", "image: other::Image, size: far::deep::Size");
    let sandbox = Sandbox::package(&source);
    let manifest = sandbox.read("Cargo.toml");
    let dependencies = "[dependencies]\nother = { version = \"1\", package = \"the-other\", features = [\"schema\"] }\n\
                        far = { git = \"https://example.com/far.git\" }\n";
    sandbox.write("Cargo.toml", &format!("{manifest}\n{dependencies}"));
    let registry = "registry+https://example.com/index";
    let locked = [
        "name = \"a\"\nversion = \"0.1.0\"\ndependencies = [\"far\", \"the-other 1.2.3\"]".to_owned(),
        format!("name = \"the-other\"\nversion = \"0.9.0\"\nsource = \"{registry}\""),
        format!("name = \"the-other\"\nversion = \"1.2.3\"\nsource = \"{registry}\""),
        "name = \"far\"\nversion = \"0.2.0\"\nsource = \"git+https://example.com/far.git#0123456789abcdef\"".to_owned(),
    ];
    sandbox.write("Cargo.lock", &locked.map(|package| format!("[[package]]\n{package}\n")).join("\n"));
    let text = "#[derive(Serialize, Deserialize)]\n#[cfg_attr(feature = \"schema\", derive(JsonSchema))]\n\
                pub struct Image(String);\n";
    sandbox.add_package("home/registry/src/example/the-other-1.2.3", "the-other", "[features]\nschema = []", text);
    let size = "pub mod deep {\n#[derive(Serialize, Deserialize, JsonSchema)]\npub struct Size(i32);\n}\n";
    sandbox.add_package("home/git/checkouts/far-5c0ffee/0123456/crates/far", "far", "", size);
    let run = |home: &str| {
        let args = ["generate", "--stdout", "--engine", "source"];
        crate::sandbox::command()
            .current_dir(sandbox.path(""))
            .args(args)
            .env("CARGO_HOME", sandbox.path(home))
            .assert()
    };
    let read = String::from_utf8(run("home").success().get_output().stdout.clone()).expect("text");
    assert!(
        read.contains("image:\n                type: string\n              size:\n                format: int32"),
        "{read}"
    );
    let refused = String::from_utf8(run("nowhere").code(1).get_output().stderr.clone()).expect("text");
    assert!(refused.contains("the sources of crate"), "{refused}");
}
