//! Lines and columns of a text.

/// A place as people name it, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// Where the lines of a text start, to turn many bytes into lines and columns.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of `text`.
    pub fn new(text: &'t str) -> Self {
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Lines { text, starts: std::iter::once(0).chain(starts).collect() }
    }

    /// The line and column of the byte `at`; of the end of the text if it is beyond that.
    pub fn position(&self, at: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column =
            self.text.get(start..).unwrap_or_default().char_indices().take_while(|(c, _)| start + c < at).count();
        Position { line, column: column + 1 }
    }

    /// The text of a line, counted from 1, without its end.
    pub fn line(&self, line: usize) -> &'t str {
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line));
        start.and_then(|start| self.text.get(*start..)).and_then(|rest| rest.lines().next()).unwrap_or_default()
    }
}
