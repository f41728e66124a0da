//! CRDs while Cargo builds: for `build.rs`.
//!
//! ```no_run
//! // build.rs, with `crdgen = { version = "0.1", default-features = false, features = ["build"] }` under
//! // `[build-dependencies]`
//! fn main() -> Result<(), crdgen::build::Error> {
//!     crdgen::build::Config::new().out_dir("crds").generate()?;
//!     Ok(())
//! }
//! ```
//!
//! The source of the package is read as `crdgen generate` reads it, with the features that Cargo builds it with; nothing is
//! compiled for it. Cargo runs the script again when one of the files that were read has changed.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, fmt};

use crdgen_core::diagnostic::Diagnostic;
use crdgen_files::{Disk, FeatureSelection, Generated, Plan, Selection};

pub use crdgen_files::Format;

/// What a build script generates, and where to.
#[derive(Debug, Clone, Default)]
pub struct Config {
    out_dir: Option<PathBuf>,
    format: Format,
}

/// Why nothing was generated. Cargo shows the findings themselves.
#[derive(Debug)]
pub enum Error {
    /// A variable that Cargo sets for build scripts is missing.
    NoBuildScript(&'static str),
    /// The source has this many errors, each of which was told to Cargo.
    Findings(usize),
    /// A file or folder cannot be read or written.
    Files(crdgen_files::Error),
    /// Cargo does not listen.
    Output(io::Error),
}

impl Config {
    /// CRDs in YAML, into the folder that Cargo gives to build scripts, `OUT_DIR`.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes into `folder` instead, which is named from the package's own folder.
    #[must_use]
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Writes in another format.
    #[must_use]
    pub fn format(mut self, format: Format) -> Self {
        self.format = format;
        self
    }

    /// Writes the CRDs of the package whose build script this is, all or none, and leaves files alone that are already
    /// right. Gives the files' paths. Findings go to Cargo, which shows them and, if one is an error, fails the build.
    ///
    /// # Errors
    /// This is no build script, the source has errors, or a file cannot be read or written.
    pub fn generate(&self) -> Result<Vec<PathBuf>, Error> {
        let variable = |name: &str| env::var_os(name).map(PathBuf::from);
        self.generate_with(&variable, &mut io::stdout().lock())
    }

    /// [`Config::generate`] with Cargo's variables and the way to Cargo given.
    fn generate_with(
        &self,
        variable: &dyn Fn(&str) -> Option<PathBuf>,
        cargo: &mut dyn Write,
    ) -> Result<Vec<PathBuf>, Error> {
        let package = variable("CARGO_MANIFEST_DIR").ok_or(Error::NoBuildScript("CARGO_MANIFEST_DIR"))?;
        let out = match &self.out_dir {
            Some(folder) => package.join(folder),
            None => variable("OUT_DIR").ok_or(Error::NoBuildScript("OUT_DIR"))?,
        };
        // Cargo runs a build script in the package's folder, so that paths can be as short as in Cargo's own messages.
        let is_here = env::current_dir().is_ok_and(|here| here == package);
        let folder = if is_here { Path::new("") } else { &package };
        let mut features = crdgen_files::feature_names(folder)?;
        features.retain(|name| variable(&feature_variable(name)).is_some());
        let features = FeatureSelection { features: features.into_iter().collect(), all: false, no_default: true };
        let selection = Selection { features, ..Selection::default() };
        let mut packages = crdgen_files::select(if is_here { Path::new(".") } else { folder }, &selection)?;
        for selected in &mut packages {
            selected.out.clone_from(&out);
        }

        let disk = Disk::new();
        let Generated { documents, diagnostics, .. } = crdgen_files::generate(&packages, &disk, self.format);
        let manifests = packages.iter().flat_map(|selected| selected.manifests.iter().cloned());
        let read: BTreeSet<_> = disk.files().into_iter().chain(manifests).collect();
        for path in read {
            writeln!(cargo, "cargo::rerun-if-changed={}", path.display())?;
        }
        for diagnostic in &diagnostics {
            writeln!(cargo, "cargo::{}={}", diagnostic.severity, line(diagnostic))?;
        }
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
        if errors > 0 {
            return Err(Error::Findings(errors));
        }
        let paths = documents.iter().map(|document| document.folder.join(&document.name)).collect();
        Plan::new(documents, Vec::new())?.apply()?;
        Ok(paths)
    }
}

/// The variable by which Cargo tells a build script that a feature is on.
fn feature_variable(name: &str) -> String {
    format!("CARGO_FEATURE_{}", name.to_uppercase().replace('-', "_"))
}

/// A finding in one line, which is all that Cargo takes.
fn line(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.to_string();
    if let Some(help) = &diagnostic.help {
        text = format!("{text}; help: {help}");
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl From<crdgen_files::Error> for Error {
    fn from(error: crdgen_files::Error) -> Self {
        Self::Files(error)
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoBuildScript(variable) => write!(f, "no build script: Cargo has not set {variable}"),
            Self::Findings(1) => f.write_str("no CRDs were written: the source has an error"),
            Self::Findings(count) => write!(f, "no CRDs were written: the source has {count} errors"),
            Self::Files(error) => error.fmt(f),
            Self::Output(error) => write!(f, "cannot write to standard output: {error}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NoBuildScript(_) | Self::Findings(_) => None,
            Self::Files(error) => Some(error),
            Self::Output(error) => Some(error),
        }
    }
}

#[cfg(test)]
#[path = "build_tests.rs"]
mod tests;
