//! YAML 1.1 as Kubernetes reads it, made into JSON values, and the places in the text of what was read.
//!
//! Kubernetes reads YAML with `sigs.k8s.io/yaml`: go-yaml v2 makes values of it, these become JSON, and the JSON is decoded.
//! So `on` is true, also as a key; `1.0` is an integer; and what a key is said twice to be is what it is said last, unless
//! the reader is strict. Text that starts with `{` is JSON, as it is for `kubectl`.

mod build;
mod events;
mod json;
mod lines;
mod places;
mod resolve;
#[cfg(test)]
mod tests;

use std::ops::Range;

use serde_json::Value;

pub use lines::LineIndex;
pub use places::{Place, Places, locate};

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
    /// What a strict reader says of keys that stand twice: `line 3: key "a" already set in map` in YAML,
    /// `duplicate field "spec.a"` in JSON.
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

/// The documents of `text`, YAML or JSON; those with nothing in them are left out.
///
/// # Errors
/// It is neither, or too large, or too deep, or its aliases expand to too much.
pub fn read(text: &str, limits: &Limits) -> Result<Vec<Document>, Problem> {
    if text.len() > limits.bytes {
        let message = format!("the text has {} bytes; more than {} are not read", text.len(), limits.bytes);
        return Err(Problem { message, range: 0..0 });
    }
    if !is_json(text) {
        return build::read(text, limits.depth);
    }
    // As kubectl does: what starts like JSON and is none may still be YAML.
    json::read(text, limits.depth).or_else(|problem| build::read(text, limits.depth).map_err(|_| problem))
}

/// `GuessJSONStream`: whether the first thing in the text is a brace.
fn is_json(text: &str) -> bool {
    text.trim_start().starts_with('{')
}
