//! What starts with a backslash, a bracket or `(?`.

use super::class;
use super::error::{Code, Error};
use super::flags::{DOT_NEWLINE, FOLD_CASE, NON_GREEDY, ONE_LINE};
use super::node::{Op, Ranges};
use super::parse::Parser;
use super::unicode;

impl<'a> Parser<'a> {
    /// `text` starts with a backslash.
    pub(super) fn parse_backslash(&mut self, text: &'a str) -> Result<&'a str, Error> {
        let op = match text.as_bytes().get(1) {
            Some(b'A') => Some(Op::BeginText),
            Some(b'b') => Some(Op::WordBoundary),
            Some(b'B') => Some(Op::NoWordBoundary),
            Some(b'z') => Some(Op::EndText),
            Some(b'C') => return Err(Error::new(Code::Escape, r"\C")),
            Some(b'Q') => {
                let (literal, rest) = text[2..].split_once(r"\E").unwrap_or((&text[2..], ""));
                for c in literal.chars() {
                    self.literal(u32::from(c))?;
                }
                return Ok(rest);
            }
            _ => None,
        };
        if let Some(op) = op {
            self.add(op)?;
            return Ok(&text[2..]);
        }
        let id = self.tree.add(Op::Class);
        self.tree[id].flags = self.flags;
        if let Some((ranges, rest)) = class_escape(text, self.flags)? {
            self.push_class(id, ranges)?;
            return Ok(rest);
        }
        self.release(id);
        let (rune, rest) = escape(text)?;
        self.literal(rune)?;
        Ok(rest)
    }

    /// `text` starts with `[`.
    pub(super) fn parse_class(&mut self, text: &'a str) -> Result<&'a str, Error> {
        let id = self.tree.add(Op::Class);
        self.tree[id].flags = self.flags;
        let inner = &text[1..];
        let (negated, mut rest) = inner.strip_prefix('^').map_or((false, inner), |rest| (true, rest));
        let mut ranges = Ranges::new();
        let mut first = true;
        while first || !rest.starts_with(']') {
            first = false;
            if let Some((name, after)) = rest.strip_prefix("[:").and_then(|name| name.split_once(":]")) {
                let group = class::posix(name, self.flags)
                    .ok_or_else(|| Error::new(Code::CharRange, &rest[..rest.len() - after.len()]))?;
                ranges.extend(group);
                rest = after;
            } else if let Some((group, after)) = class_escape(rest, self.flags)? {
                ranges.extend(group);
                rest = after;
            } else {
                let (low, after) = class_char(rest, text)?;
                let (high, after) = match after.strip_prefix('-') {
                    Some(upper) if !upper.is_empty() && !upper.starts_with(']') => class_char(upper, text)?,
                    _ => (low, after),
                };
                if high < low {
                    return Err(Error::new(Code::CharRange, &rest[..rest.len() - after.len()]));
                }
                class::add_range(&mut ranges, (low, high), self.flags);
                rest = after;
            }
        }
        class::clean(&mut ranges);
        self.push_class(id, if negated { class::negate(&ranges) } else { ranges })?;
        Ok(&rest[1..])
    }

    /// `text` starts with `(?`: a named group, a group without capture, or flags.
    pub(super) fn parse_group(&mut self, text: &'a str) -> Result<&'a str, Error> {
        let name = match text.len() {
            4.. if text.starts_with("(?<") => Some(&text[3..]),
            5.. => text.strip_prefix("(?P<"),
            _ => None,
        };
        if let Some(name) = name {
            let Some((name, rest)) = name.split_once('>') else { return Err(Error::new(Code::NamedCapture, text)) };
            if name.is_empty() || !name.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric()) {
                return Err(Error::new(Code::NamedCapture, &text[..text.len() - rest.len()]));
            }
            let id = self.add(Op::LeftParen)?;
            self.tree[id].captures = true;
            return Ok(rest);
        }
        let (mut flags, mut negative, mut saw_flag) = (self.flags, false, false);
        let mut chars = text[2..].chars();
        for c in chars.by_ref() {
            match c {
                'i' => flags |= FOLD_CASE,
                'm' => flags &= !ONE_LINE,
                's' => flags |= DOT_NEWLINE,
                'U' => flags |= NON_GREEDY,
                '-' if !negative => {
                    (negative, saw_flag, flags) = (true, false, !flags);
                    continue;
                }
                ':' | ')' if saw_flag || !negative => {
                    if negative {
                        flags = !flags;
                    }
                    if c == ':' {
                        self.add(Op::LeftParen)?;
                    }
                    self.flags = flags;
                    return Ok(chars.as_str());
                }
                _ => break,
            }
            saw_flag = true;
        }
        Err(Error::new(Code::PerlOp, &text[..text.len() - chars.as_str().len()]))
    }
}

/// `\pL`, `\p{Name}`, `\d` and the like at the start of a text: the class and what is left.
fn class_escape(text: &str, flags: u16) -> Result<Option<(Ranges, &str)>, Error> {
    let Some(&letter) = text.strip_prefix('\\').and_then(|rest| rest.as_bytes().first()) else { return Ok(None) };
    if !matches!(letter, b'p' | b'P') {
        return Ok(class::perl(letter, flags).map(|ranges| (ranges, &text[2..])));
    }
    let mut negated = letter == b'P';
    let (name, rest) = match text[2..].chars().next() {
        // Go fails here only on text that is not UTF-8, and goes on with no name.
        None => ("", ""),
        Some('{') => text[3..].split_once('}').ok_or_else(|| Error::new(Code::CharRange, text))?,
        Some(c) => text[2..].split_at(c.len_utf8()),
    };
    let bare = name.strip_prefix('^').inspect(|_| negated = !negated).unwrap_or(name);
    let ranges = unicode::named(bare, negated, flags)
        .ok_or_else(|| Error::new(Code::CharRange, &text[..text.len() - rest.len()]))?;
    Ok(Some((ranges, rest)))
}

/// One character of a class, at the start of `text`.
fn class_char<'a>(text: &'a str, class: &str) -> Result<(u32, &'a str), Error> {
    match text.chars().next() {
        None => Err(Error::new(Code::MissingBracket, class)),
        Some('\\') => escape(text),
        Some(c) => Ok((u32::from(c), &text[c.len_utf8()..])),
    }
}

/// An escaped character at the start of a text, and what is left.
fn escape(text: &str) -> Result<(u32, &str), Error> {
    let mut chars = text[1..].chars();
    let Some(c) = chars.next() else { return Err(Error::new(Code::TrailingBackslash, "")) };
    let rest = chars.as_str();
    let fail = |rest: &str| Err(Error::new(Code::Escape, &text[..text.len() - rest.len()]));
    let rune = match c {
        '0'..='7' if c == '0' || rest.starts_with(|next| matches!(next, '0'..='7')) => {
            let length = rest.bytes().take(2).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
            let more = rest[..length].bytes().fold(u32::from(c) - 0x30, |rune, byte| rune * 8 + u32::from(byte) - 0x30);
            return Ok((more, &rest[length..]));
        }
        'x' if rest.starts_with('{') => {
            let (mut rune, mut digits) = (0, 0);
            let mut chars = rest[1..].chars();
            while let Some(c) = chars.next() {
                match c.to_digit(16) {
                    None if c == '}' && digits > 0 => return Ok((rune, chars.as_str())),
                    Some(digit) if rune * 16 + digit <= class::MAX => rune = rune * 16 + digit,
                    _ => break,
                }
                digits += 1;
            }
            return fail(chars.as_str());
        }
        'x' => {
            let mut chars = rest.chars();
            let mut digit = || chars.next()?.to_digit(16);
            let digits = (digit(), digit());
            return match digits {
                (Some(high), Some(low)) => Ok((high * 16 + low, chars.as_str())),
                _ => fail(chars.as_str()),
            };
        }
        'a' => 0x07,
        'f' => 0x0C,
        'n' => 0x0A,
        'r' => 0x0D,
        't' => 0x09,
        'v' => 0x0B,
        _ if c.is_ascii() && !c.is_ascii_alphanumeric() => u32::from(c),
        _ => return fail(rest),
    };
    Ok((rune, rest))
}
