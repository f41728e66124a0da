//! Bytes.

use std::ops::Deref;
use std::sync::Arc;

/// Bytes that stand in the rule, or that were made.
#[derive(Debug, Clone)]
pub enum Bytes<'a> {
    /// Bytes that stand somewhere.
    Borrowed(&'a [u8]),
    /// Bytes that were made.
    Shared(Arc<[u8]>),
}

impl Bytes<'_> {
    /// The same bytes, borrowed.
    pub fn borrowed(&self) -> Bytes<'_> {
        Bytes::Borrowed(self)
    }
}

impl Deref for Bytes<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Bytes::Borrowed(bytes) => bytes,
            Bytes::Shared(bytes) => bytes,
        }
    }
}

impl From<Vec<u8>> for Bytes<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::Shared(bytes.into())
    }
}

impl From<Arc<[u8]>> for Bytes<'_> {
    fn from(bytes: Arc<[u8]>) -> Self {
        Bytes::Shared(bytes)
    }
}
