//! Scalars without quotes.

use std::borrow::Cow;

use super::{Result, Scanner};
use crate::chars::{after_spaces, break_text, is_blank_or_end, is_document_mark, line_break};
use crate::token::Kind;

/// What may end a run of characters: bit 1 in block context, bit 2 in flow context.
const STOPS: [u8; 256] = {
    let mut stops = [0; 256];
    let both = b" \t\r\n:\xC2\xE2";
    let mut index = 0;
    while index < both.len() {
        stops[both[index] as usize] = 3;
        index += 1;
    }
    let flow = b",?[]{}";
    let mut index = 0;
    while index < flow.len() {
        stops[flow[index] as usize] = 2;
        index += 1;
    }
    stops
};

impl<'t> Scanner<'t> {
    pub(super) fn fetch_plain(&mut self) -> Result<()> {
        self.save_key()?;
        self.key_allowed = false;
        let start = self.at;
        let mut lines = Lines { scanner: self, text: String::new(), piece: start, end: start };
        let broke = lines.scan()?;
        let Lines { mut text, piece, end, .. } = lines;
        let last = self.slice(piece, end);
        let text = if text.is_empty() {
            Cow::Borrowed(last)
        } else {
            text.push_str(last);
            Cow::Owned(text)
        };
        if broke {
            self.key_allowed = true;
        } else {
            self.count_columns(start);
        }
        self.push(Kind::Scalar { text, plain: true }, start, end);
        Ok(())
    }

    /// Goes over characters that are no blanks and end no plain scalar.
    fn skip_word(&mut self) {
        let bit = if self.flow > 0 { 2 } else { 1 };
        while let Some(&b) = self.bytes.get(self.at) {
            if STOPS[b as usize] & bit != 0 {
                let ends = match b {
                    b':' => is_blank_or_end(self.bytes, self.at + 1),
                    0xC2 | 0xE2 => line_break(self.bytes, self.at) > 0,
                    _ => true,
                };
                if ends {
                    return;
                }
            }
            self.at += 1;
        }
    }
}

/// A plain scalar on its way: the folded text of the lines before, and the piece of the text that follows it.
struct Lines<'s, 't> {
    scanner: &'s mut Scanner<'t>,
    text: String,
    piece: usize,
    end: usize,
}

impl Lines<'_, '_> {
    /// Reads to the end; says whether that is on a line after the last character.
    fn scan(&mut self) -> Result<bool> {
        let indent = self.scanner.indent + 1;
        // The first line break since the last character, and those after it.
        let mut first: Option<&str> = None;
        let mut others = String::new();
        loop {
            let scanner = &mut *self.scanner;
            let from = scanner.at;
            if scanner.byte(0) == b'#' || (from == scanner.line && is_document_mark(scanner.bytes, from)) {
                break;
            }
            scanner.skip_word();
            if scanner.at > from {
                if let Some(first) = first.take() {
                    self.text.push_str(scanner.slice(self.piece, self.end));
                    fold(&mut self.text, first, &mut others);
                    self.piece = from;
                }
                self.end = scanner.at;
            }
            let mut blanks = false;
            loop {
                if scanner.byte(0) == b' ' {
                    scanner.at = after_spaces(scanner.bytes, scanner.at);
                } else if scanner.byte(0) == b'\t' {
                    if first.is_some() && scanner.column() < indent {
                        return scanner.error("found a tab character that violates indentation");
                    }
                    scanner.at += 1;
                } else {
                    match line_break(scanner.bytes, scanner.at) {
                        0 => break,
                        length => {
                            let text = break_text(scanner.bytes, scanner.at);
                            match first {
                                None => first = Some(text),
                                Some(_) => others.push_str(text),
                            }
                            scanner.skip_break(length);
                        }
                    }
                }
                blanks = true;
            }
            if !blanks || (scanner.flow == 0 && scanner.column() < indent) {
                break;
            }
        }
        Ok(first.is_some())
    }
}

/// Joins two lines: one break becomes a space, of several the first goes away.
pub(super) fn fold(text: &mut String, first: &str, others: &mut String) {
    if first == "\n" {
        text.push_str(if others.is_empty() { " " } else { others });
    } else {
        text.push_str(first);
        text.push_str(others);
    }
    others.clear();
}
