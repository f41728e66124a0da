//! YAML 1.1 as Kubernetes reads it, made into JSON values, and the places in the text of what was read.
//!
//! Kubernetes reads a file with `NewYAMLOrJSONDecoder` of apimachinery, which takes it apart into documents, and each with
//! `sigs.k8s.io/yaml`, which is go-yaml v2, a port of libyaml 0.1. This crate follows them to the byte, mistakes and words
//! included: a text becomes documents ([`stream`]), tokens ([`scan`]), nodes ([`parse`], [`json`]) and values ([`decode`]);
//! nodes have [`places`](mod@places). So `on` is true, also as a key; `1.0` is an integer; and what a key is said twice to
//! be is what it is said last, unless the reader is strict. Text that starts with `{` is JSON, as it is for `kubectl`.

#![allow(rustdoc::private_intra_doc_links)]

mod chars;
mod decode;
mod errors;
mod json;
mod lines;
mod number;
mod parse;
mod places;
mod print;
mod resolve;
mod scan;
mod stream;
#[cfg(test)]
mod tests;
mod timestamp;
mod token;
mod tree;

use std::ops::Range;

use serde_json::Value;

pub use lines::LineIndex;
pub use places::{Place, Places, locate};

use crate::stream::{Parsed, Stream, with_line_break};

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
    /// What a strict reader says of keys that stand twice: `line 3: key "a" already set in map` in YAML, where lines are
    /// those of the document, as Kubernetes counts them; `duplicate field "spec.a"` in JSON.
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

impl Problem {
    /// The same in a text that has `offset` bytes before the part that the problem was found in.
    fn moved(self, offset: usize) -> Self {
        Problem { range: self.range.start + offset..self.range.end + offset, ..self }
    }
}

/// A step of a path into a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'p> {
    /// The value of a key.
    Key(&'p str),
    /// An item of a list.
    Index(usize),
}

/// The documents of `text`, YAML or JSON, as kubectl reads a file. Those that say nothing, or `null`, are left out.
///
/// # Errors
/// It is neither, or too large, or too deep, or its aliases expand to too much: in the words of Go's readers, whose lines
/// are those of the document.
pub fn read(text: &str, limits: &Limits) -> Result<Vec<Document>, Problem> {
    if text.len() > limits.bytes {
        let message = format!("the text has {} bytes; more than {} are not read", text.len(), limits.bytes);
        return Err(Problem { message, range: 0..0 });
    }
    let whole = with_line_break(text);
    let mut documents = Vec::new();
    for parsed in Stream::new(&whole, text.len(), limits.depth) {
        let Parsed { tree, text: part, offset, instead } = parsed.map_err(|problem| within(text, problem))?;
        if decode::is_null(&tree) {
            continue;
        }
        let range = tree.range(0);
        let range = range.start + offset..range.end + offset;
        let range = range.start..range.start + whole.get(range.clone()).unwrap_or_default().trim_end().len();
        let (value, duplicates) = decode::decode(part, tree, limits)
            .map_err(|problem| within(text, instead.unwrap_or_else(|| problem.moved(offset))))?;
        let duplicate_keys = duplicates.into_iter().map(|problem| within(text, problem.moved(offset))).collect();
        documents.push(Document { value, range, duplicate_keys });
    }
    Ok(documents)
}

/// The same problem, no further than the text goes.
fn within(text: &str, problem: Problem) -> Problem {
    let length = text.len();
    Problem { range: problem.range.start.min(length)..problem.range.end.min(length), ..problem }
}
