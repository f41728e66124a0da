//! `mail.ParseAddress` of Go: one address by RFC 5322, with a name and comments if need be, or a group of one.

use super::is_base64;
use crate::netip::{self, Address};

/// Why a text is no address does not matter.
struct Invalid;

/// `IsEmail`.
pub(super) fn is_email(text: &str) -> bool {
    let mut parser = Parser { rest: text };
    matches!(parser.addresses(true), Ok(1)) && parser.skip_comments().is_ok() && parser.rest.is_empty()
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    /// Reads an address, or a group if it may be one, and says how many addresses that is.
    fn addresses(&mut self, may_be_group: bool) -> Result<usize, Invalid> {
        self.skip_blanks();
        if self.rest.is_empty() {
            return Err(Invalid);
        }
        let start = self.rest;
        if self.specification().is_ok() {
            self.skip_blanks();
            if self.consume('(') {
                let comment = self.comment()?;
                let words = comment.split([' ', '\t']).filter(|word| !word.is_empty());
                return words.map(decode).collect::<Result<Vec<_>, _>>().map(|_| 1);
            }
            return Ok(1);
        }
        self.rest = start;
        if !self.rest.starts_with('<') {
            self.phrase()?;
        }
        self.skip_blanks();
        if may_be_group && self.consume(':') {
            return self.group();
        }
        self.expect('<')?;
        self.specification()?;
        self.expect('>')?;
        Ok(1)
    }

    fn group(&mut self) -> Result<usize, Invalid> {
        self.skip_blanks();
        let mut count = 0;
        if self.consume(';') {
            return self.skip_comments().map(|()| count);
        }
        loop {
            self.skip_blanks();
            count += self.addresses(false)?;
            self.skip_comments()?;
            if self.consume(';') {
                return self.skip_comments().map(|()| count);
            }
            self.expect(',')?;
        }
    }

    /// `local@domain`.
    fn specification(&mut self) -> Result<(), Invalid> {
        self.skip_blanks();
        if self.rest.starts_with('"') {
            if self.quoted()?.is_empty() {
                return Err(Invalid);
            }
        } else {
            self.dotted_atom()?;
        }
        self.expect('@')?;
        self.skip_blanks();
        if self.consume('[') {
            let (literal, rest) = self.rest.split_once(']').ok_or(Invalid)?;
            self.rest = rest;
            return match netip::parse(literal.as_bytes()) {
                Ok(Address::V4 | Address::V6) => Ok(()),
                _ => Err(Invalid),
            };
        }
        self.dotted_atom()
    }

    /// The name in front of `<`: words, of which encoded ones in a row are one. What is wrong behind the first is left.
    fn phrase(&mut self) -> Result<(), Invalid> {
        let (mut words, mut is_encoding) = (0, false);
        let result = loop {
            if words > 0 {
                self.skip_comments()?;
            }
            self.skip_blanks();
            if self.rest.is_empty() {
                break Ok(());
            }
            let word = if self.rest.starts_with('"') {
                self.quoted().map(|_| Word::Plain)
            } else {
                self.atom().and_then(decode)
            };
            match word {
                Ok(Word::Encoded { is_empty }) => is_encoding |= !is_empty,
                Ok(Word::Plain) => {
                    words += 1 + usize::from(is_encoding);
                    is_encoding = false;
                }
                Err(error) => break Err(error),
            }
        };
        if words > 0 || is_encoding { Ok(()) } else { result }
    }

    /// What stands between quotes, escapes included.
    fn quoted(&mut self) -> Result<&'a str, Invalid> {
        let text = self.rest.strip_prefix('"').ok_or(Invalid)?;
        let mut is_escaped = false;
        for (index, c) in text.char_indices() {
            match c {
                '"' if !is_escaped => {
                    self.rest = &text[index + 1..];
                    return Ok(&text[..index]);
                }
                '\\' if !is_escaped => is_escaped = true,
                _ if is_visible(c) || matches!(c, ' ' | '\t') => is_escaped = false,
                _ => return Err(Invalid),
            }
        }
        Err(Invalid)
    }

    fn atom(&mut self) -> Result<&'a str, Invalid> {
        let is_atom = |c: char| is_visible(c) && !"()<>[]:;@\\,\"".contains(c);
        let length = self.rest.find(|c| !is_atom(c)).unwrap_or(self.rest.len());
        let (atom, rest) = self.rest.split_at(length);
        self.rest = rest;
        if atom.is_empty() { Err(Invalid) } else { Ok(atom) }
    }

    /// An atom whose dots stand between other characters.
    fn dotted_atom(&mut self) -> Result<(), Invalid> {
        if self.atom()?.split('.').any(str::is_empty) { Err(Invalid) } else { Ok(()) }
    }

    /// The comment whose `(` was read, without escapes. Comments may stand in it.
    fn comment(&mut self) -> Result<String, Invalid> {
        let (mut depth, mut comment) = (1, String::new());
        let mut chars = self.rest.chars();
        while let Some(c) = chars.next() {
            let mut taken = c;
            match c {
                '\\' => taken = chars.next().unwrap_or(c),
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.rest = chars.as_str();
                return Ok(comment);
            }
            comment.push(taken);
        }
        Err(Invalid)
    }

    fn skip_comments(&mut self) -> Result<(), Invalid> {
        self.skip_blanks();
        while self.consume('(') {
            self.comment()?;
            self.skip_blanks();
        }
        Ok(())
    }

    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t']);
    }

    fn consume(&mut self, c: char) -> bool {
        self.rest.strip_prefix(c).inspect(|rest| self.rest = rest).is_some()
    }

    fn expect(&mut self, c: char) -> Result<(), Invalid> {
        if self.consume(c) { Ok(()) } else { Err(Invalid) }
    }
}

fn is_visible(c: char) -> bool {
    c.is_ascii_graphic() || !c.is_ascii()
}

enum Word {
    Plain,
    Encoded { is_empty: bool },
}

/// Reads `=?utf-8?q?text?=` (RFC 2047). A word that is no such is plain; one in a charset that Go does not read is wrong.
fn decode(word: &str) -> Result<Word, Invalid> {
    let parts = word.strip_prefix("=?").and_then(|word| word.strip_suffix("?="));
    let parts: Vec<&str> = parts.into_iter().flat_map(|word| word.split('?')).collect();
    let [charset, encoding, text] = parts[..] else { return Ok(Word::Plain) };
    let (is_empty, is_content) = match encoding {
        "B" | "b" => {
            let digits: Vec<u8> = text.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect();
            (digits.is_empty(), is_base64(&digits))
        }
        "Q" | "q" => (text.is_empty(), is_quoted_printable(text)),
        _ => return Ok(Word::Plain),
    };
    if charset.is_empty() || !is_content {
        return Ok(Word::Plain);
    }
    // Go compares with Unicode's case, in which a long s is an s.
    let charset = charset.to_ascii_lowercase().replace('ſ', "s");
    match charset.as_str() {
        "utf-8" | "iso-8859-1" | "us-ascii" => Ok(Word::Encoded { is_empty }),
        _ => Err(Invalid),
    }
}

fn is_quoted_printable(text: &str) -> bool {
    let mut bytes = text.bytes();
    let is_hex = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_hexdigit());
    while let Some(byte) = bytes.next() {
        let is_valid = match byte {
            b'=' => is_hex(bytes.next()) && is_hex(bytes.next()),
            b' '..=b'~' | b'\n' | b'\r' | b'\t' => true,
            _ => false,
        };
        if !is_valid {
            return false;
        }
    }
    true
}
