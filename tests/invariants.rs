//! The invariants of `docs/architecture.md` that a machine can check.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The Rust files below a folder, without test corpora.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The names of a crate's dependencies, without those of its tests.
fn dependencies(krate: &str) -> BTreeSet<String> {
    let manifest = text(&root().join("crates").join(krate).join("Cargo.toml"));
    let mut inside = false;
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line == "[dependencies]";
        } else if inside
            && !line.starts_with('#')
            && let Some((name, _)) = line.split_once(['=', '.'])
        {
            names.insert(name.trim().to_owned());
        }
    }
    assert!(!names.is_empty(), "{krate}: no dependencies were read");
    names
}

/// Code without its tests and comments, so that words in prose do not count.
fn code(path: &Path) -> String {
    let text = text(path);
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Fails if a file of a crate's `src` holds one of the words, but for files of tests.
fn check_absent(krate: &str, words: &[&str]) {
    for file in rust_files(&root().join("crates").join(krate).join("src")) {
        if file.file_stem().is_some_and(|s| s == "tests" || s == "build_tests")
            || file.parent().is_some_and(|p| p.ends_with("tests"))
        {
            continue;
        }
        let code = code(&file);
        for word in words {
            assert!(!code.contains(word), "{} holds `{word}`", file.display());
        }
    }
}

const DISK: &[&str] = &["std::fs", "fs::read", "File::open", "std::env", "env::var", "std::process"];

#[test]
fn the_core_is_small_and_opens_nothing() {
    let found = dependencies("crdgen-core");
    let allowed = ["serde", "serde_json"].map(str::to_owned).into();
    assert!(found.is_subset(&allowed), "crdgen-core depends on more than {allowed:?}: {found:?}");
    check_absent("crdgen-core", DISK);
}

#[test]
fn no_hash_map_decides_an_order() {
    for krate in ["crdgen-core", "crdgen-source", "crdgen-files", "crdgen-cli"] {
        check_absent(krate, &["HashMap<", "HashSet<", "HashMap::", "HashSet::"]);
    }
}

#[test]
fn the_source_engine_opens_no_file() {
    check_absent("crdgen-source", DISK);
}

#[test]
fn the_derive_parses_no_attribute() {
    // Reading an attribute takes one of these; the grammar is crdgen-source's alone.
    check_absent("crdgen-derive", &["is_ident(\"", "parse_args", "parse_nested_meta", "Meta::"]);
}

#[test]
fn only_the_program_knows_the_command_line() {
    for entry in fs::read_dir(root().join("crates")).expect("the crates") {
        let name = entry.expect("a crate").file_name().to_string_lossy().into_owned();
        let found = dependencies(&name);
        let has_clap = found.iter().any(|d| d.starts_with("clap"));
        assert_eq!(has_clap, name == "crdgen-cli", "{name}: {found:?}");
    }
}

#[test]
fn files_start_no_process_and_print_nothing() {
    for krate in ["crdgen-admission", "crdgen-codegen", "crdgen-yaml", "crdgen"] {
        check_absent(krate, &["process::Command", "Command::new"]);
    }
    check_absent("crdgen-files", &["std::process", "println!", "eprintln!"]);
}

#[test]
fn every_crate_is_on_the_map() {
    let map = text(&root().join("docs/architecture.md"));
    for entry in fs::read_dir(root().join("crates")).expect("the crates") {
        let name = entry.expect("a crate").file_name().to_string_lossy().into_owned();
        assert!(map.contains(&format!("### crates/{name}\n")), "docs/architecture.md has no heading for {name}");
    }
    for line in map.lines().filter_map(|l| l.strip_prefix("### crates/")) {
        assert!(
            root().join("crates").join(line).is_dir(),
            "docs/architecture.md names crates/{line}, which is not there"
        );
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let page = text(&root().join("docs/dependencies.md"));
    for entry in fs::read_dir(root().join("crates")).expect("the crates") {
        let name = entry.expect("a crate").file_name().to_string_lossy().into_owned();
        for dependency in dependencies(&name).iter().filter(|d| !d.starts_with("crdgen")) {
            assert!(
                page.contains(dependency.as_str()),
                "docs/dependencies.md has no reason for {dependency} of {name}"
            );
        }
    }
}

#[test]
fn long_files_say_why() {
    for krate in fs::read_dir(root().join("crates")).expect("the crates") {
        for file in rust_files(&krate.expect("a crate").path().join("src")) {
            let text = text(&file);
            let head: String = text.lines().take_while(|l| l.starts_with("//!")).collect();
            let long = text.lines().count() > 500;
            assert!(
                !long || head.contains("500 lines"),
                "{} has over 500 lines; its head says no reason",
                file.display()
            );
        }
    }
}

#[test]
fn nothing_is_left_undone() {
    for folder in ["crates", "examples"] {
        for file in rust_files(&root().join(folder)) {
            if file.components().any(|c| c.as_os_str() == "reads") {
                continue;
            }
            let code = code(&file);
            for word in ["todo!(", "unimplemented!(", "#[ignore"] {
                assert!(!code.contains(word), "{} holds `{word}`", file.display());
            }
        }
    }
}
