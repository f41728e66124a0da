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
    /// Which schemars its types derive from.
    pub schemars: Generation,
    /// Packages beside it that it depends on by path, by the name they have in its code.
    pub dependencies: BTreeMap<String, Arc<Dependency>>,
    /// What it depends on besides, by the name it has in its code.
    pub others: BTreeMap<String, Other>,
    /// The way to the sources of those; none where they are not to be read.
    pub libraries: Option<Arc<dyn Libraries>>,
}

/// The releases of schemars that differ in what they make of types.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Generation {
    /// 0.8
    V0,
    /// 1.x
    #[default]
    V1,
}

/// A package of a registry or a repository.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Other {
    /// The name of the package.
    pub package: String,
    /// The features that are asked of it.
    pub features: BTreeSet<String>,
    /// Whether it has the feature `default` too.
    pub default_features: bool,
}

/// The sources of registries and repositories, where Cargo has brought them to this machine.
pub trait Libraries: std::fmt::Debug {
    /// The library of the package that `dependent` depends on.
    fn library(&self, dependent: &str, other: &Other) -> Option<Arc<Dependency>>;
}

/// A package that another depends on.
#[derive(Debug, Clone)]
pub struct Dependency {
    /// Its name in the manifest.
    pub name: String,
    /// The root file of its library.
    pub root: PathBuf,
    /// The features that are on.
    pub features: BTreeSet<String>,
    /// What it depends on by path, by the name they have in its code.
    pub dependencies: BTreeMap<String, Arc<Dependency>>,
    /// What it depends on besides.
    pub others: BTreeMap<String, Other>,
}

/// Files by name.
pub trait Files {
    /// The text of a file.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] where there is none, and whatever else hinders reading it.
    fn read(&self, path: &Path) -> io::Result<Arc<str>>;
}
