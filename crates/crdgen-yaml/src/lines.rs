//! Lines and columns of a text.

use std::ops::Range;

/// How many bytes are counted at once: a manifest may be one line of megabytes, with thousands of findings in it.
const BLOCK: usize = 1024;

/// A place as people name it, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// Where the lines and characters of a text are, to turn many bytes into lines and columns. It does not hold the text, which
/// must be the same for all questions.
#[derive(Debug, Clone)]
pub struct Lines {
    /// The byte at which each line starts.
    starts: Vec<usize>,
    /// How many characters start before each block.
    characters: Vec<usize>,
}

impl Lines {
    /// The lines of `text`.
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |total, block| {
            let before = *total;
            *total += count(block);
            Some(before)
        });
        Lines { starts, characters: blocks.collect() }
    }

    /// The line and column of the byte `at`; of the end of the text if it is beyond that.
    pub fn position(&self, text: &str, at: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or_default();
        Position { line, column: self.before(text, at) - self.before(text, start) + 1 }
    }

    /// The bytes of a line, counted from 1, without its end; none if there is no such line.
    pub fn line(&self, text: &str, line: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        Some(start..start + text.get(start..end)?.trim_end_matches('\r').len())
    }

    /// How many characters start before the byte `at`.
    fn before(&self, text: &str, at: usize) -> usize {
        let at = at.min(text.len());
        let Some(before) = self.characters.get(at / BLOCK) else { return count(text.as_bytes()) };
        before + text.as_bytes().get(at / BLOCK * BLOCK..at).map_or(0, count)
    }
}

/// How many characters start in a part of a text.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}
