//! What is written of a CRD: its document, and the clients of other languages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crdgen_codegen::{File, controller, golang, java, plan, python, rust, typescript};
use crdgen_core::crd::CustomResourceDefinition;
use crdgen_files::Document;

use crate::args::Target;

/// How the files of a target are made.
type Generate = fn(&[plan::Kind]) -> Vec<File>;

/// Every target that is made of plans, with the folder that its files go to.
const FOLDERS: &[(Target, &str, Generate)] = &[
    (Target::Go, "go", golang::generate),
    (Target::Java, "java", java::generate),
    (Target::Python, "python", python::generate),
    (Target::Rust, "rust", rust::generate),
    (Target::Typescript, "typescript", typescript::generate),
];

/// The files of every target but [`Target::Crd`] for CRDs, each with the folder that its document goes to: clients go into a
/// folder below it that is named after the language.
pub(crate) fn clients(targets: &[Target], crds: &[(PathBuf, &CustomResourceDefinition)]) -> Vec<Document> {
    let mut folders: BTreeMap<&Path, Vec<plan::Kind>> = BTreeMap::new();
    for (folder, crd) in crds {
        folders.entry(folder).or_default().push(plan::plan(crd));
    }
    let mut documents = Vec::new();
    for (_, inside, generate) in FOLDERS.iter().filter(|(target, ..)| targets.contains(target)) {
        for (folder, kinds) in &folders {
            documents.extend(generate(kinds).into_iter().map(|file| document(&folder.join(inside), file)));
        }
    }
    if targets.contains(&Target::Controller) {
        for (folder, kinds) in &folders {
            documents.extend(controller_package(&folder.join("controller"), kinds));
        }
    }
    documents
}

/// The package of controllers in this folder; what its author went on with is left alone.
fn controller_package(folder: &Path, kinds: &[plan::Kind]) -> Vec<Document> {
    let controller::Package { types, start } = controller::generate(kinds);
    let is_new = |file: &File| !folder.join(&file.path).exists();
    types.into_iter().chain(start.into_iter().filter(is_new)).map(|file| document(folder, file)).collect()
}

/// A file of a generator, in this folder.
pub(crate) fn document(folder: &Path, file: File) -> Document {
    let (inside, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
    Document { folder: folder.join(inside), name: name.to_owned(), text: file.text }
}
