//! The rules of cel-go's grammar from `member` to `literal`.

use crate::token::{Kind, Set, Token};

use super::grammar::{EXPR, LITERAL, PRIMARY};
use super::recover::{At, Next};
use super::tree::{
    Call, Expr, Fields, Ident, Index, List, Literal, Map, Member, MemberCall, Message, Name, OptExpr, OptField,
    Primary, Select, Suffix,
};
use super::{Abort, Fault, Parser, Rule, Stop};

const SUFFIXES: Set = Set::of(&[Kind::Dot, Kind::LeftBracket]);
const NAMES: Set = Set::of(&[Kind::Ident, Kind::EscapedIdent]);
/// What may come behind a value: the rule ends with it.
const END: Next = Next::or_end(Set::EMPTY);
const ANOTHER: Next = Next::or_end(Set::of(&[Kind::Comma]));
const COLON: Next = Next::only(Set::of(&[Kind::Colon]));
const VALUE: Next = Next::only(EXPR);

impl Parser<'_> {
    /// `member: primary | member '.' …`.
    pub(super) fn member(&mut self, state: u16, member: &mut Member) -> Result<(), Abort> {
        self.called(state, END, Rule::Member, |parser| {
            parser.primary(102, &mut member.primary)?;
            parser.state = 128;
            while SUFFIXES.contains(parser.peek()) {
                parser.leave(Rule::Member);
                parser.state = 126;
                let suffix = parser.suffix()?;
                parser.enter(Rule::Member)?;
                member.suffixes.push(suffix);
                match member.suffixes.last_mut() {
                    Some(Suffix::Select(select)) => parser.select(select)?,
                    Some(Suffix::Call(call)) => parser.member_call(call)?,
                    Some(Suffix::Index(index)) => parser.index(index)?,
                    None => {}
                }
                parser.state = 130;
            }
            Ok(())
        })
    }

    /// Which suffix comes.
    fn suffix(&mut self) -> Result<Suffix, Stop> {
        if self.peek() == Kind::LeftBracket {
            return Ok(Suffix::Index(Index::default()));
        }
        let start = self.stream.index();
        let name = self.stream.after(start)?;
        match self.stream.token(name).kind {
            Kind::Question | Kind::EscapedIdent => Ok(Suffix::Select(Select::default())),
            Kind::Ident => {
                let behind = self.stream.after(name)?;
                Ok(match self.stream.token(behind).kind {
                    Kind::LeftParen => Suffix::Call(MemberCall::default()),
                    _ => Suffix::Select(Select::default()),
                })
            }
            _ => Err(Stop::Fault(Fault::NoAlternative { start, end: name })),
        }
    }

    fn select(&mut self, select: &mut Select) -> Result<(), Stop> {
        select.dot = Some(self.take(105)?);
        self.sync(107, At::Start, NAMES.with(&[Kind::Question]))?;
        select.optional = self.peek() == Kind::Question;
        if select.optional {
            self.take(106)?;
        }
        select.name = Some(self.name(109, Next::or_end(SUFFIXES))?);
        Ok(())
    }

    fn member_call(&mut self, call: &mut MemberCall) -> Result<(), Stop> {
        self.take(111)?;
        call.name = Some(self.take(112)?);
        call.open = Some(self.take(113)?);
        self.args([115, 114], &mut call.args)?;
        self.expect(117, Kind::RightParen, Next::or_end(SUFFIXES))?;
        Ok(())
    }

    fn index(&mut self, index: &mut Index) -> Result<(), Stop> {
        index.open = Some(self.take(119)?);
        self.sync(121, At::Start, EXPR.with(&[Kind::Question]))?;
        index.optional = self.peek() == Kind::Question;
        if index.optional {
            self.take(120)?;
        }
        self.expr(123, Next::only(Set::of(&[Kind::RightBracket])), index.index.insert(Box::default()))?;
        self.expect(124, Kind::RightBracket, Next::or_end(SUFFIXES))?;
        Ok(())
    }

    /// `primary`: what comes, by its first words.
    fn primary(&mut self, state: u16, primary: &mut Primary) -> Result<(), Abort> {
        self.called(state, Next::or_end(SUFFIXES), Rule::Primary, |parser| {
            let start = parser.stream.current();
            parser.sync(184, At::Start, PRIMARY)?;
            *primary = match parser.peek() {
                Kind::LeftParen => Primary::Nested(None),
                Kind::LeftBracket => Primary::List(List::default()),
                Kind::LeftBrace => Primary::Map(Map::default()),
                Kind::Dot | Kind::Ident => parser.named(start)?,
                word if LITERAL.contains(word) => Primary::Literal(Literal::default()),
                _ => return Err(parser.no_alternative_here()),
            };
            match primary {
                Primary::Nested(nested) => parser.nested(nested),
                Primary::List(list) => parser.list(list),
                Primary::Map(map) => parser.map(map),
                Primary::Ident(ident) => Ok(parser.ident(ident, [131, 134])?),
                Primary::Call(call) => parser.call(call),
                Primary::Message(message) => parser.message(message),
                Primary::Literal(literal) => Ok(parser.literal(183, literal)?),
                Primary::Unread => Ok(()),
            }
        })
    }

    /// What a name in front is the name of.
    fn named(&mut self, start_word: Token) -> Result<Primary, Stop> {
        let ident = Ident { start: start_word, dot: false, name: None };
        let start = self.stream.index();
        let mut name = start;
        if self.peek() == Kind::Dot {
            name = self.stream.after(start)?;
            if self.stream.token(name).kind != Kind::Ident {
                return Err(Stop::Fault(Fault::NoAlternative { start, end: name }));
            }
        }
        let mut behind = self.stream.after(name)?;
        if self.stream.token(behind).kind == Kind::LeftParen {
            return Ok(Primary::Call(Call { ident, open: None, args: Vec::new() }));
        }
        while self.stream.token(behind).kind == Kind::Dot {
            name = self.stream.after(behind)?;
            if self.stream.token(name).kind != Kind::Ident {
                return Ok(Primary::Ident(ident));
            }
            behind = self.stream.after(name)?;
        }
        if self.stream.token(behind).kind == Kind::LeftBrace {
            return Ok(Primary::Message(Message::default()));
        }
        Ok(Primary::Ident(ident))
    }

    fn ident(&mut self, ident: &mut Ident, [dot, name]: [u16; 2]) -> Result<(), Abort> {
        ident.dot = self.peek() == Kind::Dot;
        if ident.dot {
            self.take(dot)?;
        }
        ident.name = Some(self.take(name)?);
        Ok(())
    }

    fn call(&mut self, call: &mut Call) -> Result<(), Stop> {
        self.ident(&mut call.ident, [135, 138])?;
        call.open = Some(self.take(139)?);
        self.args([141, 140], &mut call.args)?;
        self.expect(143, Kind::RightParen, END)?;
        Ok(())
    }

    fn nested(&mut self, nested: &mut Option<Box<Expr>>) -> Result<(), Stop> {
        self.take(144)?;
        self.expr(145, Next::only(Set::of(&[Kind::RightParen])), nested.insert(Box::default()))?;
        self.expect(146, Kind::RightParen, END)?;
        Ok(())
    }

    fn list(&mut self, list: &mut List) -> Result<(), Stop> {
        const FOLLOW: Set = Set::of(&[Kind::Comma, Kind::RightBracket]);
        list.open = Some(self.take(148)?);
        self.sync(150, At::Start, EXPR.with(&[Kind::Question, Kind::Comma, Kind::RightBracket]))?;
        if EXPR.contains(self.peek()) || self.peek() == Kind::Question {
            self.called(149, Next::only(FOLLOW), Rule::ListInit, |parser| {
                parser.opt_expr(194, ANOTHER, pushed(&mut list.elements))?;
                parser.state = 199;
                while parser.another(EXPR.with(&[Kind::Question]))? {
                    parser.take(195)?;
                    parser.opt_expr(196, ANOTHER, pushed(&mut list.elements))?;
                    parser.state = 201;
                }
                Ok(())
            })?;
        }
        self.last_comma(153, 152, FOLLOW)?;
        self.expect(155, Kind::RightBracket, END)?;
        Ok(())
    }

    fn map(&mut self, map: &mut Map) -> Result<(), Stop> {
        const FOLLOW: Set = Set::of(&[Kind::Comma, Kind::RightBrace]);
        map.open = Some(self.take(156)?);
        self.sync(158, At::Start, EXPR.with(&[Kind::Question, Kind::Comma, Kind::RightBrace]))?;
        if EXPR.contains(self.peek()) || self.peek() == Kind::Question {
            self.called(157, Next::only(FOLLOW), Rule::MapInit, |parser| {
                parser.opt_expr(220, COLON, pushed(&mut map.keys))?;
                map.colons.push(parser.expect(221, Kind::Colon, VALUE)?);
                parser.expr(222, ANOTHER, pushed(&mut map.values))?;
                parser.state = 230;
                while parser.another(EXPR.with(&[Kind::Question]))? {
                    parser.take(223)?;
                    parser.opt_expr(224, COLON, pushed(&mut map.keys))?;
                    map.colons.push(parser.expect(225, Kind::Colon, VALUE)?);
                    parser.expr(226, ANOTHER, pushed(&mut map.values))?;
                    parser.state = 232;
                }
                Ok(())
            })?;
        }
        self.last_comma(161, 160, FOLLOW)?;
        self.expect(163, Kind::RightBrace, END)?;
        Ok(())
    }

    fn message(&mut self, message: &mut Message) -> Result<(), Stop> {
        const FOLLOW: Set = Set::of(&[Kind::Comma, Kind::RightBrace]);
        const FIELD: Set = NAMES.with(&[Kind::Question]);
        message.dot = self.peek() == Kind::Dot;
        if message.dot {
            self.take(164)?;
        }
        message.names.push(self.take(167)?);
        while self.peek() == Kind::Dot {
            self.take(168)?;
            message.names.push(self.take(169)?);
        }
        message.open = Some(self.take(175)?);
        self.sync(177, At::Start, FIELD.with(&[Kind::Comma, Kind::RightBrace]))?;
        if FIELD.contains(self.peek()) {
            let fields = &mut message.fields;
            fields.start = Some(self.stream.current());
            self.called(176, Next::only(FOLLOW), Rule::FieldInit, |parser| {
                parser.opt_field(202, fields)?;
                fields.colons.push(parser.expect(203, Kind::Colon, VALUE)?);
                parser.expr(204, ANOTHER, pushed(&mut fields.values))?;
                parser.state = 212;
                while parser.another(FIELD)? {
                    parser.take(205)?;
                    parser.opt_field(206, fields)?;
                    fields.colons.push(parser.expect(207, Kind::Colon, VALUE)?);
                    parser.expr(208, ANOTHER, pushed(&mut fields.values))?;
                    parser.state = 214;
                }
                Ok(())
            })?;
        }
        self.last_comma(180, 179, FOLLOW)?;
        self.expect(182, Kind::RightBrace, END)?;
        Ok(())
    }

    /// Whether a comma comes and behind it another entry, of which these are the first words.
    fn another(&mut self, first: Set) -> Result<bool, Abort> {
        if self.peek() != Kind::Comma {
            return Ok(false);
        }
        let behind = self.stream.after(self.stream.index())?;
        Ok(first.contains(self.stream.token(behind).kind))
    }

    /// `','?`, and what follows.
    fn last_comma(&mut self, state: u16, takes: u16, words: Set) -> Result<(), Stop> {
        self.sync(state, At::Start, words)?;
        if self.peek() == Kind::Comma {
            self.take(takes)?;
        }
        Ok(())
    }

    /// `exprList?` in front of a `)`.
    fn args(&mut self, [state, calls]: [u16; 2], args: &mut Vec<Expr>) -> Result<(), Stop> {
        const FOLLOW: Next = Next::only(Set::of(&[Kind::RightParen]));
        self.sync(state, At::Start, EXPR.with(&[Kind::RightParen]))?;
        if !EXPR.contains(self.peek()) {
            return Ok(());
        }
        self.called(calls, FOLLOW, Rule::ExprList, |parser| {
            parser.expr(186, ANOTHER, pushed(args))?;
            parser.state = 191;
            while parser.peek() == Kind::Comma {
                parser.take(187)?;
                parser.expr(188, ANOTHER, pushed(args))?;
                parser.state = 193;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// `optExpr: '?'? expr`.
    fn opt_expr(&mut self, state: u16, follow: Next, opt: &mut OptExpr) -> Result<(), Abort> {
        self.called(state, follow, Rule::OptExpr, |parser| {
            opt.start = Some(parser.stream.current());
            parser.sync(238, At::Start, EXPR.with(&[Kind::Question]))?;
            opt.optional = parser.peek() == Kind::Question;
            if opt.optional {
                parser.take(237)?;
            }
            Ok(parser.expr(240, END, opt.expr.insert(Expr::default()))?)
        })
    }

    /// `optField: '?'? escapeIdent`.
    fn opt_field(&mut self, state: u16, fields: &mut Fields) -> Result<(), Abort> {
        let mut field = OptField { start: self.stream.current(), optional: false, name: None };
        self.called(state, COLON, Rule::OptField, |parser| {
            parser.sync(216, At::Start, NAMES.with(&[Kind::Question]))?;
            field.optional = parser.peek() == Kind::Question;
            if field.optional {
                parser.take(215)?;
            }
            field.name = Some(parser.name(218, END)?);
            Ok(())
        })?;
        fields.names.push(field);
        Ok(())
    }

    /// `escapeIdent: IDENTIFIER | ESC_IDENTIFIER`.
    fn name(&mut self, state: u16, follow: Next) -> Result<Name, Abort> {
        let mut name = Name { start: self.stream.current(), word: None };
        self.called(state, follow, Rule::EscapeIdent, |parser| {
            parser.sync(235, At::Start, NAMES)?;
            if !NAMES.contains(parser.peek()) {
                return Err(parser.no_alternative_here());
            }
            let state = if parser.peek() == Kind::Ident { 233 } else { 234 };
            name.word = Some(parser.take(state)?);
            Ok(())
        })?;
        Ok(name)
    }

    /// `literal`.
    fn literal(&mut self, state: u16, literal: &mut Literal) -> Result<(), Abort> {
        self.called(state, END, Rule::Literal, |parser| {
            literal.start = Some(parser.stream.current());
            parser.sync(256, At::Start, LITERAL)?;
            if parser.peek() == Kind::Minus {
                let start = parser.stream.index();
                let number = parser.stream.after(start)?;
                if !matches!(parser.stream.token(number).kind, Kind::Int | Kind::Float) {
                    return Err(Stop::Fault(Fault::NoAlternative { start, end: number }));
                }
                literal.sign = Some(parser.take(242)?);
            }
            if !LITERAL.contains(parser.peek()) {
                return Err(parser.no_alternative_here());
            }
            literal.word = Some(parser.take(245)?);
            Ok(())
        })
    }

    /// The mistake that nothing starts with the next word.
    pub(super) fn no_alternative_here(&self) -> Stop {
        let index = self.stream.index();
        Stop::Fault(Fault::NoAlternative { start: index, end: index })
    }
}

/// Adds what is yet to be read.
fn pushed<T: Default>(items: &mut Vec<T>) -> &mut T {
    items.push(T::default());
    let last = items.len() - 1;
    &mut items[last]
}
