//! Both engines over one corpus: what is read from source and what the compiled types say must end in the same bytes.
//!
//! The corpus is `tests/parity`, and random types of `random.rs`; `CRDGEN_PARITY_SEED` and `CRDGEN_PARITY_KINDS` make others
//! and more of them. What the shapes of `tests/shapes` are, that folder's own test compares.

mod random;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use snapbox::cmd::{Command, OutputAssert, cargo_bin};

#[test]
fn both_engines_agree() {
    let folder = tempfile::tempdir().expect("a folder");
    write_package(folder.path());
    let (source, compiled) = (generate(folder.path(), "source"), generate(folder.path(), "compiled"));
    let kinds: BTreeSet<&String> = source.keys().chain(compiled.keys()).collect();
    assert!(kinds.len() > 10, "the corpus is there: {kinds:?}");
    let mut known = known_differences();
    let mut failures = Vec::new();
    for kind in kinds {
        match (known.remove(kind), source.get(kind) == compiled.get(kind)) {
            (None, true) | (Some(_), false) => {}
            (Some(_), true) => failures.push(format!("{kind}: both agree: not a known difference")),
            (None, false) => failures.push(format!(
                "{kind} differs\n--- source\n{}\n--- compiled\n{}",
                source.get(kind).map_or("nothing", String::as_str),
                compiled.get(kind).map_or("nothing", String::as_str),
            )),
        }
    }
    failures.extend(known.into_keys().map(|kind| format!("{kind}: a known difference of no kind")));
    if !failures.is_empty() {
        let kept = folder.keep();
        panic!("{}\nthe package is kept in {}", failures.join("\n"), kept.display());
    }
}

/// A program without a library, of whose kinds source tells one: it is compiled for the other, private as it is.
#[test]
fn a_program_is_compiled_for_what_source_does_not_tell() {
    let folder = tempfile::tempdir().expect("a folder");
    write_manifest(folder.path(), "tool");
    fs::create_dir(folder.path().join("src")).expect("a folder");
    fs::write(folder.path().join("src/main.rs"), PROGRAM).expect("written");
    let assert = crdgen(folder.path(), "auto").success();
    let said = String::from_utf8(assert.get_output().stderr.clone()).expect("text");
    let announced = "compiling tool for the schemas of 1 of 2 kinds\n  tool::kinds::ToldByCompilerSpec: src/main.rs:";
    assert!(said.starts_with(announced), "{said}");
    let crds = documents(&assert.get_output().stdout);
    assert_eq!(crds.keys().collect::<Vec<_>>(), ["ToldByCompiler", "ToldBySource"]);
    assert!(crds["ToldByCompiler"].contains("maxLength: 7"), "{}", crds["ToldByCompiler"]);
    // Source alone says why it is not enough.
    let said = String::from_utf8(crdgen(folder.path(), "source").code(1).get_output().stderr.clone()).expect("text");
    assert!(said.contains("schema-by-code"), "{said}");
}

const PROGRAM: &str = r#"
mod kinds {
    use crdgen::CustomResource;
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde::{Deserialize, Serialize};

    #[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
    #[crd(group = "tool.dev", version = "v1", kind = "ToldBySource")]
    struct ToldBySourceSpec {
        name: String,
    }

    #[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
    #[crd(group = "tool.dev", version = "v1", kind = "ToldByCompiler")]
    struct ToldByCompilerSpec {
        #[schemars(schema_with = "longest")]
        name: String,
    }

    fn longest(_: &mut SchemaGenerator) -> Schema {
        let longest = ["short", "longest"].iter().map(|word| word.len()).max();
        json_schema!({"type": "string", "maxLength": longest})
    }
}

fn main() {
    println!("the program itself");
}
"#;

/// A package of its own outside the workspace, as a user has it.
fn write_package(folder: &Path) {
    let corpus = root().join("tests/parity");
    write_manifest(folder, "parity");
    let source = folder.join("src");
    fs::create_dir(&source).expect("a folder");
    for entry in fs::read_dir(corpus.join("src")).expect("the corpus") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, source.join(path.file_name().expect("a name"))).expect("copied");
    }
    let number = |name: &str, default: u64| {
        std::env::var(name)
            .map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
    };
    let random = random::module(number("CRDGEN_PARITY_SEED", 1), number("CRDGEN_PARITY_KINDS", 24));
    fs::write(source.join("random.rs"), random).expect("written");
}

fn write_manifest(folder: &Path, name: &str) {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         crdgen = {{ path = {:?} }}\nschemars = \"1.2\"\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = \"1\"\n",
        root().join("crates/crdgen")
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("written");
}

/// Runs crdgen in a package.
fn crdgen(folder: &Path, engine: &str) -> OutputAssert {
    // Everything that the corpus depends on is there, since crdgen is built.
    Command::new(cargo_bin!("crdgen"))
        .current_dir(folder)
        .args(["generate", "--stdout", "--engine", engine])
        .env("CARGO_NET_OFFLINE", "true")
        .env("CARGO_TARGET_DIR", target())
        .assert()
}

/// The CRDs of the package, by kind.
fn generate(folder: &Path, engine: &str) -> BTreeMap<String, String> {
    documents(&crdgen(folder, engine).success().get_output().stdout)
}

fn documents(text: &[u8]) -> BTreeMap<String, String> {
    let text = String::from_utf8_lossy(text);
    let kind = |document: &str| {
        let line = document.lines().find_map(|line| line.strip_prefix("    kind: "));
        line.expect("a CRD names its kind").to_owned()
    };
    text.split("\n---\n").map(|document| (kind(document), document.trim_end().to_owned())).collect()
}

/// The folder of libraries that are compiled already.
fn target() -> PathBuf {
    let program = cargo_bin!("crdgen");
    program.ancestors().nth(2).expect("the target folder").to_owned()
}

fn known_differences() -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join("tests/parity/known-differences.txt")).expect("the list");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let split = |line: &str| {
        let (kind, reason) = line.split_once(": ").unwrap_or_else(|| panic!("no reason: {line}"));
        (kind.to_owned(), reason.to_owned())
    };
    lines.map(split).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository")
}
