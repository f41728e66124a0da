//! What the tests of all languages share: CRDs to be read, and files to be compared or written for a compiler.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crdgen_admission::{crd, decode};
use crdgen_codegen::File;
use crdgen_codegen::plan::{Kind, plan};

const LIMITS: crdgen_yaml::Limits = crdgen_yaml::Limits { bytes: 64 << 20, depth: 1000 };

/// The plans of a file of this crate, all of which must be admitted.
pub(crate) fn plans(path: &str) -> Vec<Kind> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path);
    let documents = crdgen_yaml::read(&text, &LIMITS).expect(path);
    let plan = |document: crdgen_yaml::Document| {
        let verdict = crd::create(&document.value);
        assert!(verdict.is_admitted(), "{path}: {verdict:?}");
        plan(&decode::custom_resource_definition(&document.value).expect(path))
    };
    documents.into_iter().map(plan).collect()
}

/// The plans of the real CRDs that are admitted, one for each name; none where there are no real CRDs.
pub(crate) fn real() -> Vec<Kind> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/verdicts/crds/real");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: there are no real CRDs at {}", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let mut kinds = BTreeMap::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a file");
        for document in crdgen_yaml::read(&text, &LIMITS).unwrap_or_default() {
            if crd::create(&document.value).is_admitted() {
                let kind = plan(&decode::custom_resource_definition(&document.value).expect("a CRD"));
                kinds.entry((kind.group.clone(), kind.kind.clone())).or_insert(kind);
            }
        }
    }
    assert!(kinds.len() > 300, "only {} kinds", kinds.len());
    kinds.into_values().collect()
}

/// Compares `files` with those in the folder of expectations.
pub(crate) fn compare(folder: &str, files: &[File]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let bless = std::env::var_os("CRDGEN_BLESS").is_some_and(|value| value == "1");
    for file in files {
        let path = folder.join(&file.path);
        if bless {
            write_file(&path, &file.text);
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(file.text == expected, "{} is not what is made; CRDGEN_BLESS=1 writes it", path.display());
    }
}

/// Writes `files` for a compiler, below the folder that `CRDGEN_CLIENTS` names, if it names one.
pub(crate) fn write(folder: &str, files: &[File]) {
    let Some(root) = std::env::var_os("CRDGEN_CLIENTS") else { return };
    for file in files {
        write_file(&Path::new(&root).join(folder).join(&file.path), &file.text);
    }
}

fn write_file(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

/// Holds that nothing in a text can make it read otherwise than it stands.
pub(crate) fn is_tame(file: &File) {
    let wild = |c: char| !c.is_ascii() || (c.is_control() && c != '\n' && c != '\t');
    let found = file.text.chars().find(|c| wild(*c));
    assert_eq!(found, None, "{}", file.path);
}
