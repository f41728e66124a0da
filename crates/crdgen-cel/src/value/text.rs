//! Strings.

use std::ops::Deref;
use std::sync::Arc;

/// A text that stands in the object or the rule, or one that was made.
#[derive(Debug, Clone)]
pub enum Text<'a> {
    /// One that stands somewhere.
    Borrowed(&'a str),
    /// One that was made.
    Shared(Arc<str>),
}

impl Text<'_> {
    /// The same text, borrowed.
    pub fn borrowed(&self) -> Text<'_> {
        Text::Borrowed(self)
    }

    /// The number of code points.
    pub fn count(&self) -> u64 {
        // Most texts are ASCII, which is quicker to see than to count.
        (if self.is_ascii() { self.len() } else { self.chars().count() }) as u64
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Text::Borrowed(text) => text,
            Text::Shared(text) => text,
        }
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Text::Borrowed(text)
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Text::Shared(text.into())
    }
}

impl From<Arc<str>> for Text<'_> {
    fn from(text: Arc<str>) -> Self {
        Text::Shared(text)
    }
}
