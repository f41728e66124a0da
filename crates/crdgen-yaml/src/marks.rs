//! Places as go-yaml's errors name them: lines of the document, counted from 1 but for some.

use crate::Problem;
use crate::chars::line_break;

/// The lines of a text, from 0, by YAML's five kinds of line breaks.
pub(crate) struct Lines {
    /// Where each line but the first starts.
    starts: Vec<usize>,
}

impl Lines {
    pub(crate) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let length = line_break(bytes, at);
            at += length.max(1);
            if length > 0 {
                starts.push(at);
            }
        }
        Lines { starts }
    }

    /// The line of the place `at`.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }
}

fn line(text: &str, at: usize) -> usize {
    Lines::new(text).line(at)
}

/// What is wrong by the rules of the scanner. Errors on the first line name none (`parser.fail` of `decode.go`).
pub(crate) fn at_scanner(text: &str, at: usize, problem: &str) -> Problem {
    problem_at(line(text, at), 1, at, problem)
}

/// What is wrong by the rules of the parser, which names the line before.
pub(crate) fn at_parser(text: &str, at: usize, problem: &str) -> Problem {
    problem_at(line(text, at), 0, at, problem)
}

fn problem_at(line: usize, first: usize, at: usize, problem: &str) -> Problem {
    let message = match line {
        0 => format!("yaml: {problem}"),
        line => format!("yaml: line {}: {problem}", line + first),
    };
    Problem { message, range: at..at }
}
