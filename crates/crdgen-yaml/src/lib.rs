//! YAML 1.1 as Kubernetes reads it, made into JSON values, and the places in the text of what was read.

use std::ops::Range;

use serde_json::Value;

/// How much one text may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The greatest size of the whole text in bytes.
    pub bytes: usize,
    /// How deep a document may nest.
    pub depth: usize,
}

/// One document of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What it says.
    pub value: Value,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// What a strict reader says of keys that stand twice: `line 3: key "a" already set in map`.
    pub duplicate_keys: Vec<Problem>,
}

/// What is wrong with a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The sentence.
    pub message: String,
    /// Where, in bytes.
    pub range: Range<usize>,
}

/// A step of a path into a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'p> {
    /// The value of a key.
    Key(&'p str),
    /// An item of a list.
    Index(usize),
}

/// The documents of `text`, YAML or JSON.
///
/// # Errors
/// It is neither, or too large, or too deep, or its aliases expand to too much.
pub fn read(_text: &str, _limits: &Limits) -> Result<Vec<Document>, Problem> {
    Ok(Vec::new())
}

/// Where in `text` the value at `path` of document `index` stands: its key if it has one, and the value. A path that leads
/// nowhere ends at the last step that there is.
pub fn locate(_text: &str, _index: usize, _path: &[Step<'_>]) -> Option<Place> {
    None
}

/// Where a value stands, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The key, if it stands in a map.
    pub key: Option<Range<usize>>,
    /// The value.
    pub value: Range<usize>,
    /// How many steps of the path were found.
    pub steps: usize,
}
