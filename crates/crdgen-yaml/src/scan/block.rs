//! Scalars that `|` or `>` start.

use std::borrow::Cow;

use super::{Result, Scanner};
use crate::chars::{after_spaces, break_text, is_blank, is_break_or_end, line_break};
use crate::token::Kind;

/// What becomes of the line breaks at the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomping {
    Strip,
    Clip,
    Keep,
}

impl Scanner<'_> {
    pub(super) fn fetch_block_scalar(&mut self) -> Result<()> {
        self.remove_key()?;
        self.key_allowed = true;
        let start = self.at;
        let literal = self.byte(0) == b'|';
        self.at += 1;
        let (chomping, increment) = self.block_header()?;
        self.skip_blanks();
        self.skip_comment();
        if !is_break_or_end(self.bytes, self.at) {
            return self.error("did not find expected comment or line break");
        }
        self.skip_break(line_break(self.bytes, self.at));

        let mut indent = increment.map(|increment| self.indent.max(0) + increment);
        let mut text = String::new();
        // The break after the last line, and those of the empty lines after it.
        let (mut first, mut others) = ("", String::new());
        let mut end = self.block_breaks(&mut indent, &mut others)?;
        let mut was_blank = false;
        while Some(self.column()) == indent && self.at < self.bytes.len() {
            let blank = is_blank(self.byte(0));
            // A break between two lines that start with no blank is folded.
            if !literal && first == "\n" && !was_blank && !blank {
                if others.is_empty() {
                    text.push(' ');
                }
            } else {
                text.push_str(first);
            }
            text.push_str(&others);
            others.clear();
            was_blank = blank;
            let from = self.at;
            self.skip_line();
            text.push_str(self.slice(from, self.at));
            let length = line_break(self.bytes, self.at);
            first = if length > 0 { break_text(self.bytes, self.at) } else { "" };
            self.skip_break(length);
            end = self.block_breaks(&mut indent, &mut others)?;
        }
        if chomping != Chomping::Strip {
            text.push_str(first);
        }
        if chomping == Chomping::Keep {
            text.push_str(&others);
        }
        self.push(Kind::Scalar { text: Cow::Owned(text), plain: false }, start, end);
        Ok(())
    }

    /// The two indicators, in either order.
    fn block_header(&mut self) -> Result<(Chomping, Option<isize>)> {
        if let Some(chomping) = self.chomping() {
            return Ok((chomping, self.increment()?));
        }
        let increment = self.increment()?;
        let chomping = increment.and_then(|_| self.chomping());
        Ok((chomping.unwrap_or(Chomping::Clip), increment))
    }

    fn chomping(&mut self) -> Option<Chomping> {
        let chomping = match self.byte(0) {
            b'+' => Chomping::Keep,
            b'-' => Chomping::Strip,
            _ => return None,
        };
        self.at += 1;
        Some(chomping)
    }

    fn increment(&mut self) -> Result<Option<isize>> {
        let digit = self.byte(0);
        if digit == b'0' {
            return self.error("found an indentation indicator equal to 0");
        }
        if !digit.is_ascii_digit() {
            return Ok(None);
        }
        self.at += 1;
        Ok(Some(isize::from(digit - b'0')))
    }

    /// Goes over empty lines and the indentation of the next line, and finds out what the indentation is if nothing said
    /// so. Gives the place after the last line break.
    fn block_breaks(&mut self, indent: &mut Option<isize>, breaks: &mut String) -> Result<usize> {
        let mut end = self.at;
        let mut deepest = 0;
        loop {
            let spaces = after_spaces(self.bytes, self.at);
            self.at = indent.map_or(spaces, |indent| spaces.min(self.line + indent.unsigned_abs()));
            deepest = deepest.max(self.column());
            if self.byte(0) == b'\t' && indent.is_none_or(|indent| self.column() < indent) {
                return self.error("found a tab character where an indentation space is expected");
            }
            let length = line_break(self.bytes, self.at);
            if length == 0 {
                break;
            }
            breaks.push_str(break_text(self.bytes, self.at));
            self.skip_break(length);
            end = self.at;
        }
        if indent.is_none() {
            *indent = Some(deepest.max(self.indent + 1).max(1));
        }
        Ok(end)
    }
}
