//! Bytes as lines and columns.

use std::ops::Range;
use std::sync::OnceLock;

use crdgen_yaml::Position;

/// The longest line that is shown.
const SHOWN: usize = 10_000;

/// Where the lines and characters of a text are, found out when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct Lines(OnceLock<crdgen_yaml::Lines>);

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

/// The last place between two characters that is not after `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

impl Lines {
    /// What stands at `range` of `text`, as far as it is on its first line.
    pub(crate) fn spot<'t>(&self, text: &'t str, range: &Range<usize>) -> Spot<'t> {
        let lines = self.0.get_or_init(|| crdgen_yaml::Lines::new(text));
        let Position { line, .. } = lines.position(text, range.start);
        let Range { start: first, end: last } = lines.line(text, line).unwrap_or_default();
        let start = floor(text, range.start.clamp(first, last));
        let end = floor(text, range.end.clamp(start, last));
        let column = |at: usize| lines.position(text, at).column;

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
