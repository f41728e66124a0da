//! The words as the parser asks for them: read no further than it looks, since what is wrong is reported in that order.

use crate::scan::{Scanned, scan};
use crate::source::{Issues, Source};
use crate::token::{Kind, Token};

use super::Abort;

/// So many words that are wrong are reported.
const MOST: usize = 100;

/// The words, those in use and blanks, up to where the parser has looked.
pub(super) struct Stream<'s> {
    source: &'s Source,
    tokens: Vec<Token>,
    /// Which of the tokens is next.
    index: usize,
    reported: usize,
    pub(super) issues: Issues,
}

impl<'s> Stream<'s> {
    pub(super) fn new(source: &'s Source) -> Self {
        Self { source, tokens: Vec::new(), index: 0, reported: 0, issues: Issues::default() }
    }

    /// Reads the first word.
    pub(super) fn begin(&mut self) -> Result<(), Abort> {
        self.index = self.in_use(0)?;
        Ok(())
    }

    /// Reports what is wrong with the words. After a hundred it is the last.
    pub(super) fn report(&mut self, offset: usize, message: &str) -> Result<(), Abort> {
        let location = self.source.location(i64::try_from(offset).unwrap_or(i64::MAX));
        if self.reported >= MOST {
            self.issues.push(location, format!("Syntax error: More than {MOST} syntax errors"));
            return Err(Abort);
        }
        self.reported += 1;
        self.issues.push(location, format!("Syntax error: {message}"));
        Ok(())
    }

    /// The number of the next word among all tokens.
    pub(super) fn index(&self) -> usize {
        self.index
    }

    /// The next word.
    pub(super) fn current(&self) -> Token {
        self.token(self.index)
    }

    /// A token that was read.
    pub(super) fn token(&self, index: usize) -> Token {
        let end = self.source.chars().len();
        self.tokens.get(index).copied().unwrap_or(Token { kind: Kind::Eof, start: end, end })
    }

    /// The number of the word behind another.
    pub(super) fn after(&mut self, index: usize) -> Result<usize, Abort> {
        if self.token(index).kind == Kind::Eof { Ok(index) } else { self.in_use(index + 1) }
    }

    /// Goes on to the next word, if there is one.
    pub(super) fn advance(&mut self) -> Result<(), Abort> {
        self.index = self.after(self.index)?;
        Ok(())
    }

    /// The text of the tokens from one to another, without what is no token.
    pub(super) fn text(&self, from: usize, to: usize) -> String {
        let tokens = self.tokens.get(from..=to).unwrap_or_default();
        tokens.iter().map(|token| self.source.slice(token.start, token.end)).collect()
    }

    /// The first word from a number on.
    fn in_use(&mut self, from: usize) -> Result<usize, Abort> {
        let mut index = from;
        loop {
            while self.tokens.len() <= index {
                self.read()?;
            }
            if !matches!(self.tokens[index].kind, Kind::Blank | Kind::Comment) {
                return Ok(index);
            }
            index += 1;
        }
    }

    fn read(&mut self) -> Result<(), Abort> {
        let mut start = self.tokens.last().map_or(0, |token| token.end);
        loop {
            match scan(self.source.chars(), start) {
                Scanned::Token(token) => {
                    self.tokens.push(token);
                    return Ok(());
                }
                Scanned::Unknown { end } => {
                    let text = self.source.slice(start, end);
                    self.report(start, &format!("token recognition error at: '{text}'"))?;
                    start = end;
                }
            }
        }
    }
}
