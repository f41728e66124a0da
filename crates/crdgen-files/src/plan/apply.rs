//! The changes of a plan, one after the other, with a way back.
//!
//! New text is first written in full into a hidden folder beside the files, and what it replaces is kept there until all is
//! done. Both ways are renames, which need no room on the disk and never leave half a file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use tempfile::TempDir;

use super::Change;
use crate::Error;
use crate::manifest::named;

pub(super) fn apply(changes: &[Change]) -> Result<(), Error> {
    let mut created = Vec::new();
    let result = stage(changes, &mut created).and_then(|staged| replace(&staged));
    if result.is_err() {
        for folder in created.iter().rev() {
            // Best effort: one that is not empty is not only ours any more.
            let _ = fs::remove_dir(folder);
        }
    }
    result
}

/// A change whose new text is on the disk, in `folder`.
struct Staged<'a> {
    change: &'a Change,
    new: Option<PathBuf>,
    backup: PathBuf,
}

/// The hidden folders, which are removed when this is dropped, and what is in them.
struct Stage<'a> {
    folders: BTreeMap<PathBuf, TempDir>,
    files: Vec<Staged<'a>>,
}

fn stage<'a>(changes: &'a [Change], created: &mut Vec<PathBuf>) -> Result<Stage<'a>, Error> {
    let mut stage = Stage { folders: BTreeMap::new(), files: Vec::new() };
    for (index, change) in changes.iter().enumerate() {
        let parent = change.path.parent().unwrap_or(Path::new(""));
        create(parent, created)?;
        if !stage.folders.contains_key(parent) {
            let hidden = tempfile::Builder::new()
                .prefix(".crdgen-")
                .tempdir_in(named(parent))
                .map_err(|error| Error::io(parent, "cannot be written into", error))?;
            stage.folders.insert(parent.to_owned(), hidden);
        }
        let Some(hidden) = stage.folders.get(parent) else { continue };
        let backup = hidden.path().join(format!("{index}.old"));
        let mut new = None;
        if let Some(text) = &change.new {
            let path = hidden.path().join(format!("{index}.new"));
            write(&path, text, change).map_err(|error| Error::io(&change.path, "cannot be written", error))?;
            new = Some(path);
        }
        stage.files.push(Staged { change, new, backup });
    }
    Ok(stage)
}

/// A replaced file keeps its permissions.
fn write(path: &Path, text: &str, change: &Change) -> io::Result<()> {
    fs::write(path, text)?;
    if change.old.is_some() {
        fs::set_permissions(path, fs::metadata(&change.path)?.permissions())?;
    }
    Ok(())
}

/// Creates `folder` and what is missing above it, and notes each that it creates.
fn create(folder: &Path, created: &mut Vec<PathBuf>) -> Result<(), Error> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        create(parent, created)?;
    }
    match fs::create_dir(folder) {
        Ok(()) => created.push(folder.to_owned()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
        Err(error) => return Err(Error::io(folder, "cannot be created", error)),
    }
    Ok(())
}

fn replace(stage: &Stage<'_>) -> Result<(), Error> {
    for (index, staged) in stage.files.iter().enumerate() {
        if let Err(error) = replace_one(staged) {
            let error = Error::io(&staged.change.path, "cannot be replaced", error);
            let done = stage.files.get(..index).unwrap_or_default();
            return Err(take_back(done, error));
        }
    }
    Ok(())
}

fn replace_one(staged: &Staged<'_>) -> io::Result<()> {
    let path = &staged.change.path;
    if staged.change.old.is_some() {
        // A second name for the old file, so that the first is at no time missing. Not every file system has that.
        fs::hard_link(path, &staged.backup).or_else(|_| fs::copy(path, &staged.backup).map(drop))?;
    }
    match &staged.new {
        Some(new) => fs::rename(new, path),
        None => fs::remove_file(path),
    }
}

/// Undoes what is `done`, last first; `error` is why.
fn take_back(done: &[Staged<'_>], error: Error) -> Error {
    let mut failed = Vec::new();
    for staged in done.iter().rev() {
        let path = &staged.change.path;
        let undone = match staged.change.old {
            Some(_) => fs::rename(&staged.backup, path),
            None => fs::remove_file(path),
        };
        if let Err(error) = undone {
            failed.push(format!("{}: {error}", path.display()));
        }
    }
    if failed.is_empty() {
        return error;
    }
    Error::new(error.path(), format!("{error}; what was written before could not be taken back: {}", failed.join(", ")))
}
