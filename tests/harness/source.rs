//! The shapes as the source engine reads them.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crdgen_core::diagnostic::Diagnostic;
use crdgen_core::structural::Structural;
use crdgen_core::{crd, text};
use crdgen_source::{Files, Kind, Package, read};

/// One shape as the source engine sees it.
#[derive(Default)]
pub struct Shape {
    /// The CRD as YAML.
    pub crd: Option<String>,
    /// The schema of the spec.
    pub spec: Option<Structural>,
    /// What was found, a line or more for each.
    pub findings: Vec<String>,
}

struct Disk;

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Arc<str>> {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).map(Into::into)
    }
}

/// All shapes that compile, by kind.
pub fn shapes() -> BTreeMap<String, Shape> {
    let by_file = load("shapes/mod.rs");
    by_file.into_iter().map(|(file, shape)| (kind_of(&file), shape)).collect()
}

/// The shapes that do not compile, by the name of their file.
pub fn refused() -> BTreeMap<String, Shape> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("shapes/refused");
    let entries = std::fs::read_dir(folder).expect("the folder of refused shapes");
    let paths =
        entries.map(|entry| entry.expect("a file").path()).filter(|path| path.extension().is_some_and(|e| e == "rs"));
    let names: Vec<String> = paths.map(|path| stem(&path)).collect();
    assert!(!names.is_empty());
    names.into_iter().flat_map(|name| load(&format!("shapes/refused/{name}.rs"))).collect()
}

/// Reads a package, and tells what belongs to which of its files.
fn load(root: &str) -> BTreeMap<String, Shape> {
    let package = Package { name: "shapes".to_owned(), roots: vec![PathBuf::from(root)], ..Package::default() };
    let output = read(&package, &Disk);
    let mut shapes: BTreeMap<String, Shape> = BTreeMap::new();
    for refused in &output.refused {
        // `shapes::a01_primitives::Spec`, or `shapes::Spec` where the file is the root.
        let module = refused.rust_type.rsplit("::").nth(1).filter(|module| *module != "shapes" && *module != "crate");
        shapes.entry(module.map_or_else(|| stem(Path::new(root)), str::to_owned)).or_default();
    }
    for kind in output.kinds {
        let shape = shapes.entry(file_of(kind.span.as_ref().map(|span| &*span.file))).or_default();
        lower(&kind, shape);
    }
    for finding in output.refused.iter().flat_map(|refused| &refused.findings).chain(&output.diagnostics) {
        let file = file_of(finding.span.as_ref().map(|span| &*span.file));
        shapes.entry(file).or_default().findings.push(show(finding));
    }
    shapes
}

fn lower(kind: &Kind, shape: &mut Shape) {
    let (version, mut findings) = kind.lower();
    if let Some(version) = version {
        shape.spec = version.spec.clone();
        let (crds, found) = crd::assemble(vec![version]);
        findings.extend(found);
        if !findings.iter().any(Diagnostic::is_error) {
            shape.crd = crds.first().map(|crd| text::to_yaml(crd).expect("a CRD is written"));
        }
    }
    shape.findings.extend(findings.iter().map(show));
}

fn show(finding: &Diagnostic) -> String {
    let mut text = format!("{finding}\n");
    for note in &finding.trail {
        text.push_str(&format!("  {}\n", note.message));
    }
    if let Some(help) = &finding.help {
        text.push_str(&format!("  help: {help}\n"));
    }
    text
}

fn file_of(file: Option<&str>) -> String {
    stem(Path::new(file.expect("every finding has a place")))
}

fn stem(path: &Path) -> String {
    path.file_stem().expect("a file").to_string_lossy().into_owned()
}

/// The kind of the shape in a file: its name in another case.
fn kind_of(file: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    file.split('_').map(capital).collect()
}
