//! All files of a run, or none.

mod apply;

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use crate::Error;
use crate::manifest::{clean, named};

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The folder, which need not exist.
    pub folder: PathBuf,
    /// The name of the file.
    pub name: String,
    /// All that is in it.
    pub text: String,
}

/// What has to change on the disk. At most one of `old` and `new` is absent, and they differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file.
    pub path: PathBuf,
    /// What is in it now, if it is there.
    pub old: Option<Vec<u8>>,
    /// What will be, if it is not removed.
    pub new: Option<String>,
}

/// The changes that a run makes; none of them is made yet.
#[derive(Debug)]
pub struct Plan {
    changes: Vec<Change>,
    unchanged: usize,
}

impl Plan {
    /// Compares `documents` with the disk. The files `obsolete` are to go, unless one of the documents replaces them.
    ///
    /// # Errors
    /// Two documents have one name; a name is more than a name; a folder or file is a link or something else than it must
    /// be; something cannot be read.
    pub fn new(documents: Vec<Document>, obsolete: Vec<PathBuf>) -> Result<Self, Error> {
        let mut plan = Self { changes: Vec::new(), unchanged: 0 };
        let mut seen = BTreeSet::new();
        for Document { folder, name, text } in documents {
            // With a slash at its end a link would be taken for the folder that it leads to.
            let folder = clean(&folder);
            let path = folder.join(&name);
            if Path::new(&name).components().ne([Component::Normal(name.as_ref())]) || name.contains(['\\', '\0']) {
                return Err(Error::new(&folder, format!("{name:?} is no name of a file in a folder")));
            }
            check_folder(&folder)?;
            if !seen.insert(path.clone()) {
                return Err(Error::new(&path, "two kinds want to be written into this file"));
            }
            let old = read(&path)?;
            if old.as_deref() == Some(text.as_bytes()) {
                plan.unchanged += 1;
            } else {
                plan.changes.push(Change { path, old, new: Some(text) });
            }
        }
        for path in obsolete.iter().map(|path| clean(path)).filter(|path| !seen.contains(path)) {
            if let Some(old) = read(&path)? {
                plan.changes.push(Change { path, old: Some(old), new: None });
            }
        }
        Ok(plan)
    }

    /// What differs, first what is written, then what is removed.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// How many files are already as they should be. They are left alone, with their times.
    pub fn unchanged(&self) -> usize {
        self.unchanged
    }

    /// Makes all changes. If one fails, those before it are taken back.
    ///
    /// # Errors
    /// The change that failed, and what could not be taken back.
    pub fn apply(&self) -> Result<(), Error> {
        apply::apply(&self.changes)
    }
}

/// A link would lead the files elsewhere, so none is followed. What lies above the folder is the user's own affair.
fn check_folder(folder: &Path) -> Result<(), Error> {
    match metadata(folder)? {
        Some(metadata) if metadata.is_symlink() => Err(Error::new(
            folder,
            "is a symbolic link, through which nothing is written: name the folder that it leads to",
        )),
        Some(metadata) if !metadata.is_dir() => Err(Error::new(folder, "is no folder")),
        _ => Ok(()),
    }
}

/// What is in a plain file; none if it is not there.
fn read(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match metadata(path)? {
        None => Ok(None),
        Some(metadata) if metadata.is_symlink() => {
            Err(Error::new(path, "is a symbolic link, through which nothing is written: remove it"))
        }
        Some(metadata) if metadata.is_dir() => Err(Error::new(path, "is a folder where a file should be written")),
        Some(metadata) if !metadata.is_file() => Err(Error::new(path, "is no plain file")),
        Some(_) => fs::read(path).map(Some).map_err(|error| Error::io(path, "cannot be read", error)),
    }
}

/// What stands at `path` itself, not where a link there leads.
fn metadata(path: &Path) -> Result<Option<fs::Metadata>, Error> {
    match fs::symlink_metadata(named(path)) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io(path, "cannot be read", error)),
    }
}

#[cfg(test)]
mod tests;
