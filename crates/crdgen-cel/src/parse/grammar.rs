//! The rules of cel-go's grammar from `start` to `unary`.
//!
//! The numbers are those of the states of the generated parser; ANTLR remembers in which of them it has skipped words.

use crate::token::{Kind, Set, Token};

use super::recover::{At, Next};
use super::tree::{And, Branches, Calc, Expr, Member, Or, Relation, Unary};
use super::{Abort, Fault, Parser, Rule, Stop};

/// What an expression starts with.
pub(super) const EXPR: Set = PRIMARY.with(&[Kind::Exclam]);
/// What a value starts with.
pub(super) const PRIMARY: Set =
    LITERAL.with(&[Kind::Dot, Kind::Ident, Kind::LeftParen, Kind::LeftBracket, Kind::LeftBrace]);
/// What a literal starts with.
pub(super) const LITERAL: Set = Set::of(&[
    Kind::Minus,
    Kind::Int,
    Kind::Uint,
    Kind::Float,
    Kind::String,
    Kind::Bytes,
    Kind::True,
    Kind::False,
    Kind::Null,
]);
const RELATIONS: Set = Set::of(&[
    Kind::Equals,
    Kind::NotEquals,
    Kind::In,
    Kind::Less,
    Kind::LessEquals,
    Kind::GreaterEquals,
    Kind::Greater,
]);
const PRODUCTS: Set = Set::of(&[Kind::Star, Kind::Slash, Kind::Percent]);
const SUMS: Set = Set::of(&[Kind::Plus, Kind::Minus]);

/// How tightly an operator of `calc` has to bind to be taken.
const ANY: u8 = 0;
const SUM: u8 = 2;
const PRODUCT: u8 = 3;

impl Parser<'_> {
    /// `start: expr EOF`.
    pub(super) fn start(&mut self, expr: &mut Expr) -> Result<(), Abort> {
        self.stream.begin()?;
        self.enter(Rule::Start)?;
        self.expr(34, Next::only(Set::of(&[Kind::Eof])), expr)?;
        match self.expect(35, Kind::Eof, Next::only(Set::of(&[Kind::Eof]))) {
            Ok(_) => Ok(()),
            Err(Stop::Abort(abort)) => Err(abort),
            Err(Stop::Fault(fault)) => self.recover(fault),
        }
    }

    /// `expr: conditionalOr ('?' conditionalOr ':' expr)?`.
    pub(super) fn expr(&mut self, state: u16, follow: Next, expr: &mut Expr) -> Result<(), Abort> {
        self.called(state, follow, Rule::Expr, |parser| {
            parser.or(37, Next::or_end(Set::of(&[Kind::Question])), &mut expr.condition)?;
            parser.state = 43;
            if parser.peek() != Kind::Question {
                return Ok(());
            }
            let question = parser.take(38)?;
            let branches = expr.branches.insert(Box::new(Branches { question, yes: None, no: None }));
            parser.or(39, Next::only(Set::of(&[Kind::Colon])), branches.yes.insert(Or::default()))?;
            parser.expect(40, Kind::Colon, Next::only(EXPR))?;
            parser.expr(41, Next::or_end(Set::EMPTY), branches.no.insert(Expr::default()))?;
            Ok(())
        })
    }

    /// `conditionalOr: conditionalAnd ('||' conditionalAnd)*`.
    fn or(&mut self, state: u16, follow: Next, or: &mut Or) -> Result<(), Abort> {
        const FOLLOW: Next = Next::or_end(Set::of(&[Kind::Or]));
        self.called(state, follow, Rule::Or, |parser| {
            parser.and(45, FOLLOW, &mut or.first)?;
            parser.state = 50;
            while parser.peek() == Kind::Or {
                let operator = parser.take(46)?;
                parser.and(47, FOLLOW, pushed(&mut or.rest, operator))?;
                parser.state = 52;
            }
            Ok(())
        })
    }

    /// `conditionalAnd: relation ('&&' relation)*`.
    fn and(&mut self, state: u16, follow: Next, and: &mut And) -> Result<(), Abort> {
        const FOLLOW: Next = Next::or_end(Set::of(&[Kind::And]));
        self.called(state, follow, Rule::And, |parser| {
            parser.relation(53, FOLLOW, true, &mut and.first)?;
            parser.state = 58;
            while parser.peek() == Kind::And {
                let operator = parser.take(54)?;
                parser.relation(55, FOLLOW, true, pushed(&mut and.rest, operator))?;
                parser.state = 60;
            }
            Ok(())
        })
    }

    /// `relation: calc | relation ('<' | …) relation`, of which the one on the right takes no operator.
    fn relation(
        &mut self,
        state: u16,
        follow: Next,
        takes_operators: bool,
        relation: &mut Relation,
    ) -> Result<(), Abort> {
        const FOLLOW: Next = Next::or_end(RELATIONS);
        self.called(state, follow, Rule::Relation, |parser| {
            parser.calc(62, FOLLOW, ANY, &mut relation.first)?;
            parser.state = 69;
            while takes_operators && RELATIONS.contains(parser.peek()) {
                let operator = parser.take(65)?;
                parser.relation(66, FOLLOW, false, pushed(&mut relation.rest, operator))?;
                parser.state = 71;
            }
            Ok(())
        })
    }

    /// `calc: unary | calc ('*' | '/' | '%') calc | calc ('+' | '-') calc`.
    fn calc(&mut self, state: u16, follow: Next, binds: u8, calc: &mut Calc) -> Result<(), Abort> {
        const FOLLOW: Next = Next::or_end(PRODUCTS.with(&[Kind::Plus, Kind::Minus]));
        self.called(state, follow, Rule::Calc, |parser| {
            parser.unary(73, FOLLOW, &mut calc.first)?;
            parser.state = 83;
            loop {
                let word = parser.peek();
                let (takes, calls, right) = match (PRODUCTS.contains(word), SUMS.contains(word)) {
                    (true, _) if binds <= SUM => (76, 77, PRODUCT),
                    (_, true) if binds < SUM => (79, 80, SUM),
                    _ => return Ok(()),
                };
                let operator = parser.take(takes)?;
                parser.calc(calls, FOLLOW, right, pushed(&mut calc.rest, operator))?;
                parser.state = 85;
            }
        })
    }

    /// `unary: member | '!'+ member | '-'+ member`.
    fn unary(&mut self, state: u16, follow: Next, unary: &mut Unary) -> Result<(), Abort> {
        unary.start = Some(self.stream.current());
        self.called(state, follow, Rule::Unary, |parser| {
            parser.sync(99, At::Start, EXPR)?;
            match parser.peek() {
                Kind::Exclam => parser.not(unary),
                Kind::Minus if parser.is_sign()? => parser.negate(unary),
                word if PRIMARY.contains(word) => Ok(parser.member(86, unary.member.insert(Member::default()))?),
                _ => Err(parser.no_alternative_here()),
            }
        })
    }

    /// Whether the `-` that comes is no part of a number.
    fn is_sign(&mut self) -> Result<bool, Stop> {
        let start = self.stream.index();
        let behind = self.stream.after(start)?;
        match self.stream.token(behind).kind {
            Kind::Int | Kind::Float => Ok(false),
            word if PRIMARY.contains(word) => Ok(true),
            _ => Err(Stop::Fault(Fault::NoAlternative { start, end: behind })),
        }
    }

    fn not(&mut self, not: &mut Unary) -> Result<(), Stop> {
        self.state = 88;
        while self.peek() == Kind::Exclam {
            not.signs.push(self.take(87)?);
            self.sync(90, At::Loop, EXPR)?;
        }
        Ok(self.member(92, not.member.insert(Member::default()))?)
    }

    fn negate(&mut self, negate: &mut Unary) -> Result<(), Stop> {
        self.state = 94;
        while self.peek() == Kind::Minus {
            negate.signs.push(self.take(93)?);
            self.sync(96, At::Loop, PRIMARY)?;
            match self.peek() {
                // Of a number, too, the sign is taken here.
                Kind::Minus => drop(self.is_sign()?),
                word if PRIMARY.contains(word) => {}
                _ => return Err(self.no_alternative_here()),
            }
        }
        Ok(self.member(98, negate.member.insert(Member::default()))?)
    }
}

/// Adds an operator, and what stands behind it, which is yet to be read.
fn pushed<T: Default>(rest: &mut Vec<(Token, T)>, operator: Token) -> &mut T {
    rest.push((operator, T::default()));
    let last = rest.len() - 1;
    &mut rest[last].1
}
