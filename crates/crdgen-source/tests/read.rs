//! What the engine makes of small packages: every case is a file or a
//! folder in `tests/reads`, its CRDs and findings a snapshot beside it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crdgen_core::{crd, text};
use crdgen_source::{Files, Package, read};

struct Disk;

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Arc<str>> {
        std::fs::read_to_string(path).map(Into::into)
    }
}

/// The CRDs of a package, then its findings.
fn run(root: &Path) -> String {
    let package = Package { name: "case".to_owned(), roots: vec![root.to_owned()], ..Package::default() };
    let output = read(&package, &Disk);
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
    let mut out = String::new();
    for crd in crds {
        out.push_str(&text::to_yaml(&crd).expect("a CRD is written"));
        out.push_str("---\n");
    }
    let base = root.parent().unwrap_or(root).display().to_string();
    for finding in findings {
        out.push_str(&format!("{finding}\n").replace(&base, ""));
        for note in finding.trail {
            out.push_str(&format!("  {}\n", note.message));
        }
        if let Some(help) = finding.help {
            out.push_str(&format!("  help: {help}\n"));
        }
    }
    out
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reads");
    let mut roots: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("a case").path())
        .map(|path| if path.is_dir() { path.join("lib.rs") } else { path })
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .collect();
    roots.sort();
    assert!(!roots.is_empty());
    for root in roots {
        let place = if root.ends_with("lib.rs") { root.parent() } else { Some(root.as_path()) };
        let name = place.and_then(Path::file_stem).expect("a name").to_string_lossy().into_owned();
        insta::with_settings!({snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(name, run(&root));
        });
    }
}
