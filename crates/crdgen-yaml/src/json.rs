//! JSON text to nodes, in the words of Go's `encoding/json` (`scanner.go`). Open collections are kept in a stack, so that
//! no text is too deep for it.

use std::borrow::Cow;

use crate::Problem;
use crate::tree::{Kind, Node, Tree};

/// Why a text is no JSON.
#[derive(Debug)]
pub(crate) enum Error {
    /// It ends where nothing has begun.
    End,
    /// It ends inside a value.
    UnexpectedEnd,
    /// `invalid character 'x' …`, and its place.
    Syntax { message: String, at: usize },
    /// It is deeper than allowed.
    Depth(Problem),
}

type Result<T> = std::result::Result<T, Error>;

/// What is expected next.
enum State {
    Value,
    /// A value or `]`.
    First,
    /// A key or `}`.
    FirstKey,
    Key,
    /// What may follow a value.
    End,
}

/// The value that starts at `at` or after blanks, and where it ends.
pub(crate) fn parse(text: &str, at: usize, depth: usize) -> Result<(Tree<'_>, usize)> {
    let tree = Tree { json: true, ..Tree::default() };
    let mut parser = Parser { text, bytes: text.as_bytes(), at, tree, open: Vec::new() };
    parser.document(depth)?;
    Ok((parser.tree, parser.at))
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    tree: Tree<'t>,
    open: Vec<usize>,
}

impl<'t> Parser<'t> {
    fn document(&mut self, depth: usize) -> Result<()> {
        let mut state = State::Value;
        loop {
            if matches!(state, State::End) && self.open.is_empty() {
                return Ok(());
            }
            let byte = self.skip_blanks()?;
            state = match (state, byte) {
                (State::Value | State::First, b'{') => self.open(Kind::Mapping, depth)?,
                (State::Value | State::First, b'[') => self.open(Kind::Sequence, depth)?,
                (State::First, b']') | (State::FirstKey, b'}') => self.close(),
                (State::Value | State::First, _) => self.scalar(byte)?,
                (State::Key | State::FirstKey, b'"') => {
                    self.string()?;
                    if self.skip_blanks()? != b':' {
                        return self.error("after object key");
                    }
                    self.at += 1;
                    State::Value
                }
                (State::Key | State::FirstKey, _) => return self.error("looking for beginning of object key string"),
                (State::End, _) => self.after_value(byte)?,
            };
        }
    }

    fn after_value(&mut self, byte: u8) -> Result<State> {
        let mapping =
            self.open.last().and_then(|index| self.tree.node(*index)).is_some_and(|n| n.kind == Kind::Mapping);
        match (mapping, byte) {
            (true, b',') => {
                self.at += 1;
                Ok(State::Key)
            }
            (false, b',') => {
                self.at += 1;
                Ok(State::Value)
            }
            (true, b'}') | (false, b']') => Ok(self.close()),
            (true, _) => self.error("after object key:value pair"),
            (false, _) => self.error("after array element"),
        }
    }

    fn error<T>(&self, context: &str) -> Result<T> {
        let Some(&byte) = self.bytes.get(self.at) else { return Err(Error::UnexpectedEnd) };
        // Go takes a byte for a character of Latin-1.
        let shown = match char::from(byte) {
            '\'' => r"\'".to_owned(),
            '"' => "\"".to_owned(),
            c => crate::print::quote(&c.to_string()).trim_matches('"').to_owned(),
        };
        Err(Error::Syntax { message: format!("invalid character '{shown}' {context}"), at: self.at })
    }

    fn skip_blanks(&mut self) -> Result<u8> {
        while let Some(&byte) = self.bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
                return Ok(byte);
            }
            self.at += 1;
        }
        Err(if self.tree.nodes.is_empty() { Error::End } else { Error::UnexpectedEnd })
    }

    fn push(&mut self, kind: Kind, start: usize, text: Cow<'t, str>) {
        let next = self.tree.nodes.len() + 1;
        self.tree.nodes.push(Node { kind, start, end: self.at, next, text, tag: None });
    }

    fn open(&mut self, kind: Kind, depth: usize) -> Result<State> {
        if self.open.len() >= depth {
            let message = format!("exceeded max depth of {depth}");
            return Err(Error::Depth(Problem { message, range: self.at..self.at + 1 }));
        }
        self.open.push(self.tree.nodes.len());
        let start = self.at;
        self.at += 1;
        self.push(kind, start, Cow::Borrowed(""));
        Ok(if kind == Kind::Mapping { State::FirstKey } else { State::First })
    }

    fn close(&mut self) -> State {
        self.at += 1;
        let next = self.tree.nodes.len();
        if let Some(node) = self.open.pop().and_then(|index| self.tree.nodes.get_mut(index)) {
            (node.end, node.next) = (self.at, next);
        }
        State::End
    }

    fn scalar(&mut self, byte: u8) -> Result<State> {
        match byte {
            b'"' => self.string()?,
            b'-' | b'0'..=b'9' => self.number()?,
            b't' => self.literal("true")?,
            b'f' => self.literal("false")?,
            b'n' => self.literal("null")?,
            _ => return self.error("looking for beginning of value"),
        }
        Ok(State::End)
    }

    fn literal(&mut self, word: &'static str) -> Result<()> {
        let start = self.at;
        for expected in word.chars() {
            if self.bytes.get(self.at).copied().map(char::from) != Some(expected) {
                return self.error(&format!("in literal {word} (expecting '{expected}')"));
            }
            self.at += 1;
        }
        self.push(Kind::Scalar { implicit: true }, start, Cow::Borrowed(word));
        Ok(())
    }

    fn number(&mut self) -> Result<()> {
        let start = self.at;
        self.eat(b"-");
        if !self.eat(b"0") {
            self.digits("in numeric literal")?;
        }
        if self.eat(b".") {
            self.digits("after decimal point in numeric literal")?;
        }
        if self.eat(b"eE") {
            self.eat(b"+-");
            self.digits("in exponent of numeric literal")?;
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        self.push(Kind::Scalar { implicit: true }, start, Cow::Borrowed(text));
        Ok(())
    }

    fn eat(&mut self, bytes: &[u8]) -> bool {
        let found = self.bytes.get(self.at).is_some_and(|byte| bytes.contains(byte));
        self.at += usize::from(found);
        found
    }

    fn digits(&mut self, context: &str) -> Result<()> {
        if !self.eat(b"0123456789") {
            return self.error(context);
        }
        while self.eat(b"0123456789") {}
        Ok(())
    }

    fn string(&mut self) -> Result<()> {
        let start = self.at;
        self.at += 1;
        let mut text = Cow::Borrowed("");
        let mut from = self.at;
        loop {
            let length = self.bytes.get(self.at..).unwrap_or_default().iter();
            self.at += length.take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..0x20)).count();
            let piece = self.text.get(from..self.at).unwrap_or_default();
            match self.bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    if text.is_empty() {
                        text = Cow::Borrowed(piece);
                    } else {
                        text.to_mut().push_str(piece);
                    }
                    self.push(Kind::Scalar { implicit: false }, start, text);
                    return Ok(());
                }
                Some(b'\\') => {
                    let text = text.to_mut();
                    text.push_str(piece);
                    self.at += 1;
                    text.push(self.escape()?);
                    from = self.at;
                }
                _ => return self.error("in string literal"),
            }
        }
    }

    fn escape(&mut self) -> Result<char> {
        let c = match self.bytes.get(self.at) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.unicode();
            }
            _ => return self.error("in string escape code"),
        };
        self.at += 1;
        Ok(c)
    }

    /// The character of `\uXXXX`, or of two of them; half of such a pair is U+FFFD.
    fn unicode(&mut self) -> Result<char> {
        let high = self.hex()?;
        if !(0xD800..0xDC00).contains(&high) || self.bytes.get(self.at..self.at + 2) != Some(b"\\u") {
            return Ok(char::from_u32(high).unwrap_or('\u{FFFD}'));
        }
        let after_high = self.at;
        self.at += 2;
        let low = self.hex()?;
        if (0xDC00..0xE000).contains(&low) {
            let code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
            return Ok(char::from_u32(code).unwrap_or('\u{FFFD}'));
        }
        self.at = after_high;
        Ok('\u{FFFD}')
    }

    fn hex(&mut self) -> Result<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.bytes.get(self.at).and_then(|byte| char::from(*byte).to_digit(16));
            let Some(digit) = digit else { return self.error("in \\u hexadecimal character escape") };
            code = code << 4 | digit;
            self.at += 1;
        }
        Ok(code)
    }
}
