//! Bytes as lines and columns.

use std::ops::Range;
use std::sync::OnceLock;

/// How many bytes are counted at once.
const BLOCK: usize = 1024;
/// The longest line that is shown: a manifest may be one line of megabytes, with thousands of findings in it.
const SHOWN: usize = 10_000;

/// Where the lines and characters of a text are, found out when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct Lines(OnceLock<Index>);

#[derive(Debug)]
struct Index {
    /// The byte at which each line starts.
    starts: Vec<usize>,
    /// How many characters start before each block.
    characters: Vec<usize>,
}

/// A line of a text with the part that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot<'t> {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The column in characters, from 1.
    pub(crate) column: usize,
    /// The column after the last character that is meant, on the same line.
    pub(crate) end: usize,
    /// The line without its end; none if it is too long to be shown.
    pub(crate) text: Option<&'t str>,
    /// The part that is meant in the line, at least one character if there is any.
    pub(crate) bytes: Range<usize>,
}

impl Index {
    fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |total, block| {
            let before = *total;
            *total += count(block);
            Some(before)
        });
        Self { starts, characters: blocks.collect() }
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

/// The last place between two characters that is not after `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

impl Lines {
    /// What stands at `range` of `text`, as far as it is on its first line.
    pub(crate) fn spot<'t>(&self, text: &'t str, range: &Range<usize>) -> Spot<'t> {
        let index = self.0.get_or_init(|| Index::new(text));
        let line = index.starts.partition_point(|start| *start <= range.start).max(1);
        let first = index.starts.get(line - 1).copied().unwrap_or_default();
        let after = index.starts.get(line).map_or(text.len(), |next| next - 1);
        let last = first + text.get(first..after).unwrap_or_default().trim_end_matches('\r').len();
        let start = floor(text, range.start.clamp(first, last));
        let end = floor(text, range.end.clamp(start, last));
        let column = |at: usize| index.before(text, at) - index.before(text, first) + 1;

        let next = text.get(start..last).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Spot {
            line,
            column: column(start),
            end: column(end),
            text: text.get(first..last).filter(|line| line.len() <= SHOWN),
            bytes: start - first..end.max(start + next) - first,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spots() {
        let text = "äb: c\r\n\nd: [e,\n  f]\n";
        let check = |range: Range<usize>, line, columns: (usize, usize), bytes: Range<usize>| {
            let spot = Lines::default().spot(text, &range);
            assert_eq!((spot.line, (spot.column, spot.end), spot.bytes), (line, columns, bytes), "{range:?}");
        };
        check(0..3, 1, (1, 3), 0..3);
        check(5..6, 1, (5, 6), 5..6);
        check(8..8, 2, (1, 1), 0..0);
        check(12..19, 3, (4, 7), 3..6);
        check(99..99, 5, (1, 1), 0..0);
    }

    #[test]
    fn long_lines() {
        let text = format!("a\n{}x{}\nb", "ä".repeat(5000), "ö".repeat(5000));
        let at = 2 + 10_000;
        let spot = Lines::default().spot(&text, &(at..at + 1));
        assert_eq!((spot.line, spot.column, spot.end, spot.text), (2, 5001, 5002, None));
        let end = Lines::default().spot(&text, &(text.len() - 1..text.len()));
        assert_eq!((end.line, end.column, end.end, end.text), (3, 1, 2, Some("b")));
    }
}
