//! YAML 1.1 as Kubernetes reads it, made into JSON values, and the places in the text of what was read.
//!
//! Kubernetes reads a file with `NewYAMLOrJSONDecoder` of apimachinery, which takes it apart into documents, and each with
//! `sigs.k8s.io/yaml`, which is go-yaml v2, a port of libyaml 0.1. This crate follows them to the byte, mistakes and words
//! included: text (`bytes`) to documents (`stream`) to tokens (`scan`) to nodes (`parse`, `json`) to values (`decode`), and
//! nodes to places (`locate`). What differs is that the last of two keys wins where Go's map order decides (`1` and `"1"`),
//! and that a second byte order mark is a character.

mod bytes;
mod chars;
mod decode;
mod json;
mod lines;
mod locate;
mod marks;
mod number;
mod parse;
mod print;
mod resolve;
mod scan;
mod stream;
mod timestamp;
mod token;
mod tree;

use std::borrow::Cow;
use std::ops::Range;

use serde_json::Value;

pub use bytes::text;
pub use lines::{Lines, Position};
pub use locate::Places;

use crate::stream::{Parsed, Stream};

/// How much one text may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The greatest size of the whole text in bytes, and of all that its aliases copy.
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
    /// What a strict reader says of keys that stand twice: `line 3: key "a" already set in map`, and of JSON
    /// `duplicate field "spec.a"`. Lines are those of the document, as Kubernetes counts them.
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

/// Where a value stands, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The key, if it stands in a map.
    pub key: Option<Range<usize>>,
    /// The value: a scalar with its quotes, the first line of a map or a list, the alias if it is one.
    pub value: Range<usize>,
    /// How many steps of the path were found.
    pub steps: usize,
}

/// The documents of `text`, YAML or JSON, as kubectl reads a file. Those that say nothing, or `null`, are left out.
///
/// # Errors
/// It is neither, or too large, or too deep, or its aliases expand to too much: in the words of Go's readers, whose lines
/// are those of the document.
pub fn read(text: &str, limits: &Limits) -> Result<Vec<Document>, Problem> {
    if text.len() > limits.bytes {
        let message = format!("text of {} bytes is larger than {} bytes", text.len(), limits.bytes);
        return Err(Problem { message, range: 0..0 });
    }
    let whole = with_line_break(text);
    let mut documents = Vec::new();
    for parsed in self::documents(&whole, text.len(), limits.depth) {
        let Parsed { tree, text: part, frame, instead } = parsed?;
        let range = frame.place(tree.range(0));
        let range = range.start..range.start + whole.get(range.clone()).unwrap_or_default().trim_end().len();
        let (value, duplicates) =
            decode::decode(part, tree, limits).map_err(|problem| instead.unwrap_or_else(|| frame.problem(problem)))?;
        let duplicate_keys = duplicates.into_iter().map(|problem| frame.problem(problem)).collect();
        documents.push(Document { value, range, duplicate_keys });
    }
    Ok(documents)
}

/// The documents of the first `length` bytes of `text` that say something.
fn documents(text: &str, length: usize, depth: usize) -> impl Iterator<Item = Result<Parsed<'_>, Problem>> {
    Stream::new(text, length, depth).filter(|parsed| !parsed.as_ref().is_ok_and(|parsed| is_null(&parsed.tree)))
}

/// Go's `LineReader` ends a text with a line break if it does not.
fn with_line_break(text: &str) -> Cow<'_, str> {
    if text.ends_with('\n') || text.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(format!("{text}\n")) }
}

/// Whether a document says nothing.
fn is_null(tree: &tree::Tree<'_>) -> bool {
    match tree.node(0) {
        None => true,
        Some(node) if tree.json => node.kind == (tree::Kind::Scalar { implicit: true }) && node.text == "null",
        Some(node) => {
            matches!(node.kind, tree::Kind::Scalar { .. }) && matches!(decode::scalar(node), Ok(resolve::Scalar::Null))
        }
    }
}
