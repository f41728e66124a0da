//! Files as the source engine wants them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use crdgen_source::Files;

/// Reads files from the disk, each once, and keeps their text.
#[derive(Debug, Default)]
pub struct Disk {
    read: RefCell<BTreeMap<PathBuf, Arc<str>>>,
}

impl Disk {
    /// A disk of which nothing was read yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The text of `path`, if it was read.
    pub fn text(&self, path: &Path) -> Option<Arc<str>> {
        self.read.borrow().get(path).cloned()
    }

    /// Every file that was read, in the order of paths.
    pub fn files(&self) -> Vec<PathBuf> {
        self.read.borrow().keys().cloned().collect()
    }
}

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Arc<str>> {
        if let Some(text) = self.text(path) {
            return Ok(text);
        }
        let text: Arc<str> = fs::read_to_string(path)?.into();
        self.read.borrow_mut().insert(path.to_owned(), text.clone());
        Ok(text)
    }
}
