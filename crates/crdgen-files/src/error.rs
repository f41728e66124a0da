//! What can go wrong with a file.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why a file or folder could not be read or written.
#[derive(Debug)]
pub struct Error {
    path: PathBuf,
    message: String,
    source: Option<std::io::Error>,
}

impl Error {
    /// `message` says what is wrong and what to do.
    pub(crate) fn new(path: &Path, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), message: message.into(), source: None }
    }

    /// `doing` is what failed: `cannot be read`.
    pub(crate) fn io(path: &Path, doing: &str, source: std::io::Error) -> Self {
        Self { path: path.to_owned(), message: doing.to_owned(), source: Some(source) }
    }

    /// The file or folder.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)?;
        if let Some(source) = &self.source {
            write!(f, ": {source}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}
