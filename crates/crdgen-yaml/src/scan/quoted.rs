//! Scalars in single and double quotes.

use std::borrow::Cow;

use super::plain::fold;
use super::{Result, Scanner};
use crate::chars::{break_text, is_blank, is_blank_or_end, is_document_mark, line_break};
use crate::token::Kind;

impl<'t> Scanner<'t> {
    pub(super) fn fetch_quoted(&mut self) -> Result<()> {
        self.save_key()?;
        self.key_allowed = false;
        let start = self.at;
        let quote = self.byte(0);
        self.at += 1;
        let text = match self.verbatim(quote) {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.quoted(quote)?),
        };
        self.at += 1;
        self.count_columns(start);
        self.push(Kind::Scalar { text, plain: false }, start, self.at);
        Ok(())
    }

    /// The text up to the closing quote, if it stands there as it is. Most do.
    fn verbatim(&mut self, quote: u8) -> Option<&'t str> {
        let rest = self.bytes.get(self.at..)?;
        let special = |b: &u8| *b == quote || matches!(b, b'\n' | b'\r' | b'\\' | 0xC2 | 0xE2);
        let length = rest.iter().position(special)?;
        if rest.get(length) != Some(&quote) || (quote == b'\'' && rest.get(length + 1) == Some(&quote)) {
            return None;
        }
        let text = self.slice(self.at, self.at + length);
        self.at += length;
        Some(text)
    }

    /// Reads up to the closing quote.
    fn quoted(&mut self, quote: u8) -> Result<String> {
        let mut text = String::new();
        let mut others = String::new();
        loop {
            if self.at == self.line && is_document_mark(self.bytes, self.at) {
                return self.error("found unexpected document indicator");
            }
            if self.at >= self.bytes.len() {
                return self.error("found unexpected end of stream");
            }
            let escaped_break = self.quoted_word(quote, &mut text)?;
            if self.byte(0) == quote {
                return Ok(text);
            }
            // Blanks count if no line break follows them; the first break is folded, unless it was escaped.
            let from = self.at;
            let mut broke = escaped_break;
            let mut first = "";
            loop {
                if is_blank(self.byte(0)) {
                    self.at += 1;
                    continue;
                }
                match line_break(self.bytes, self.at) {
                    0 => break,
                    length => {
                        let text = break_text(self.bytes, self.at);
                        if broke {
                            others.push_str(text);
                        } else {
                            (first, broke) = (text, true);
                        }
                        self.skip_break(length);
                    }
                }
            }
            if broke {
                fold(&mut text, first, &mut others);
            } else {
                text.push_str(self.slice(from, self.at));
            }
        }
    }

    /// Reads up to a blank, a line break or the closing quote; says whether an escaped line break ended it.
    fn quoted_word(&mut self, quote: u8, text: &mut String) -> Result<bool> {
        let mut from = self.at;
        while !is_blank_or_end(self.bytes, self.at) {
            match self.byte(0) {
                b'\'' if quote == b'\'' && self.byte(1) == b'\'' => {
                    text.push_str(self.slice(from, self.at + 1));
                    self.at += 2;
                    from = self.at;
                }
                b if b == quote => break,
                b'\\' if quote == b'"' => {
                    text.push_str(self.slice(from, self.at));
                    match line_break(self.bytes, self.at + 1) {
                        0 => text.push(self.escape()?),
                        length => {
                            self.at += 1;
                            self.skip_break(length);
                            return Ok(true);
                        }
                    }
                    from = self.at;
                }
                _ => self.at += 1,
            }
        }
        text.push_str(self.slice(from, self.at));
        Ok(false)
    }

    /// The character that an escape stands for.
    fn escape(&mut self) -> Result<char> {
        let (character, digits) = match self.byte(1) {
            b'0' => ('\0', 0),
            b'a' => ('\u{7}', 0),
            b'b' => ('\u{8}', 0),
            b't' | b'\t' => ('\t', 0),
            b'n' => ('\n', 0),
            b'v' => ('\u{B}', 0),
            b'f' => ('\u{C}', 0),
            b'r' => ('\r', 0),
            b'e' => ('\u{1B}', 0),
            b' ' => (' ', 0),
            b'"' => ('"', 0),
            b'\'' => ('\'', 0),
            b'\\' => ('\\', 0),
            b'N' => ('\u{85}', 0),
            b'_' => ('\u{A0}', 0),
            b'L' => ('\u{2028}', 0),
            b'P' => ('\u{2029}', 0),
            b'x' => ('\0', 2),
            b'u' => ('\0', 4),
            b'U' => ('\0', 8),
            _ => return self.error("found unknown escape character"),
        };
        self.at += 2;
        if digits == 0 {
            return Ok(character);
        }
        let mut code: u32 = 0;
        for ahead in 0..digits {
            let Some(digit) = char::from(self.byte(ahead)).to_digit(16) else {
                return self.error("did not find expected hexdecimal number");
            };
            code = code << 4 | digit;
        }
        let Some(character) = char::from_u32(code) else {
            return self.error("found invalid Unicode character escape code");
        };
        self.at += digits;
        Ok(character)
    }
}
