//! Text to tokens, by the rules of go-yaml v2 (`scannerc.go`): YAML 1.1 as libyaml 0.1 read it, which no crate does.

mod block;
mod directive;
mod plain;
mod property;
mod quoted;

use std::collections::VecDeque;

use crate::Problem;
use crate::chars::{after_spaces, byte, is_blank, is_blank_or_end, is_break_or_end, is_document_mark, line_break};
use crate::marks;
use crate::token::{Kind, Token};

type Result<T> = std::result::Result<T, Problem>;

/// How many characters a key without `?` may have.
const KEY_LENGTH: usize = 1024;

/// A place where a key without `?` may start.
#[derive(Debug, Clone, Copy, Default)]
struct SimpleKey {
    possible: bool,
    /// Nothing but a key can stand here.
    required: bool,
    /// The number of the token that would be the key.
    token: usize,
    at: usize,
    column: isize,
}

/// The state of the scanner: tokens are made as they are asked for.
pub(crate) struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// Where the current line starts.
    line: usize,
    /// How many bytes of the line before `at` belong to no character of their own: columns are counted in characters.
    narrow: usize,
    flow: u32,
    indent: isize,
    indents: Vec<isize>,
    key_allowed: bool,
    keys: Vec<SimpleKey>,
    /// The flow level of the possible key that the next token starts.
    saved: Option<u32>,
    tokens: VecDeque<Token<'t>>,
    taken: usize,
    /// Whether it is known what the next token is.
    ready: bool,
}

impl<'t> Scanner<'t> {
    /// A scanner of `text`, which holds no character that YAML forbids and ends with a line break.
    pub(crate) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        Scanner {
            text,
            bytes: text.as_bytes(),
            at,
            line: at,
            narrow: 0,
            flow: 0,
            indent: -1,
            indents: Vec::new(),
            key_allowed: true,
            keys: vec![SimpleKey::default()],
            saved: None,
            tokens: VecDeque::with_capacity(16),
            taken: 0,
            ready: false,
        }
    }

    /// The next token, which stays. After the end of the stream there is no other.
    #[inline]
    pub(crate) fn peek(&mut self) -> Result<&mut Token<'t>> {
        if !self.ready {
            self.fetch_more()?;
        }
        // There is one now.
        self.tokens.front_mut().ok_or_else(|| marks::at_scanner(self.text, self.at, "no token"))
    }

    #[inline(never)]
    fn fetch_more(&mut self) -> Result<()> {
        while self.must_fetch()? {
            self.fetch()?;
        }
        self.ready = true;
        Ok(())
    }

    /// Takes the token that `peek` gave.
    pub(crate) fn take(&mut self) -> Option<Token<'t>> {
        self.taken += 1;
        self.ready = false;
        self.tokens.pop_front()
    }

    /// Whether it is not known yet what the next token is: there is none, or it may start a key.
    fn must_fetch(&mut self) -> Result<bool> {
        let Some(head) = self.tokens.front() else { return Ok(true) };
        match head.level {
            Some(level) if self.keys.get(level as usize).is_some_and(|key| key.possible && key.token == self.taken) => {
                self.is_key_valid(level as usize)
            }
            _ => Ok(false),
        }
    }

    fn error<T>(&self, problem: &str) -> Result<T> {
        Err(marks::at_scanner(self.text, self.at, problem))
    }

    fn byte(&self, ahead: usize) -> u8 {
        byte(self.bytes, self.at + ahead)
    }

    fn slice(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    fn column(&self) -> isize {
        self.at.saturating_sub(self.line + self.narrow) as isize
    }

    /// Goes over a line break of `length` bytes.
    fn skip_break(&mut self, length: usize) {
        self.at += length;
        self.line = self.at;
        self.narrow = 0;
    }

    /// Counts the characters that were passed since `from` without a look at each.
    fn count_columns(&mut self, from: usize) {
        let from = from.max(self.line);
        self.narrow += self.bytes.get(from..self.at).map_or(0, crate::chars::continuations);
    }

    fn skip_blanks(&mut self) {
        while is_blank(self.byte(0)) {
            self.at += 1;
        }
    }

    fn skip_comment(&mut self) {
        if self.byte(0) == b'#' {
            self.skip_line();
        }
    }

    /// Goes to the end of the line.
    fn skip_line(&mut self) {
        while let Some(rest) = self.bytes.get(self.at..) {
            let plain = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r' | 0xC2 | 0xE2)).unwrap_or(rest.len());
            self.at += plain;
            if is_break_or_end(self.bytes, self.at) {
                return;
            }
            self.at += 1;
        }
    }

    fn push(&mut self, kind: Kind<'t>, start: usize, end: usize) {
        let level = self.saved.take();
        self.tokens.push_back(Token { kind, start, end, level });
    }

    /// Pushes a token of `length` bytes that starts here.
    fn push_here(&mut self, kind: Kind<'t>, length: usize) {
        let start = self.at;
        self.at += length;
        self.push(kind, start, self.at);
    }

    /// Makes the next token, and any that its indentation implies.
    fn fetch(&mut self) -> Result<()> {
        self.skip_to_token();
        self.unroll(self.column());
        if self.at >= self.bytes.len() {
            return self.fetch_end();
        }
        let (first, at_line) = (self.byte(0), self.at == self.line);
        if at_line && first == b'%' {
            return self.fetch_directive();
        }
        if at_line && is_document_mark(self.bytes, self.at) {
            self.unroll(-1);
            self.remove_key()?;
            self.key_allowed = false;
            self.push_here(if first == b'-' { Kind::DocumentStart } else { Kind::DocumentEnd }, 3);
            return Ok(());
        }
        let spaced = || is_blank_or_end(self.bytes, self.at + 1);
        match first {
            b'[' => self.fetch_flow_start(Kind::FlowSequenceStart),
            b'{' => self.fetch_flow_start(Kind::FlowMappingStart),
            b']' => self.fetch_flow_end(Kind::FlowSequenceEnd),
            b'}' => self.fetch_flow_end(Kind::FlowMappingEnd),
            b',' => {
                self.remove_key()?;
                self.key_allowed = true;
                self.push_here(Kind::FlowEntry, 1);
                Ok(())
            }
            b'-' if spaced() => self.fetch_block_entry(),
            b'?' if self.flow > 0 || spaced() => self.fetch_key(),
            b':' if self.flow > 0 || spaced() => self.fetch_value(),
            b'*' | b'&' => self.fetch_anchor(),
            b'!' => self.fetch_tag(),
            b'|' | b'>' if self.flow == 0 => self.fetch_block_scalar(),
            b'\'' | b'"' => self.fetch_quoted(),
            b'#' | b'|' | b'>' | b'%' | b'@' | b'`' | b' ' | b'\t' => {
                self.error("found character that cannot start any token")
            }
            _ => self.fetch_plain(),
        }
    }

    /// Goes over blanks, comments and line breaks. A tab may not stand where a key may start.
    fn skip_to_token(&mut self) {
        loop {
            self.at = after_spaces(self.bytes, self.at);
            while self.byte(0) == b'\t' && (self.flow > 0 || !self.key_allowed) {
                self.at = after_spaces(self.bytes, self.at + 1);
            }
            self.skip_comment();
            match line_break(self.bytes, self.at) {
                0 => break,
                length => self.skip_break(length),
            }
            if self.flow == 0 {
                self.key_allowed = true;
            }
        }
    }

    fn fetch_end(&mut self) -> Result<()> {
        self.unroll(-1);
        self.remove_key()?;
        self.key_allowed = false;
        self.push_here(Kind::StreamEnd, 0);
        Ok(())
    }

    fn fetch_flow_start(&mut self, kind: Kind<'t>) -> Result<()> {
        self.save_key()?;
        self.keys.push(SimpleKey { token: self.taken + self.tokens.len(), ..SimpleKey::default() });
        self.flow += 1;
        self.key_allowed = true;
        self.push_here(kind, 1);
        Ok(())
    }

    fn fetch_flow_end(&mut self, kind: Kind<'t>) -> Result<()> {
        self.remove_key()?;
        if self.flow > 0 {
            self.flow -= 1;
            // go-yaml forgets that the bracket itself may start a key if nothing in it could, so that `[]: a` is `[]`.
            let forgotten = self.keys.pop().and_then(|key| self.tokens.get_mut(key.token.checked_sub(self.taken)?));
            if let Some(token) = forgotten {
                token.level = None;
            }
        }
        self.key_allowed = false;
        self.push_here(kind, 1);
        Ok(())
    }

    fn fetch_block_entry(&mut self) -> Result<()> {
        if self.flow == 0 {
            if !self.key_allowed {
                return self.error("block sequence entries are not allowed in this context");
            }
            self.roll(self.column(), None, Kind::BlockSequenceStart, self.at);
        }
        self.remove_key()?;
        self.key_allowed = true;
        self.push_here(Kind::BlockEntry, 1);
        Ok(())
    }

    fn fetch_key(&mut self) -> Result<()> {
        if self.flow == 0 {
            if !self.key_allowed {
                return self.error("mapping keys are not allowed in this context");
            }
            self.roll(self.column(), None, Kind::BlockMappingStart, self.at);
        }
        self.remove_key()?;
        self.key_allowed = self.flow == 0;
        self.push_here(Kind::Key, 1);
        Ok(())
    }

    fn fetch_value(&mut self) -> Result<()> {
        let level = self.keys.len().saturating_sub(1);
        let key = self.keys.get(level).copied().unwrap_or_default();
        if self.is_key_valid(level)? {
            // A token that was taken already cannot be preceded any more.
            let index = key.token.checked_sub(self.taken).filter(|index| *index <= self.tokens.len());
            self.insert(index, Kind::Key, key.at);
            self.roll(key.column, index, Kind::BlockMappingStart, key.at);
            self.forget_key();
            self.key_allowed = false;
        } else {
            if self.flow == 0 {
                if !self.key_allowed {
                    return self.error("mapping values are not allowed in this context");
                }
                self.roll(self.column(), None, Kind::BlockMappingStart, self.at);
            }
            self.key_allowed = self.flow == 0;
        }
        self.push_here(Kind::Value, 1);
        Ok(())
    }

    /// Whether the possible key of `level` can still be one: on this line, and not too long.
    fn is_key_valid(&mut self, level: usize) -> Result<bool> {
        let Some(key) = self.keys.get(level).copied().filter(|key| key.possible) else { return Ok(false) };
        let far = self.at > key.at + KEY_LENGTH && {
            let passed = self.bytes.get(key.at..self.at).unwrap_or_default();
            passed.len() - crate::chars::continuations(passed) > KEY_LENGTH
        };
        if key.at >= self.line && !far {
            return Ok(true);
        }
        if key.required {
            return self.error("could not find expected ':'");
        }
        if let Some(key) = self.keys.get_mut(level) {
            key.possible = false;
        }
        Ok(false)
    }

    /// Notes that the token that is about to be pushed may start a key.
    fn save_key(&mut self) -> Result<()> {
        if self.key_allowed {
            let column = self.column();
            let required = self.flow == 0 && self.indent == column;
            let key =
                SimpleKey { possible: true, required, token: self.taken + self.tokens.len(), at: self.at, column };
            self.remove_key()?;
            if let Some(last) = self.keys.last_mut() {
                *last = key;
            }
            self.saved = Some(self.flow);
        }
        Ok(())
    }

    /// There is no key at this flow level: an error if nothing else can stand where it would have started.
    fn remove_key(&mut self) -> Result<()> {
        if self.keys.last().is_some_and(|key| key.possible && key.required) {
            return self.error("could not find expected ':'");
        }
        self.forget_key();
        Ok(())
    }

    fn forget_key(&mut self) {
        if let Some(last) = self.keys.last_mut() {
            last.possible = false;
        }
    }

    /// Starts a block collection if `column` is deeper than the last, before the token `index` or at the end.
    fn roll(&mut self, column: isize, index: Option<usize>, kind: Kind<'t>, at: usize) {
        if self.flow == 0 && self.indent < column {
            self.indents.push(self.indent);
            self.indent = column;
            self.insert(index, kind, at);
        }
    }

    /// Adds a token without a length before the token `index` or at the end.
    fn insert(&mut self, index: Option<usize>, kind: Kind<'t>, at: usize) {
        self.tokens.insert(index.unwrap_or(self.tokens.len()), Token { kind, start: at, end: at, level: None });
    }

    /// Ends the block collections that are deeper than `column`.
    fn unroll(&mut self, column: isize) {
        while self.flow == 0 && self.indent > column {
            self.push(Kind::BlockEnd, self.at, self.at);
            self.indent = self.indents.pop().unwrap_or(-1);
        }
    }
}
