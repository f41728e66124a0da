//! Lines and columns of a text.

/// Where the lines of a text start.
#[derive(Debug, Clone)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// The lines of `text`, which end at a line feed.
    pub fn new(text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The line and the column of a byte, both from 1, the column in characters. A byte past the end is the end.
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let byte = byte.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts[line - 1];
        let before = self.text.get(start..byte).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// The byte at a line, from 1, and a column, from 0 and in characters; the end of the line or of the text where it has
    /// no such place.
    pub fn byte(&self, line: usize, column: usize) -> usize {
        let Some(&start) = self.starts.get(line.saturating_sub(1)) else { return self.text.len() };
        let rest = &self.text[start..];
        rest.char_indices()
            .take_while(|(_, c)| *c != '\n')
            .nth(column)
            .map_or_else(|| self.end_of_line(start), |(at, _)| start + at)
    }

    /// Where the line that `byte` is in ends, without its line break.
    pub fn end_of_line(&self, byte: usize) -> usize {
        let rest = self.text.get(byte..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        byte.min(self.text.len()) + line.strip_suffix('\r').unwrap_or(line).len()
    }
}
