//! What ANTLR does about a word that does not fit: its default strategy, with the limits of cel-go.
//!
//! A word too many is dropped if the one behind it fits, a missing one is made up if the one that stands fits behind it.
//! Else the rule ends, and all is skipped up to what may follow one of the rules around. Nothing is reported until a word
//! fits again.

use crate::source::Location;
use crate::token::{Kind, Set, Token};

use super::{Abort, Fault, Parser, Stop};

/// So many times a parser recovers.
const MOST_ATTEMPTS: usize = 30;
/// So many words are skipped at once.
const MOST_SKIPPED: usize = 256;

/// The words that may come at a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Next {
    pub(super) words: Set,
    /// Whether the rule may end here, so that what follows it may come too.
    pub(super) end: bool,
}

impl Next {
    pub(super) const fn only(words: Set) -> Self {
        Self { words, end: false }
    }

    pub(super) const fn or_end(words: Set) -> Self {
        Self { words, end: true }
    }
}

/// Where ANTLR is in the grammar.
#[derive(Debug, Clone, Copy)]
pub(super) enum At {
    /// In front of something: a wrong word may be dropped.
    Start,
    /// Behind a step of a loop: wrong words are skipped.
    Loop,
}

/// What is known of the mistake at hand.
#[derive(Default)]
pub(super) struct Recovery {
    /// Whether a mistake was reported and no word has fitted since.
    active: bool,
    /// Where the last skip started, and in which states of the grammar.
    last: Option<(usize, Vec<u16>)>,
    attempts: usize,
}

impl Parser<'_> {
    /// `Sync`: makes sure that the next word is one of `words`, in a `state` in which the rule cannot end.
    pub(super) fn sync(&mut self, state: u16, at: At, words: Set) -> Result<(), Stop> {
        self.state = state;
        if self.recovery.active || words.contains(self.peek()) {
            return Ok(());
        }
        match at {
            At::Start if self.drop_one(words, &mut Budget::none())?.is_some() => Ok(()),
            At::Start => Err(self.mismatch(words)),
            At::Loop => {
                self.report_unwanted(words)?;
                self.skip_until(words | self.follow(), &mut Budget::none())?;
                Ok(())
            }
        }
    }

    /// `Match`: the next word, which must be of this kind. `after` is what may come behind it.
    pub(super) fn expect(&mut self, state: u16, kind: Kind, after: Next) -> Result<Token, Stop> {
        self.state = state;
        let token = self.stream.current();
        if token.kind == kind {
            self.fits();
            self.stream.advance()?;
            return Ok(token);
        }
        self.count_attempt()?;
        let mut budget = Budget(Some(0));
        let expected = Set::of(&[kind]);
        if let Some(token) = self.drop_one(expected, &mut budget)? {
            self.skip_one(&mut budget)?;
            return Ok(token);
        }
        if self.context(after).contains(self.peek()) {
            self.report_missing(expected)?;
            return Ok(Token { kind, ..token });
        }
        Err(self.mismatch(expected))
    }

    /// Takes the next word, which is known to fit.
    pub(super) fn take(&mut self, state: u16) -> Result<Token, Abort> {
        self.state = state;
        let token = self.stream.current();
        self.fits();
        self.stream.advance()?;
        Ok(token)
    }

    /// Reports a mistake that ends a rule, and skips to where the parser can go on.
    pub(super) fn recover(&mut self, fault: Fault) -> Result<(), Abort> {
        if !self.recovery.active {
            self.recovery.active = true;
            let (at, message) = match fault {
                Fault::Mismatch { token, expected } => {
                    (token, format!("mismatched input {} expecting {expected}", self.display(token)))
                }
                Fault::NoAlternative { start, end } => (end, self.no_alternative(start, end)),
            };
            self.stream.report(self.stream.token(at).start, &message)?;
        }
        self.count_attempt()?;
        let mut budget = Budget(Some(0));
        let index = self.stream.index();
        if self.recovery.last.as_ref().is_some_and(|(last, states)| *last == index && states.contains(&self.state)) {
            self.skip_one(&mut budget)?;
        }
        let mut states = self.recovery.last.take().map(|(_, states)| states).unwrap_or_default();
        states.push(self.state);
        self.recovery.last = Some((self.stream.index(), states));
        self.skip_until(self.follow(), &mut budget)
    }

    /// The mistake that the next word is none of those expected.
    fn mismatch(&self, expected: Set) -> Stop {
        Stop::Fault(Fault::Mismatch { token: self.stream.index(), expected })
    }

    fn fits(&mut self) {
        self.recovery.active = false;
        self.recovery.last = None;
    }

    /// Drops the next word if the one behind it is expected, and returns that.
    fn drop_one(&mut self, expected: Set, budget: &mut Budget) -> Result<Option<Token>, Abort> {
        let behind = self.stream.after(self.stream.index())?;
        if !expected.contains(self.stream.token(behind).kind) {
            return Ok(None);
        }
        self.report_unwanted(expected)?;
        self.skip_one(budget)?;
        self.fits();
        Ok(Some(self.stream.current()))
    }

    fn report_unwanted(&mut self, expected: Set) -> Result<(), Abort> {
        let word = self.display(self.stream.index());
        self.report_once(format!("extraneous input {word} expecting {expected}"))
    }

    fn report_missing(&mut self, expected: Set) -> Result<(), Abort> {
        let word = self.display(self.stream.index());
        self.report_once(format!("missing {expected} at {word}"))
    }

    fn report_once(&mut self, message: String) -> Result<(), Abort> {
        if self.recovery.active {
            return Ok(());
        }
        self.recovery.active = true;
        self.stream.report(self.stream.current().start, &message)
    }

    fn count_attempt(&mut self) -> Result<(), Abort> {
        if self.recovery.attempts == MOST_ATTEMPTS {
            let message = format!("error recovery attempt limit exceeded: {MOST_ATTEMPTS}");
            self.stream.report(self.stream.current().start, &message)?;
            return Err(Abort);
        }
        self.recovery.attempts += 1;
        Ok(())
    }

    /// What may follow one of the rules that the parser is in.
    fn follow(&self) -> Set {
        self.rules.iter().fold(Set::EMPTY, |words, next| words | next.words)
    }

    /// What may come at a place, with what follows the rules that may end there.
    fn context(&self, next: Next) -> Set {
        let mut words = next.words;
        let mut end = next.end;
        for next in self.rules.iter().rev() {
            if !end {
                return words;
            }
            words = words | next.words;
            end = next.end;
        }
        words
    }

    fn skip_one(&mut self, budget: &mut Budget) -> Result<(), Abort> {
        if let Some(skipped) = &mut budget.0 {
            if *skipped >= MOST_SKIPPED {
                let message = format!("error recovery token lookahead limit exceeded: {MOST_SKIPPED}");
                self.stream.issues.push(Location::NONE, message);
                return Err(Abort);
            }
            *skipped += 1;
        }
        self.stream.advance()
    }

    fn skip_until(&mut self, words: Set, budget: &mut Budget) -> Result<(), Abort> {
        while self.peek() != Kind::Eof && !words.contains(self.peek()) {
            self.skip_one(budget)?;
        }
        Ok(())
    }

    fn display(&self, index: usize) -> String {
        match self.stream.token(index).kind {
            Kind::Eof => "'<EOF>'".to_owned(),
            _ => quote(&self.stream.text(index, index)),
        }
    }

    fn no_alternative(&self, start: usize, end: usize) -> String {
        let input = if self.stream.token(start).kind == Kind::Eof {
            "'<EOF>'".to_owned()
        } else {
            quote(&self.stream.text(start, end))
        };
        // cel-go says it so of a reserved word behind one code point, whatever that is.
        for word in ["true", "false", "null"] {
            let behind =
                input.strip_suffix('\'').and_then(|input| input.strip_suffix(word)).and_then(|b| b.strip_prefix('\''));
            if behind.is_some_and(|behind| behind.chars().count() == 1) {
                return format!("mismatched input '{word}' expecting IDENTIFIER");
            }
        }
        format!("no viable alternative at input {input}")
    }
}

/// How many words were skipped, if they are counted.
struct Budget(Option<usize>);

impl Budget {
    fn none() -> Self {
        Self(None)
    }
}

fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r"))
}
