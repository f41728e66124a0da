//! Bytes as lines and columns.

use std::ops::Range;
use std::sync::OnceLock;

/// Where the lines of a text start, found out when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct Lines(OnceLock<Vec<usize>>);

/// A line of a text with the part that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot<'t> {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The column in characters, from 1.
    pub(crate) column: usize,
    /// The column after the last character that is meant, on the same line.
    pub(crate) end: usize,
    /// The line, without its end.
    pub(crate) text: &'t str,
}

impl Lines {
    /// What stands at `range` of `text`, as far as it is on its first line.
    pub(crate) fn spot<'t>(&self, text: &'t str, range: &Range<usize>) -> Spot<'t> {
        let starts = self.0.get_or_init(|| {
            let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(index, _)| index + 1)).collect()
        });
        let line = starts.partition_point(|start| *start <= range.start).max(1);
        let start = starts.get(line - 1).copied().unwrap_or_default();
        let rest = text.get(start..).unwrap_or_default();
        let shown = rest.split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let column = |byte: usize| shown.char_indices().take_while(|(index, _)| start + index < byte).count() + 1;
        Spot { line, column: column(range.start), end: column(range.end).max(column(range.start)), text: shown }
    }
}

impl Spot<'_> {
    /// The bytes of the part that is meant in [`Spot::text`], at least one if the line has any.
    pub(crate) fn bytes(&self) -> Range<usize> {
        let byte = |column: usize| self.text.char_indices().nth(column - 1).map_or(self.text.len(), |(byte, _)| byte);
        byte(self.column)..byte(self.end.max(self.column + 1))
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
            assert_eq!((spot.line, (spot.column, spot.end), spot.bytes()), (line, columns, bytes), "{range:?}");
        };
        check(0..3, 1, (1, 3), 0..3);
        check(5..6, 1, (5, 6), 5..6);
        check(8..8, 2, (1, 1), 0..0);
        check(12..19, 3, (4, 7), 3..6);
        check(99..99, 5, (1, 1), 0..0);
    }
}
