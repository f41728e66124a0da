//! Text to tree.
//!
//! cel-go parses with a parser that ANTLR generated, whose mistakes it reports, and then walks the tree of the grammar to
//! build its own. Here it is the same: `grammar` and `value` are the rules, `recover` what is done and said about
//! mistakes, `build` makes the tree and expands macros, also of what was read wrongly, since that adds errors, too.

pub(crate) mod build;
mod grammar;
mod literal;
mod recover;
mod stream;
mod tree;
mod value;

use crate::ast::{Expr, Positions};
use crate::env::Macros;
use crate::source::{Issues, Location, Source};
use crate::token::Kind;

use recover::{Next, Recovery};
use stream::Stream;

/// So many code points an expression may have.
const MOST_CODE_POINTS: usize = 100_000;
/// So deep a rule of the grammar may be in itself.
const DEEPEST: u16 = 250;

/// A tree and where its nodes stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The tree.
    pub expr: Expr,
    /// Where its nodes stand.
    pub positions: Positions,
}

/// Reads an expression.
///
/// # Errors
/// What is wrong with it.
pub fn parse(source: &Source, macros: &Macros) -> Result<Parsed, Issues> {
    let size = source.chars().len();
    if size > MOST_CODE_POINTS {
        let mut issues = Issues::default();
        let message = format!("expression code point size exceeds limit: size: {size}, limit {MOST_CODE_POINTS}");
        issues.push(Location::NONE, message);
        return Err(issues);
    }
    let mut parser = Parser::new(source);
    let mut tree = tree::Expr::default();
    let read = parser.start(&mut tree);
    let issues = parser.stream.issues;
    match read {
        Ok(()) => build::build(&tree, source, macros, issues),
        Err(Abort) => Err(issues),
    }
}

/// The parser gives up; why has been reported.
#[derive(Debug, Clone, Copy)]
struct Abort;

/// A mistake that ends the rule it is in. Words are told by their number in the stream.
enum Fault {
    /// A word is none of those expected.
    Mismatch { token: usize, expected: crate::token::Set },
    /// Nothing goes on with the words from one to another.
    NoAlternative { start: usize, end: usize },
}

enum Stop {
    Fault(Fault),
    Abort(Abort),
}

impl From<Abort> for Stop {
    fn from(abort: Abort) -> Self {
        Self::Abort(abort)
    }
}

/// The rules of the grammar.
#[derive(Debug, Clone, Copy)]
enum Rule {
    Start,
    Expr,
    Or,
    And,
    Relation,
    Calc,
    Unary,
    Member,
    Primary,
    ExprList,
    ListInit,
    FieldInit,
    OptField,
    MapInit,
    EscapeIdent,
    OptExpr,
    Literal,
}

struct Parser<'s> {
    stream: Stream<'s>,
    /// What may follow each of the rules that the parser is in.
    rules: Vec<Next>,
    /// How many times the parser is in each rule.
    depths: [u16; 17],
    state: u16,
    recovery: Recovery,
}

impl<'s> Parser<'s> {
    fn new(source: &'s Source) -> Self {
        Self {
            stream: Stream::new(source),
            rules: Vec::new(),
            depths: [0; 17],
            state: 0,
            recovery: Recovery::default(),
        }
    }

    fn peek(&self) -> Kind {
        self.stream.current().kind
    }

    /// Calls a rule in a state. What was read of it stays, whatever happened.
    fn called(
        &mut self,
        state: u16,
        follow: Next,
        rule: Rule,
        body: impl FnOnce(&mut Self) -> Result<(), Stop>,
    ) -> Result<(), Abort> {
        self.state = state;
        self.rules.push(follow);
        self.enter(rule)?;
        match body(self) {
            Ok(()) => {}
            Err(Stop::Fault(fault)) => self.recover(fault)?,
            Err(Stop::Abort(abort)) => return Err(abort),
        }
        self.leave(rule);
        self.rules.pop();
        Ok(())
    }

    fn enter(&mut self, rule: Rule) -> Result<(), Abort> {
        let depth = &mut self.depths[rule as usize];
        *depth += 1;
        if *depth > DEEPEST {
            self.stream.issues.push(Location::NONE, format!("expression recursion limit exceeded: {DEEPEST}"));
            return Err(Abort);
        }
        Ok(())
    }

    fn leave(&mut self, rule: Rule) {
        let depth = &mut self.depths[rule as usize];
        *depth = depth.saturating_sub(1);
    }
}
