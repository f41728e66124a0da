//! `Cargo.toml`, read without running Cargo: Cargo takes thirty times as long as a run of crdgen on one kind.

use std::fs;
use std::path::{Component, Path, PathBuf};

use cargo_toml::{Dependency, Manifest, Workspace};

use crate::Error;

/// A package's manifest with what it inherits, and the folder it stands in.
pub(crate) struct Member {
    pub(crate) folder: PathBuf,
    pub(crate) manifest: Manifest,
}

/// A workspace's manifest, and the folder it stands in.
pub(crate) struct Root {
    pub(crate) folder: PathBuf,
    pub(crate) manifest: Manifest,
}

impl Root {
    /// `[workspace]`
    pub(crate) fn workspace(&self) -> Option<&Workspace> {
        self.manifest.workspace.as_ref()
    }
}

/// The manifest in `folder` as it is written.
pub(crate) fn parse(folder: &Path) -> Result<Manifest, Error> {
    let path = folder.join("Cargo.toml");
    let text = fs::read(&path).map_err(|error| Error::io(&path, "cannot be read", error))?;
    Manifest::from_slice(&text).map_err(|error| Error::new(&path, error.to_string()))
}

/// The workspace that the package in `folder` belongs to, which may be its own.
pub(crate) fn find_root(folder: &Path, manifest: &Manifest) -> Result<Option<Root>, Error> {
    if manifest.workspace.is_some() {
        return Ok(Some(Root { folder: folder.to_owned(), manifest: manifest.clone() }));
    }
    if let Some(path) = manifest.package.as_ref().and_then(|package| package.workspace.as_ref()) {
        let folder = clean(&folder.join(path));
        return Ok(Some(Root { manifest: parse(&folder)?, folder }));
    }
    // `ancestors` of a relative path end at the working directory, so what lies above it is named with `..`.
    let absolute = std::path::absolute(named(folder)).map_err(|error| Error::io(folder, "cannot be found", error))?;
    let mut candidate = folder.to_owned();
    for _ in absolute.ancestors().skip(1) {
        candidate = clean(&candidate.join(".."));
        if candidate.join("Cargo.toml").is_file() {
            let manifest = parse(&candidate)?;
            if manifest.workspace.is_some() {
                return Ok(Some(Root { folder: candidate, manifest }));
            }
        }
    }
    Ok(None)
}

/// Fills in what `manifest` inherits from `root`, and the targets that the files in `folder` make.
pub(crate) fn complete(folder: &Path, mut manifest: Manifest, root: Option<&Root>) -> Result<Member, Error> {
    let path = folder.join("Cargo.toml");
    let workspace = root.map(|root| (&root.manifest, root.folder.as_path()));
    manifest
        .complete_from_path_and_workspace(&path, workspace)
        .map_err(|error| Error::new(&path, error.to_string()))?;
    Ok(Member { folder: folder.to_owned(), manifest })
}

/// Every dependency of the library and the programs, of any target, by its key in the manifest.
pub(crate) fn dependencies(manifest: &Manifest) -> impl Iterator<Item = (&str, &Dependency)> {
    let of_targets = manifest.target.values().flat_map(|target| &target.dependencies);
    manifest.dependencies.iter().chain(of_targets).map(|(name, dependency)| (name.as_str(), dependency))
}

/// `path`, but `.` for the working folder, whose clean path is empty.
pub(crate) fn named(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

/// Whether `folder` is `root` or lies in it. Both are clean.
pub(crate) fn is_inside(folder: &Path, root: &Path) -> bool {
    folder.strip_prefix(root).is_ok_and(|rest| rest.is_relative() && !rest.starts_with(".."))
}

/// `path` without `.` and, where a named folder stands before it, `..`: as short as a person would write it.
pub(crate) fn clean(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inside() {
        let check = |folder: &str, root: &str| is_inside(Path::new(folder), Path::new(root));
        assert!(check("a/b", "a") && check("a", "") && check("", "") && check("/a", "/"));
        assert!(!check("/a", "") && !check("../a", "") && !check("ab", "a") && !check("a", "a/b"));
    }

    #[test]
    fn paths_are_cleaned() {
        let check = |path: &str, expected: &str| assert_eq!(clean(Path::new(path)), Path::new(expected));
        check("./a/./b", "a/b");
        check("a/../b", "b");
        check("../a/..", "..");
        check("../../a", "../../a");
        check("/a/../b", "/b");
        check(".", "");
    }
}
