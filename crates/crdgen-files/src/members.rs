//! The members of a workspace.

use std::path::{Path, PathBuf};

use crate::Error;
use crate::manifest::{Root, clean, is_inside, parse};
use crate::packages::path_dependencies;

/// The folders of all members of `root`, in the order of paths: the root itself if it is a package, those that `members`
/// names, and those that a member depends on by path.
pub(crate) fn of(root: &Root) -> Result<Vec<PathBuf>, Error> {
    let Some(workspace) = root.workspace() else {
        return Err(Error::new(&root.folder.join("Cargo.toml"), "has no `[workspace]`"));
    };
    let excluded: Vec<_> = workspace.exclude.iter().map(|path| clean(&root.folder.join(path))).collect();
    let mut waiting = expand(&root.folder, &workspace.members)?;
    if root.manifest.package.is_some() {
        waiting.push(root.folder.clone());
    }
    let mut members: Vec<PathBuf> = Vec::new();
    while let Some(folder) = waiting.pop() {
        let is_excluded = excluded.iter().any(|excluded| is_inside(&folder, excluded));
        if is_excluded || members.contains(&folder) {
            continue;
        }
        let manifest = parse(&folder)?;
        waiting.extend(path_dependencies(&folder, &manifest, root));
        members.push(folder);
    }
    members.sort();
    Ok(members)
}

/// The folders that `patterns` name. One with a wildcard passes over what has no manifest.
pub(crate) fn expand(root: &Path, patterns: &[String]) -> Result<Vec<PathBuf>, Error> {
    let mut folders = Vec::new();
    for pattern in patterns {
        if !pattern.contains(['*', '?', '[']) {
            folders.push(clean(&root.join(pattern)));
            continue;
        }
        // Only the member's own part is a pattern: the folder of the workspace may have such characters in its name.
        let root_text = root.to_string_lossy();
        let whole = Path::new(&glob::Pattern::escape(&root_text)).join(pattern);
        let wrong =
            |message: String| Error::new(&root.join("Cargo.toml"), format!("workspace member `{pattern}`: {message}"));
        let paths = glob::glob(&whole.to_string_lossy()).map_err(|error| wrong(error.to_string()))?;
        for path in paths {
            let path = path.map_err(|error| wrong(error.to_string()))?;
            if path.join("Cargo.toml").is_file() {
                folders.push(clean(&path));
            }
        }
    }
    Ok(folders)
}
