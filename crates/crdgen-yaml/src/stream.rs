//! A text to its documents, as `kubectl` takes a file apart: `NewYAMLOrJSONDecoder` of apimachinery.

use std::ops::Range;

use crate::json;
use crate::parse;
use crate::tree::Tree;
use crate::{Problem, chars};

/// Go's own limit of nesting, for JSON as for YAML.
const MAX_DEPTH: usize = 10_000;
/// How far into a text a `{` makes it JSON.
const GUESS: usize = 4096;

/// A document that was parsed.
pub(crate) struct Parsed<'t> {
    pub(crate) tree: Tree<'t>,
    /// The text of the document. The places of the nodes are in it.
    pub(crate) text: &'t str,
    /// Where it stands in the whole text.
    pub(crate) frame: Frame,
    /// What to say if it can be parsed and is wrong nevertheless.
    pub(crate) instead: Option<Problem>,
}

/// A part of a text: what goes before it, and how long the whole is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    offset: usize,
    length: usize,
}

impl Frame {
    /// A range of the part as one of the whole, without the line break that the whole does not have.
    pub(crate) fn place(self, range: Range<usize>) -> Range<usize> {
        (range.start + self.offset).min(self.length)..(range.end + self.offset).min(self.length)
    }

    /// A problem of the part as one of the whole.
    pub(crate) fn problem(self, problem: Problem) -> Problem {
        Problem { range: self.place(problem.range), ..problem }
    }
}

/// The documents of a text, one after another.
pub(crate) struct Stream<'t> {
    /// The text with a line break at the end, as `LineReader` hands it on.
    text: &'t str,
    /// The text as it is.
    json: &'t str,
    at: usize,
    depth: usize,
    mode: Mode,
}

enum Mode {
    /// How many values were read.
    Json(usize),
    /// What to say if the first document is wrong: the text looked like JSON, and was none.
    Yaml(Option<Problem>),
    End,
}

impl<'t> Stream<'t> {
    /// The documents of the first `length` bytes of `text`, after which may be a line break more.
    pub(crate) fn new(text: &'t str, length: usize, depth: usize) -> Self {
        let start = text.trim_start();
        let json = start.starts_with('{') && text.len() - start.len() < GUESS;
        let mode = if json { Mode::Json(0) } else { Mode::Yaml(None) };
        Stream { text, json: text.get(..length).unwrap_or(text), at: 0, depth: depth.min(MAX_DEPTH), mode }
    }

    fn character(&self, at: usize) -> Range<usize> {
        let c = self.json.get(at..).and_then(|rest| rest.chars().next());
        at..at + c.map_or(0, char::len_utf8)
    }

    fn frame(&self, offset: usize) -> Frame {
        Frame { offset, length: self.json.len() }
    }

    fn end(&mut self, problem: Problem) -> Option<Result<Parsed<'t>, Problem>> {
        self.mode = Mode::End;
        Some(Err(problem))
    }

    fn json(&mut self, count: usize) -> Option<Result<Parsed<'t>, Problem>> {
        let problem = match json::parse(self.json, self.at, self.depth) {
            Ok((tree, end)) => {
                self.at = end;
                self.mode = Mode::Json(count + 1);
                return Some(Ok(Parsed { tree, text: self.text, frame: self.frame(0), instead: None }));
            }
            Err(json::Error::End) => return None,
            Err(json::Error::Depth(problem)) => return self.end(problem),
            Err(json::Error::UnexpectedEnd) => {
                let end = self.text.trim_end().len();
                Problem { message: "unexpected EOF".to_owned(), range: end..end }
            }
            Err(json::Error::Syntax { message, at }) if count > 1 => {
                return self.end(Problem { message, range: self.character(at) });
            }
            Err(json::Error::Syntax { message, at }) => {
                Problem { message: format!("json: offset {}: {message}", at + 1), range: self.character(at) }
            }
        };
        if count > 1 {
            return self.end(problem);
        }
        match after_blanks(self.json, self.at) {
            Some(at) => {
                self.at = at;
                self.mode = Mode::Yaml(Some(problem));
                self.next()
            }
            None => self.end(problem),
        }
    }

    fn yaml(&mut self) -> Option<Result<Parsed<'t>, Problem>> {
        let instead = match &mut self.mode {
            Mode::Yaml(problem) => problem.take(),
            _ => None,
        };
        let frame = self.frame(self.at);
        let text = match self.chunk()? {
            Ok(text) => text,
            Err(problem) => return self.end(instead.unwrap_or(problem)),
        };
        match forbid(text).and_then(|()| parse::parse(text, self.depth)) {
            Ok(tree) => Some(Ok(Parsed { tree: tree.unwrap_or_default(), text, frame, instead })),
            Err(problem) => self.end(instead.unwrap_or_else(|| frame.problem(problem))),
        }
    }

    /// The lines up to the next that starts with `---`, which goes away unless it is the first (`YAMLReader`).
    fn chunk(&mut self) -> Option<Result<&'t str, Problem>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        if let Err(problem) = separator(rest, self.at) {
            return Some(Err(problem));
        }
        let Some(end) = rest.find("\n---").map(|at| at + 1) else {
            self.at = self.text.len();
            return Some(Ok(rest));
        };
        let (chunk, next) = rest.split_at_checked(end)?;
        if let Err(problem) = separator(next, self.at + end) {
            return Some(Err(problem));
        }
        self.at += end + next.find('\n').map_or(next.len(), |at| at + 1);
        Some(Ok(chunk))
    }
}

impl<'t> Iterator for Stream<'t> {
    type Item = Result<Parsed<'t>, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        match &self.mode {
            Mode::End => None,
            Mode::Json(count) => self.json(*count),
            Mode::Yaml(_) => self.yaml(),
        }
    }
}

/// Where YAML may begin in a text that was no JSON from `at` on: after the blanks on the line. `consumeWhitespace` gives up
/// where less than four bytes are left.
fn after_blanks(text: &str, mut at: usize) -> Option<usize> {
    loop {
        let rest = text.get(at..).filter(|rest| rest.len() >= 4)?;
        let c = rest.chars().next().filter(|c| *c != '\u{FFFD}')?;
        if !c.is_whitespace() {
            return Some(at);
        }
        at += c.len_utf8();
        if c == '\n' {
            return Some(at);
        }
    }
}

/// Checks the line that `text` starts with: after `---` only a comment may stand.
fn separator(text: &str, at: usize) -> Result<(), Problem> {
    let line = text.lines().next().unwrap_or_default();
    match line.strip_prefix("---").map(str::trim) {
        Some(rest) if !rest.is_empty() && !rest.starts_with('#') => {
            Err(Problem { message: format!("invalid Yaml document separator: {rest}"), range: at..at + line.len() })
        }
        _ => Ok(()),
    }
}

fn forbid(text: &str) -> Result<(), Problem> {
    match chars::forbidden(text) {
        Some((at, c)) => Err(Problem {
            message: "yaml: control characters are not allowed".to_owned(),
            range: at..at + c.len_utf8(),
        }),
        None => Ok(()),
    }
}
