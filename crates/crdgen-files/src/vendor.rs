//! The sources of registries and repositories, where Cargo keeps them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::{env, fs};

use crdgen_source::{Dependency, Libraries, Other};

use crate::Lock;
use crate::dependencies::unpacked;

/// What the lock file of a workspace names and Cargo has brought to this machine.
#[derive(Debug)]
pub(crate) struct Vendor {
    workspace: PathBuf,
    /// Read when the first type of such a package is met: most packages have none.
    lock: OnceLock<Option<Lock>>,
}

impl Vendor {
    pub(crate) fn new(workspace: PathBuf) -> Self {
        Self { workspace, lock: OnceLock::new() }
    }
}

impl Libraries for Vendor {
    fn library(&self, dependent: &str, other: &Other) -> Option<Arc<Dependency>> {
        let lock = self.lock.get_or_init(|| Lock::read(&self.workspace).ok().flatten()).as_ref()?;
        let (version, source) = (lock.version(dependent, &other.package)?, lock.source(dependent, &other.package)?);
        let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))?;
        let folder = if source.starts_with("git+") {
            in_checkouts(&home.join("git/checkouts"), source, &other.package)?
        } else {
            folders(&home.join("registry/src")).into_iter().find_map(|registry| {
                let folder = registry.join(format!("{}-{version}", other.package));
                folder.is_dir().then_some(folder)
            })?
        };
        unpacked(&folder, other).map(Arc::new)
    }
}

/// The folder of a package in the checkout of `git+https://host/name?tag=…#commit`.
fn in_checkouts(checkouts: &Path, source: &str, package: &str) -> Option<PathBuf> {
    let (url, commit) = source.split_once('#')?;
    let url = url.split('?').next()?.trim_end_matches('/').trim_end_matches(".git");
    let start = format!("{}-", url.rsplit('/').next()?);
    let is_of_repository =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&start));
    let commit = commit.get(..7)?;
    folders(checkouts)
        .into_iter()
        .filter(is_of_repository)
        .map(|repository| repository.join(commit))
        .find_map(|checkout| find_package(&checkout, package, 3))
}

fn find_package(folder: &Path, package: &str, depth: usize) -> Option<PathBuf> {
    let manifest = crate::manifest::parse(folder).ok();
    if manifest.and_then(|manifest| manifest.package).is_some_and(|found| found.name == package) {
        return Some(folder.to_owned());
    }
    let below = depth.checked_sub(1)?;
    folders(folder).iter().find_map(|folder| find_package(folder, package, below))
}

/// The folders in a folder, by name; none where it cannot be read.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}
