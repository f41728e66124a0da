//! The text of an expression, places in it, and what is wrong at them.

use std::fmt::Write as _;

/// A text, by code points.
#[derive(Debug, Clone)]
pub struct Source {
    chars: Vec<char>,
    /// Where each line but the first starts.
    starts: Vec<usize>,
}

/// A place in a text: the line from 1, the column from 0, in code points. What stands nowhere is at line -1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The line.
    pub line: i64,
    /// The column.
    pub column: i64,
}

impl Location {
    /// That of what stands nowhere.
    pub const NONE: Self = Self { line: -1, column: -1 };
}

impl Source {
    /// Takes a text.
    pub fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let starts = chars.iter().enumerate().filter(|(_, c)| **c == '\n').map(|(index, _)| index + 1).collect();
        Self { chars, starts }
    }

    /// The code points.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The text from one offset to another.
    pub fn slice(&self, start: usize, end: usize) -> String {
        self.chars.get(start..end.min(self.chars.len())).unwrap_or_default().iter().collect()
    }

    /// The place of an offset, which is -1 for what stands nowhere.
    pub fn location(&self, offset: i64) -> Location {
        let line = self.starts.partition_point(|start| i64::try_from(*start).is_ok_and(|start| start <= offset));
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or(0);
        Location { line: to_i64(line) + 1, column: offset - to_i64(start) }
    }

    /// A line, if there is one of this number.
    fn line(&self, line: i64) -> Option<&[char]> {
        let index = usize::try_from(line - 1).ok()?;
        let start = match index.checked_sub(1) {
            None => 0,
            Some(before) => *self.starts.get(before)?,
        };
        let end = self.starts.get(index).map_or(self.chars.len(), |next| next - 1);
        self.chars.get(start..end).filter(|_| !self.chars.is_empty())
    }
}

fn to_i64(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Something wrong in an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Where.
    pub location: Location,
    /// What.
    pub message: String,
}

/// So many issues are kept.
const MOST: usize = 100;
/// A longer line is not shown.
const LONGEST_LINE: usize = 16_384;

/// All that is wrong in an expression.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issues {
    kept: Vec<Issue>,
    count: usize,
}

impl Issues {
    /// Adds one.
    pub fn push(&mut self, location: Location, message: impl Into<String>) {
        self.count += 1;
        if self.count <= MOST {
            self.kept.push(Issue { location, message: message.into() });
        }
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// What is kept of them, in the order of being found.
    pub fn kept(&self) -> &[Issue] {
        &self.kept
    }

    /// As the server prints them: by place, with the lines that they are in.
    pub fn print(&self, source: &Source) -> String {
        let mut sorted: Vec<&Issue> = self.kept.iter().collect();
        sorted.sort_by_key(|issue| issue.location);
        let mut lines: Vec<String> = sorted.into_iter().map(|issue| issue.print(source)).collect();
        if self.count > MOST {
            lines.push(format!("{} more errors were truncated", self.count - MOST));
        }
        lines.join("\n")
    }
}

impl Issue {
    fn print(&self, source: &Source) -> String {
        let Location { line, column } = self.location;
        let mut out = format!("ERROR: <input>:{line}:{}: {}", column + 1, self.message);
        let Some(text) = source.line(line) else { return out };
        if text.iter().map(|c| c.len_utf8()).sum::<usize>() > LONGEST_LINE {
            return out;
        }
        out.push_str("\n | ");
        out.extend(text.iter().map(|c| if *c == '\t' { ' ' } else { *c }));
        out.push_str("\n | ");
        let before = usize::try_from(column).unwrap_or(0).min(text.len());
        out.extend(text[..before].iter().map(|c| if c.is_ascii() { '.' } else { '\u{ff0e}' }));
        let is_wide = text.get(before).is_some_and(|c| !c.is_ascii());
        // Writing to a String does not fail.
        let _ = out.write_char(if is_wide { '\u{ff3e}' } else { '^' });
        out
    }
}
