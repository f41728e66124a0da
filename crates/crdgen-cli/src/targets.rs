//! What is written of a CRD: its document, the clients of other languages, and what an API server of its own needs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crdgen_codegen::{File, apiservice, controller, golang, java, plan, python, rust, typescript};
use crdgen_core::crd::CustomResourceDefinition;
use crdgen_files::{Document, Selected};

use crate::Result;
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

/// The folder of the target that has settings.
const APISERVICE: &str = "apiservice";

/// The files of every target but [`Target::Crd`] for CRDs, each with the folder that its document goes to: they go into a
/// folder below it that is named after the language or the target. `packages` have the settings.
pub(crate) fn beside(
    targets: &[Target],
    crds: &[(PathBuf, &CustomResourceDefinition)],
    packages: &[Selected],
) -> Result<Vec<Document>> {
    let mut folders: BTreeMap<&Path, Vec<plan::Kind>> = BTreeMap::new();
    for (folder, crd) in crds {
        folders.entry(folder).or_default().push(plan::plan(crd));
    }
    let mut documents = Vec::new();
    if targets.contains(&Target::Apiservice) {
        for (folder, kinds) in &folders {
            let files = apiservice::generate(kinds, &settings(folder, packages)?)?;
            documents.extend(files.into_iter().map(|file| document(&folder.join(APISERVICE), file)));
        }
    }
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
    Ok(documents)
}

/// What the packages that write into `folder` say of their API server, which is one.
fn settings(folder: &Path, packages: &[Selected]) -> Result<apiservice::Settings> {
    let mut writers = packages.iter().filter(|selected| selected.out == folder);
    let Some(first) = writers.next() else { return Ok(apiservice::Settings::default()) };
    if let Some(other) = writers.find(|other| other.apiservice != first.apiservice) {
        let message = format!(
            "packages `{}` and `{}` write into {}, but differ in `apiservice` of `metadata.crdgen`: give them the same, or \
             an `out` each",
            first.package.name,
            other.package.name,
            folder.display()
        );
        return Err(message.into());
    }
    let Some(settings) = first.apiservice.clone() else { return Ok(apiservice::Settings::default()) };
    settings.try_into().map_err(|error| {
        let error = error.to_string();
        format!("package `{}`: in `metadata.crdgen.apiservice`: {}", first.package.name, error.trim_end()).into()
    })
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
