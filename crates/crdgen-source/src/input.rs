//! What the engine is given: a package, and files by name. It opens nothing itself.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A package, as Cargo sees it.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// Its name in the manifest.
    pub name: String,
    /// The root files of its targets: the library first, then the programs.
    pub roots: Vec<PathBuf>,
    /// The features that are on.
    pub features: BTreeSet<String>,
    /// Packages beside it that it depends on by path, by the name they have in its code.
    pub dependencies: BTreeMap<String, Arc<Dependency>>,
}

/// A package that another depends on by path.
#[derive(Debug, Clone)]
pub struct Dependency {
    /// The root file of its library.
    pub root: PathBuf,
    /// The features that are on.
    pub features: BTreeSet<String>,
    /// What it depends on in turn, by the name they have in its code.
    pub dependencies: BTreeMap<String, Arc<Dependency>>,
}

/// Files by name.
pub trait Files {
    /// The text of a file.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] where there is none, and whatever else hinders reading it.
    fn read(&self, path: &Path) -> io::Result<Arc<str>>;
}
