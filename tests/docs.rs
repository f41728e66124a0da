//! Holds the documentation to the code: every key has its line, every example gives what stands below it, every link leads
//! somewhere, and the commands of the README are those that CI runs.
//!
//! `CRDGEN_BLESS=1 cargo test -p crdgen-tests --test docs` writes what stands below the examples anew.

// `shapes.rs` uses the rest of it.
#[allow(dead_code, unreachable_pub)]
#[path = "harness/files.rs"]
mod files;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crdgen_core::diagnostic::Diagnostic;
use crdgen_core::{crd, text};
use crdgen_source::{Files, Package, attr, read};
use serde_json::{Value, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn page(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The text between the two backticks of each piece of code.
fn codes(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The lines outside fenced blocks.
fn prose(page: &str) -> Vec<&str> {
    let mut inside = false;
    let lines = page.lines().filter(|line| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        !fence && !inside
    });
    lines.collect()
}

/// The rows of the tables under a heading of the second level have exactly its keys in their first cells.
#[test]
fn every_key_has_its_line() {
    let page = page("docs/attributes.md");
    for (heading, keys) in attr::symbol::lists() {
        let mut lines = prose(&page).into_iter().skip_while(|line| line.strip_prefix("## ") != Some(heading));
        assert!(lines.next().is_some(), "docs/attributes.md has no heading `{heading}`");
        let rows = lines.take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with("| `"));
        let told: BTreeSet<&str> = rows.filter_map(|row| row.split('|').nth(1)).flat_map(codes).collect();
        let known: BTreeSet<&str> = keys.into_iter().flatten().copied().collect();
        assert_eq!(told, known, "the keys in docs/attributes.md under `{heading}`");
    }
}

#[test]
fn every_link_leads_to_a_file() {
    let mut pages = vec!["README.md".to_owned(), "CONTRIBUTING.md".to_owned()];
    let mut folders = vec!["docs".to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root().join(&folder)).expect("a folder") {
            let entry = entry.expect("an entry");
            let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push(name);
            } else if name.ends_with(".md") {
                pages.push(name);
            }
        }
    }
    let mut dead = Vec::new();
    for name in pages {
        let page = page(&name);
        let folder = root().join(&name).parent().expect("a folder").to_owned();
        for line in prose(&page) {
            let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
            let files = targets.filter(|target| !target.contains("://") && !target.starts_with('#'));
            let missing = files.filter(|file| !folder.join(file.split('#').next().unwrap_or(file)).exists());
            dead.extend(missing.map(|file| format!("{name}: {file}")));
        }
    }
    assert!(dead.is_empty(), "links to nothing:\n{}", dead.join("\n"));
}

/// The README has two commands: the main job, which CI runs with `--check`, and the tests, which CI runs as they are.
#[test]
fn the_commands_of_the_readme_are_those_of_ci() {
    let (readme, ci) = (page("README.md"), page(".ci/run"));
    let commands: Vec<&str> = blocks(&readme).filter(|(kind, _)| *kind == "sh").map(|(_, text)| text.trim()).collect();
    let [main, tests] = commands[..] else { panic!("the README has other commands: {commands:?}") };
    let runs = |command: &str| ci.lines().any(|line| line == command);
    let main = main.strip_suffix(" --stdout").expect("the main job prints");
    assert!(runs(&format!("{main} --check")) || runs(&format!("{main} --stdout")), "CI does not run `{main}`");
    assert!(runs(tests), "CI does not run `{tests}`");
}

/// The fenced blocks of a page with what stands behind the fence.
fn blocks(page: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = page.split("\n```").skip(1).step_by(2);
    parts.filter_map(|block| block.split_once('\n'))
}

/// Below each Rust block of these pages stands what crdgen makes of it.
#[test]
fn examples_are_as_expected() {
    let mut expected = files::Expected::new("../docs");
    for name in ["attributes.md", "shapes.md"] {
        expected.file(name, Some(with_results(&page(&format!("docs/{name}")))));
    }
    expected.finish();
}

/// The page with what crdgen makes of its Rust blocks in the place of what it says.
fn with_results(page: &str) -> String {
    let mut example: Option<Example> = None;
    let mut out = Vec::new();
    for (at, part) in page.split("\n```").enumerate() {
        let Some((kind, text)) = part.split_once('\n').filter(|_| at % 2 == 1) else {
            out.push(part.to_owned());
            continue;
        };
        let result = match kind.split_once(' ').unwrap_or((kind, "")) {
            ("rust", _) => {
                check_told(example.replace(Example::read(text)));
                text.to_owned()
            }
            ("yaml", path) => example.as_ref().expect("YAML has its Rust above it").yaml(path),
            ("text", _) => example.as_mut().expect("findings have their Rust above them").tell(),
            _ => text.to_owned(),
        };
        out.push(format!("{kind}\n{}", result.trim_end()));
    }
    check_told(example);
    out.join("\n```")
}

/// A Rust block, and what the source engine makes of it.
struct Example {
    code: String,
    crd: Option<Value>,
    /// Whether it is a whole kind, and not a type that a kind's field has.
    is_kind: bool,
    /// What was found, until the page has told it.
    findings: Vec<Diagnostic>,
}

/// What the blocks leave out.
const USES: &str = "use crdgen::{CrdSchema, CustomResource};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
";

impl Example {
    fn read(code: &str) -> Self {
        let is_kind = code.contains("CustomResource");
        let source = if is_kind { format!("{USES}{code}") } else { format!("{USES}{}{}", derive(code), kind_of(code)) };
        let package = Package { name: "docs".to_owned(), roots: vec![PathBuf::from("lib.rs")], ..Package::default() };
        let output = read(&package, &Source(source));
        let mut findings = output.diagnostics;
        findings.extend(output.refused.into_iter().flat_map(|refused| refused.findings));
        let mut versions = Vec::new();
        for kind in output.kinds {
            let (version, found) = kind.lower();
            versions.extend(version);
            findings.extend(found);
        }
        let (crds, found) = crd::assemble(versions);
        findings.extend(found);
        let failed = findings.iter().any(Diagnostic::is_error);
        let crd = crds.first().filter(|_| !failed).map(|crd| serde_json::to_value(crd).expect("a CRD is written"));
        assert!(failed || crd.is_some(), "there is no kind in\n{code}");
        Self { code: code.to_owned(), crd, is_kind, findings }
    }

    /// The part of the CRD at `path`, with the last key of it; the schema of the first type if the block is no kind.
    fn yaml(&self, path: &str) -> String {
        let Some(crd) = &self.crd else { panic!("there is no CRD of\n{}", self.code) };
        let part = if self.is_kind {
            let found = path.split('.').try_fold(crd, |part, step| match step.parse::<usize>() {
                Ok(index) => part.get(index),
                Err(_) => part.get(step),
            });
            let found = found.unwrap_or_else(|| panic!("no `{path}` in\n{}", self.code));
            json!({path.rsplit('.').next().unwrap_or(path): found})
        } else {
            crd["spec"]["versions"][0]["schema"]["openAPIV3Schema"]["properties"]["spec"]["properties"]["field"].clone()
        };
        text::to_yaml(&part).expect("a schema is written")
    }

    /// The findings; from here on they are told.
    fn tell(&mut self) -> String {
        let show = |mut finding: Diagnostic| {
            finding.span = None;
            let help = finding.help.take().map(|help| format!("  help: {help}\n")).unwrap_or_default();
            format!("{finding}\n{help}")
        };
        std::mem::take(&mut self.findings).into_iter().map(show).collect()
    }
}

/// A page tells all that was found.
fn check_told(example: Option<Example>) {
    if let Some(mut example) = example.filter(|example| !example.findings.is_empty()) {
        let (code, findings) = (example.code.clone(), example.tell());
        panic!("the page does not tell of\n{code}\nthat\n{findings}");
    }
}

/// The code with the derives that it leaves out.
fn derive(code: &str) -> String {
    if code.contains("Schema") {
        return code.to_owned();
    }
    let starts = |line: &str| ["struct ", "enum "].iter().any(|word| line.starts_with(word));
    let derived = |line: &str| if starts(line) { "#[derive(Serialize, Deserialize, JsonSchema)]\n" } else { "" };
    code.lines().map(|line| format!("{}{line}\n", derived(line))).collect()
}

/// A kind that has the first type of the code as its field.
fn kind_of(code: &str) -> String {
    let words = ["struct ", "enum ", "type "];
    let first = code.lines().find_map(|line| words.iter().find_map(|word| line.strip_prefix(word)));
    let rest = first.unwrap_or_else(|| panic!("there is no type in\n{code}"));
    let name = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    format!(
        "#[derive(CustomResource, Serialize, Deserialize, JsonSchema)]
#[crd(group = \"example.com\", version = \"v1\", kind = \"Example\")]
struct ExampleSpec {{ field: {name} }}
"
    )
}

/// One file.
struct Source(String);

impl Files for Source {
    fn read(&self, path: &Path) -> io::Result<Arc<str>> {
        if path == Path::new("lib.rs") { Ok(self.0.as_str().into()) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}
