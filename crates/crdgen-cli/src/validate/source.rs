//! What the command line names: files, folders, standard input, Rust packages.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crdgen_core::diagnostic::{Diagnostic, Span};
use crdgen_files::{Disk, Format, Selected, Selection};
use crdgen_yaml::Places;
use serde_json::Value;
use walkdir::WalkDir;

use super::lines::Lines;

/// The greatest size of a file.
pub(crate) const MAX_BYTES: usize = 64 << 20;

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Input {
    pub(crate) path: PathBuf,
    /// The user named the file itself, not a folder that it is in.
    pub(crate) is_named: bool,
}

impl Input {
    pub(crate) fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
    }
}

/// A text, and where it is from.
#[derive(Debug)]
pub(crate) struct Source {
    /// What messages call it.
    pub(crate) name: String,
    /// The folder that it is in.
    pub(crate) folder: PathBuf,
    pub(crate) is_named: bool,
    pub(crate) text: Arc<str>,
    pub(crate) lines: Lines,
    places: OnceLock<Places>,
}

impl Source {
    pub(crate) fn new(path: &Path, is_named: bool, text: Arc<str>) -> Self {
        let folder = path.parent().unwrap_or_else(|| Path::new("")).to_owned();
        Self {
            name: path.display().to_string(),
            folder,
            is_named,
            text,
            lines: Lines::default(),
            places: OnceLock::new(),
        }
    }

    /// Where its values stand, found out when it is first asked for.
    pub(crate) fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of(&self.text))
    }
}

/// A CRD made of Rust types.
#[derive(Debug)]
pub(crate) struct RustCrd {
    /// The Rust file.
    pub(crate) source: Source,
    /// The place of the type in it.
    pub(crate) span: Option<Span>,
    /// The CRD.
    pub(crate) value: Value,
}

/// What Rust packages give.
#[derive(Debug, Default)]
pub(crate) struct Rust {
    pub(crate) crds: Vec<RustCrd>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) disk: Disk,
}

/// What the command line names.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    /// The files, those of a folder in the order of their names.
    pub(crate) inputs: Vec<Input>,
    /// Folders, manifests and files of Rust packages.
    pub(crate) packages: Vec<PathBuf>,
    /// What does not exist or cannot be listed.
    pub(crate) failures: Vec<String>,
}

impl Listed {
    /// The files and the packages.
    ///
    /// # Errors
    /// Something does not exist or cannot be listed.
    pub(crate) fn whole(self) -> crate::Result<(Vec<Input>, Vec<PathBuf>)> {
        let Self { inputs, packages, failures } = self;
        if failures.is_empty() { Ok((inputs, packages)) } else { Err(failures.join("\n").into()) }
    }
}

/// The files under `paths`, and the Rust packages among them.
pub(crate) fn list(paths: &[PathBuf]) -> Listed {
    let Listed { mut inputs, mut packages, mut failures } = Listed::default();
    for path in paths {
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        if path == Path::new("-") {
            add(&mut inputs, Input { path: path.clone(), is_named: true });
        } else if is_rust || path.file_name().is_some_and(|name| name == "Cargo.toml") {
            packages.push(path.clone());
        } else if path.is_dir() {
            if path.join("Cargo.toml").is_file() {
                packages.push(path.clone());
            }
            walk(path, &mut inputs, &mut failures);
        } else if path.exists() {
            add(&mut inputs, Input { path: path.clone(), is_named: true });
        } else {
            failures.push(format!("{}: does not exist", path.display()));
        }
    }
    Listed { inputs, packages, failures }
}

fn add(inputs: &mut Vec<Input>, input: Input) {
    if !inputs.iter().any(|known| known.path == input.path) {
        inputs.push(input);
    }
}

fn walk(folder: &Path, inputs: &mut Vec<Input>, failures: &mut Vec<String>) {
    let known = inputs.len();
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(|entry| {
        entry.depth() == 0 || !entry.file_type().is_dir() || !is_passed_over(&entry.file_name().to_string_lossy())
    });
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                failures.push(error.to_string());
                continue;
            }
        };
        let path = entry.path();
        // A link that leads nowhere is told when it is read; what is no file at all, such as a pipe, is no manifest.
        let is_file = path.is_file() || (entry.path_is_symlink() && !path.exists());
        if is_manifest(path) && is_file {
            let path = path.strip_prefix(".").unwrap_or(path).to_owned();
            if !inputs.iter().take(known).any(|input| input.path == path) {
                inputs.push(Input { path, is_named: false });
            }
        }
    }
}

/// Hidden folders, and those that hold what was built or fetched.
fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || name == "target" || name == "node_modules"
}

pub(crate) fn is_manifest(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml" || extension == "json")
}

/// The bytes of a file.
///
/// # Errors
/// What to tell the user.
pub(crate) fn read(input: &Input) -> Result<Vec<u8>, String> {
    let fail = |error: io::Error| format!("{}: cannot be read: {error}", input.path.display());
    let mut bytes = Vec::new();
    let limit = MAX_BYTES as u64 + 1;
    if input.is_stdin() {
        io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(fail)?;
    } else {
        let file = fs::File::open(&input.path).map_err(fail)?;
        if let Ok(metadata) = file.metadata() {
            // A guess at the size; too much of it would be an allocation that nothing fills.
            bytes.reserve_exact(usize::try_from(metadata.len()).unwrap_or(MAX_BYTES).min(MAX_BYTES) + 1);
        }
        file.take(limit).read_to_end(&mut bytes).map_err(fail)?;
    }
    if bytes.len() > MAX_BYTES {
        return Err(format!("{}: is larger than {} MiB", input.path.display(), MAX_BYTES >> 20));
    }
    Ok(bytes)
}

/// The CRDs of Rust packages.
///
/// # Errors
/// A manifest cannot be read.
pub(crate) fn rust(paths: &[PathBuf]) -> crate::Result<Rust> {
    let mut packages: Vec<Selected> = Vec::new();
    for path in paths {
        for selected in crdgen_files::select(path, &Selection::default())? {
            if !packages.iter().any(|known| known.package.roots == selected.package.roots) {
                packages.push(selected);
            }
        }
    }
    let disk = Disk::new();
    let generated = crdgen_files::generate(&packages, &disk, Format::Yaml);
    let mut crds = Vec::new();
    for crdgen_files::Crd { crd, span } in generated.crds {
        let path = span.as_ref().map(|span| PathBuf::from(&*span.file)).unwrap_or_default();
        let text = disk.text(&path).unwrap_or_else(|| "".into());
        let source = Source::new(&path, true, text);
        crds.push(RustCrd { source, span, value: serde_json::to_value(&crd)? });
    }
    Ok(Rust { crds, diagnostics: generated.diagnostics, disk })
}
