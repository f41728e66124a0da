//! What cannot be: exit codes, words, and a disk that stays as it was.

use std::fs;

use snapbox::str;

use crate::sandbox::{Sandbox, kind};

#[test]
fn an_error_in_the_source_is_shown_at_its_place() {
    let source = kind("Tab", "v1", "image: String") + &kind("Bar", "v1", "image: Missing");
    let sandbox = Sandbox::package(&source);
    sandbox.run("generate --engine source").code(1).stdout_eq("").stderr_eq(str![[r#"
error[unknown-type]: cannot find type `Missing`
 --> src/lib.rs:9:12
  |
9 |     image: Missing,
  |            ^^^^^^^
  |
...

error: nothing was written: 1 error

"#]]);
    sandbox.check_generated(&[]);
}

#[test]
fn a_finding_on_the_crd_is_shown_at_the_type() {
    let source = kind("Tab", "v1", "image: String")
        + &kind("Bar", "v1", "image: String").replace("kind = \"Bar\"", "kind = \"Bar\", plural = \"tabs\"");
    let sandbox = Sandbox::package(&source);
    sandbox.run("generate").code(1).stderr_eq(str![[r#"
error[name-conflict]: "tabs" is already in use
[..]
[..]
[..]
[..]
[..]
  = note: at `spec.names.plural` of the CRD
...
error: nothing was written: 1 error

"#]]);
    sandbox.check_generated(&[]);
}

#[test]
fn what_is_not_there() {
    let sandbox = Sandbox::package("");
    let check = |args: &str, expected: &str| {
        sandbox.run(args).code(2).stdout_eq("").stderr_eq(format!("error: {expected}\n"));
    };
    check("generate nowhere", "nowhere: does not exist");
    check("generate nowhere.rs", "nowhere.rs: is no file");
    check("generate src", "src/Cargo.toml: cannot be read: No such file or directory (os error 2)");
    check("generate --features more", "Cargo.toml: package `a` has no feature `more`");
    check("generate --package b", "Cargo.toml: the workspace has no package `b`");
    check("man nothing", "there is no command `nothing`");
    sandbox.write("Cargo.toml", "[package]\nname = \"a\"\n[package.metadata.crdgen]\nouts = \"x\"\n");
    check("generate", "Cargo.toml: in `metadata.crdgen`: unknown field `outs`, expected `out` or `apiservice`");
}

#[test]
fn a_folder_that_cannot_be_written() {
    let sandbox = Sandbox::package(&kind("Tab", "v1", "image: String"));
    sandbox.write("file", "text");
    sandbox.run("generate --out file").code(2).stderr_eq(str![[r#"
error: file: is no folder

"#]]);
    sandbox.run("generate --out file/under").code(2).stderr_eq(str![[r#"
error: file/under: cannot be read: Not a directory (os error 20)

"#]]);
    fs::create_dir_all(sandbox.path("crds/tabs.example.com.yaml")).expect("a folder");
    sandbox.run("generate").code(2).stderr_eq(str![[r#"
error: crds/tabs.example.com.yaml: is a folder where a file should be written

"#]]);
    sandbox.check_generated(&["file"]);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder() {
    use std::os::unix::fs::PermissionsExt;

    let sandbox = Sandbox::package(&kind("Tab", "v1", "image: String"));
    sandbox.write("crds/tabs.example.com.yaml", "old\n");
    let permissions = |mode| fs::set_permissions(sandbox.path("crds"), fs::Permissions::from_mode(mode));
    permissions(0o555).expect("read-only");
    // For root no folder is read-only.
    if fs::write(sandbox.path("crds/try"), "").is_err() {
        sandbox.run("generate").code(2).stderr_eq(str![[r#"
error: crds: cannot be written into: Permission denied (os error 13)[..]

"#]]);
    }
    permissions(0o755).expect("writable");
    let _ = fs::remove_file(sandbox.path("crds/try"));
    sandbox.check_generated(&["crds/tabs.example.com.yaml"]);
    assert_eq!(sandbox.read("crds/tabs.example.com.yaml"), "old\n");
}

#[cfg(unix)]
#[test]
fn links() {
    use std::os::unix::fs::symlink;

    let sandbox = Sandbox::package(&(kind("Tab", "v1", "image: String") + &kind("Bar", "v1", "image: String")));
    sandbox.write("elsewhere/file", "theirs");
    symlink("elsewhere", sandbox.path("crds")).expect("a link");
    sandbox.run("generate").code(2).stderr_eq(str![[r#"
error: crds: is a symbolic link, through which nothing is written: name the folder that it leads to

"#]]);
    fs::remove_file(sandbox.path("crds")).expect("removed");
    fs::create_dir(sandbox.path("crds")).expect("a folder");
    symlink("../elsewhere/file", sandbox.path("crds/tabs.example.com.yaml")).expect("a link");
    sandbox.run("generate").code(2).stderr_eq(str![[r#"
error: crds/tabs.example.com.yaml: is a symbolic link, through which nothing is written: remove it

"#]]);
    sandbox.check_generated(&["crds/tabs.example.com.yaml", "elsewhere/file"]);
    assert_eq!(sandbox.read("elsewhere/file"), "theirs");
}

#[test]
fn a_name_that_leads_out_of_the_folder_is_no_name() {
    let source = kind("Tab", "v1", "image: String").replace("kind = \"Tab\"", "kind = \"Tab\", plural = \"../tabs\"");
    let sandbox = Sandbox::package(&source);
    sandbox.run("generate").code(1);
    sandbox.check_generated(&[]);
}

/// The compiler knows no patterns of defaults, the server does.
#[test]
fn what_the_server_would_refuse_is_not_written() {
    let fields = "#[serde(default)] #[schemars(regex(pattern = \"^y\"))] image: String";
    let sandbox = Sandbox::package(&kind("Tab", "v1", fields));
    let finding = str![[r#"
error[default]: Invalid value: "":  in body should match '^y'
 --> src/lib.rs:3:12
  |
3 | pub struct Tabv1Spec {
  |            ^^^^^^^^^
  |
  = note: at `spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[image].default` of [..]
...
"#]];
    sandbox.run("generate").code(1).stderr_eq(finding.clone());
    sandbox.check_generated(&[]);
    sandbox.run("validate .").code(1).stdout_eq(finding);
}
