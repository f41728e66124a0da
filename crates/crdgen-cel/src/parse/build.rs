//! The tree of the grammar to that of expressions, with macros written out.
//!
//! What was not read is walked, too: it adds mistakes of its own to those of the parser.

use std::sync::Arc;

use crate::ast::{Call, Expr, Id, Kind, List, Literal, MapEntry, Positions, Select, Struct, StructField};
use crate::env::Macros;
use crate::operators;
use crate::source::{Issues, Location, Source};
use crate::token::{Kind as Word, Token};

use super::tree;
use super::{Abort, Parsed, literal::unescape};

/// So deep operators, members and expressions may be in each other.
const DEEPEST: usize = 250;

/// Names that no variable or function has.
const RESERVED: [&str; 21] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "false",
    "for",
    "function",
    "if",
    "import",
    "in",
    "let",
    "loop",
    "package",
    "namespace",
    "null",
    "return",
    "true",
    "var",
    "void",
    "while",
];

/// Builds the tree, if nothing is wrong.
pub(super) fn build(tree: &tree::Expr, source: &Source, macros: &Macros, issues: Issues) -> Result<Parsed, Issues> {
    let mut builder = Builder { source, macros, issues, offsets: Vec::new(), depth: 0 };
    match builder.expr(Some(tree)) {
        Ok(expr) if builder.issues.is_empty() => {
            let offsets = builder.offsets.iter().zip(1..);
            let positions: Positions =
                offsets.filter_map(|(offset, id)| Some((id, usize::try_from((*offset)?).ok()?))).collect();
            Ok(Parsed { expr, positions })
        }
        Ok(_) => Err(builder.issues),
        Err(Abort) => {
            builder.issues.push(Location::NONE, "max recursion depth exceeded");
            Err(builder.issues)
        }
    }
}

/// What makes nodes: macros use it, too.
pub(crate) struct Builder<'s> {
    source: &'s Source,
    macros: &'s Macros,
    issues: Issues,
    /// The offset of each node from 1 on. It is -1 for what stands nowhere.
    offsets: Vec<Option<i64>>,
    depth: usize,
}

/// Where something stands that the tree of the grammar knows or not.
fn offset(token: Option<Token>) -> i64 {
    token.and_then(|token| i64::try_from(token.start).ok()).unwrap_or(-1)
}

impl Builder<'_> {
    /// The number of a new node at an offset.
    fn id(&mut self, offset: i64) -> Id {
        self.offsets.push(Some(offset));
        Id::try_from(self.offsets.len()).unwrap_or(Id::MAX)
    }

    /// A new node where another stands.
    pub(crate) fn node_at(&mut self, id: Id, kind: Kind) -> Expr {
        let offset = self.offset_of(id).unwrap_or(-1);
        Expr { id: self.id(offset), kind }
    }

    fn offset_of(&self, id: Id) -> Option<i64> {
        *self.offsets.get(usize::try_from(id - 1).ok()?)?
    }

    fn location(&self, id: Id) -> Location {
        self.offset_of(id).map_or(Location::NONE, |offset| self.source.location(offset))
    }

    fn node(&mut self, offset: i64, kind: Kind) -> Expr {
        Expr { id: self.id(offset), kind }
    }

    /// Reports what is wrong at an offset, and stands for it.
    fn wrong(&mut self, offset: i64, message: impl Into<String>) -> Expr {
        let location = self.source.location(offset);
        self.issues.push(location, message);
        self.node(offset, Kind::Unspecified)
    }

    fn unread(&mut self) -> Expr {
        self.node(-1, Kind::Unspecified)
    }

    fn text(&self, token: Token) -> String {
        self.source.slice(token.start, token.end)
    }

    /// Goes so much deeper.
    fn deeper(&mut self, by: usize) -> Result<(), Abort> {
        self.depth += by;
        if self.depth > DEEPEST { Err(Abort) } else { Ok(()) }
    }

    fn expr(&mut self, expr: Option<&tree::Expr>) -> Result<Expr, Abort> {
        let Some(expr) = expr else { return Ok(self.unread()) };
        let Some(branches) = &expr.branches else { return self.or(&expr.condition) };
        self.deeper(1)?;
        let condition = self.or(&expr.condition)?;
        let id = self.id(offset(Some(branches.question)));
        let yes = match &branches.yes {
            Some(yes) => self.or(yes)?,
            None => self.unread(),
        };
        let no = self.expr(branches.no.as_ref())?;
        self.depth -= 1;
        Ok(call(id, operators::CONDITIONAL, vec![condition, yes, no]))
    }

    fn or(&mut self, or: &tree::Or) -> Result<Expr, Abort> {
        let mut terms = vec![self.and(&or.first)?];
        let mut ids = Vec::new();
        for (operator, term) in &or.rest {
            terms.push(self.and(term)?);
            ids.push(self.id(offset(Some(*operator))));
        }
        Ok(balanced(operators::OR, terms, &ids))
    }

    fn and(&mut self, and: &tree::And) -> Result<Expr, Abort> {
        let mut terms = vec![self.relation(&and.first)?];
        let mut ids = Vec::new();
        for (operator, term) in &and.rest {
            terms.push(self.relation(term)?);
            ids.push(self.id(offset(Some(*operator))));
        }
        Ok(balanced(operators::AND, terms, &ids))
    }

    fn relation(&mut self, relation: &tree::Relation) -> Result<Expr, Abort> {
        self.deeper(relation.rest.len())?;
        let mut left = self.calc(&relation.first)?;
        for (operator, right) in &relation.rest {
            let id = self.id(offset(Some(*operator)));
            let right = self.relation(right)?;
            left = call(id, operators::binary(operator.kind), vec![left, right]);
            self.depth -= 1;
        }
        Ok(left)
    }

    fn calc(&mut self, calc: &tree::Calc) -> Result<Expr, Abort> {
        self.deeper(calc.rest.len())?;
        let mut left = self.unary(&calc.first)?;
        for (operator, right) in &calc.rest {
            let id = self.id(offset(Some(*operator)));
            let right = self.calc(right)?;
            left = call(id, operators::binary(operator.kind), vec![left, right]);
            self.depth -= 1;
        }
        Ok(left)
    }

    fn unary(&mut self, unary: &tree::Unary) -> Result<Expr, Abort> {
        let sign = unary.signs.first().filter(|_| unary.signs.len() % 2 == 1).copied();
        let id = sign.map(|sign| self.id(offset(Some(sign))));
        let operand = match &unary.member {
            Some(member) => self.member(member)?,
            None if unary.signs.is_empty() => self.node(offset(unary.start), Kind::Unspecified),
            None => self.unread(),
        };
        let operator =
            if sign.is_some_and(|sign| sign.kind == Word::Exclam) { operators::NOT } else { operators::NEGATE };
        Ok(match id {
            Some(id) => call(id, operator, vec![operand]),
            None => operand,
        })
    }

    fn member(&mut self, member: &tree::Member) -> Result<Expr, Abort> {
        self.deeper(member.suffixes.len())?;
        let mut operand = self.primary(&member.primary)?;
        for suffix in &member.suffixes {
            operand = match suffix {
                tree::Suffix::Select(select) => self.select(select, operand),
                tree::Suffix::Call(call) => self.member_call(call, operand)?,
                tree::Suffix::Index(index) => self.index(index, operand)?,
            };
            self.depth -= 1;
        }
        Ok(operand)
    }

    fn select(&mut self, select: &tree::Select, operand: Expr) -> Expr {
        let (Some(dot), Some(name)) = (select.dot, &select.name) else { return self.unread() };
        let field = self.field_name(name.word).unwrap_or_else(|| {
            self.wrong(offset(Some(name.start)), "unsupported ident kind");
            String::new()
        });
        if !select.optional {
            let select = Select { operand, field: field.into(), test_only: false };
            return self.node(offset(Some(dot)), Kind::Select(Box::new(select)));
        }
        if !self.macros.optionals {
            return self.wrong(offset(Some(dot)), "unsupported syntax '.?'");
        }
        let field = self.node(offset(Some(name.start)), Kind::Literal(Literal::String(field.into())));
        let id = self.id(offset(Some(dot)));
        call(id, operators::OPTIONAL_SELECT, vec![operand, field])
    }

    /// The name of a field, without the quotes that may be around it.
    fn field_name(&self, word: Option<Token>) -> Option<String> {
        let word = word?;
        let text = self.text(word);
        Some(if word.kind == Word::EscapedIdent { text.trim_matches('`').to_owned() } else { text })
    }

    fn member_call(&mut self, call: &tree::MemberCall, operand: Expr) -> Result<Expr, Abort> {
        let Some(name) = call.name else { return Ok(self.unread()) };
        let name = self.text(name);
        let id = self.id(offset(call.open));
        let args = self.exprs(&call.args)?;
        Ok(self.call_or_macro(id, &name, Some(operand), args))
    }

    fn index(&mut self, index: &tree::Index, operand: Expr) -> Result<Expr, Abort> {
        let id = self.id(offset(index.open));
        let value = self.expr(index.index.as_deref())?;
        if index.optional && !self.macros.optionals {
            return Ok(self.wrong(offset(index.open), "unsupported syntax '[?'"));
        }
        let operator = if index.optional { operators::OPTIONAL_INDEX } else { operators::INDEX };
        Ok(call(id, operator, vec![operand, value]))
    }

    fn exprs(&mut self, exprs: &[tree::Expr]) -> Result<Vec<Expr>, Abort> {
        exprs.iter().map(|expr| self.expr(Some(expr))).collect()
    }

    fn primary(&mut self, primary: &tree::Primary) -> Result<Expr, Abort> {
        match primary {
            tree::Primary::Unread => Ok(self.unread()),
            tree::Primary::Ident(ident) => Ok(match self.name(ident) {
                Ok((name, start)) => self.node(start, Kind::Ident(name)),
                Err(wrong) => wrong,
            }),
            tree::Primary::Call(call) => {
                let name = match self.name(&call.ident) {
                    Ok((name, _)) => name,
                    Err(wrong) => return Ok(wrong),
                };
                let id = self.id(offset(call.open));
                let args = self.exprs(&call.args)?;
                Ok(self.call_or_macro(id, &name, None, args))
            }
            tree::Primary::Nested(expr) => self.expr(expr.as_deref()),
            tree::Primary::List(list) => self.list(list),
            tree::Primary::Map(map) => self.map(map),
            tree::Primary::Message(message) => self.message(message),
            tree::Primary::Literal(literal) => Ok(self.literal(literal)),
        }
    }

    /// The name of a variable or function, with its dot, and where it stands without it.
    fn name(&mut self, ident: &tree::Ident) -> Result<(Arc<str>, i64), Expr> {
        let Some(name) = ident.name else { return Err(self.unread()) };
        let text = self.text(name);
        if RESERVED.contains(&text.as_str()) {
            return Err(self.wrong(offset(Some(ident.start)), format!("reserved identifier: {text}")));
        }
        let text = if ident.dot { format!(".{text}") } else { text };
        Ok((text.into(), offset(Some(name))))
    }

    fn list(&mut self, list: &tree::List) -> Result<Expr, Abort> {
        let id = self.id(offset(list.open));
        let mut elements = Vec::with_capacity(list.elements.len());
        let mut optional = Vec::new();
        for (index, element) in list.elements.iter().enumerate() {
            elements.push(self.expr(element.expr.as_ref())?);
            if !element.optional {
            } else if self.macros.optionals {
                optional.push(index);
            } else {
                self.wrong(offset(element.start), "unsupported syntax '?'");
            }
        }
        Ok(Expr { id, kind: Kind::List(List { elements, optional }) })
    }

    fn map(&mut self, map: &tree::Map) -> Result<Expr, Abort> {
        let id = self.id(offset(map.open));
        let mut entries = Vec::with_capacity(map.colons.len());
        for ((key, value), colon) in map.keys.iter().zip(&map.values).zip(&map.colons) {
            let id = self.id(offset(Some(*colon)));
            if key.optional && !self.macros.optionals {
                self.wrong(offset(key.start), "unsupported syntax '?'");
                continue;
            }
            let optional = key.optional;
            let key = self.expr(key.expr.as_ref())?;
            let value = self.expr(Some(value))?;
            entries.push(MapEntry { id, key, value, optional });
        }
        Ok(Expr { id, kind: Kind::Map(entries) })
    }

    fn message(&mut self, message: &tree::Message) -> Result<Expr, Abort> {
        let names: Vec<String> = message.names.iter().map(|name| self.text(*name)).collect();
        let type_name = format!("{}{}", if message.dot { "." } else { "" }, names.join(".")).into();
        let id = self.id(offset(message.open));
        let tree = &message.fields;
        let mut fields = Vec::with_capacity(tree.names.len());
        for (index, field) in tree.names.iter().enumerate() {
            let (Some(colon), Some(value)) = (tree.colons.get(index), tree.values.get(index)) else { break };
            let id = self.id(offset(Some(*colon)));
            if field.optional && !self.macros.optionals {
                self.wrong(offset(Some(field.start)), "unsupported syntax '?'");
                continue;
            }
            let Some(name) = self.field_name(field.name.as_ref().and_then(|name| name.word)) else {
                self.wrong(offset(tree.start), "unsupported ident kind");
                continue;
            };
            let value = self.expr(Some(value))?;
            fields.push(StructField { id, name: name.into(), value, optional: field.optional });
        }
        Ok(Expr { id, kind: Kind::Struct(Struct { type_name, fields }) })
    }

    fn literal(&mut self, literal: &tree::Literal) -> Expr {
        let (start, Some(word)) = (offset(literal.start), literal.word) else { return self.unread() };
        let text = self.text(word);
        let sign = if literal.sign.is_some() { "-" } else { "" };
        let value = match word.kind {
            Word::Int => integer(&text, |digits, base| i64::from_str_radix(&format!("{sign}{digits}"), base).ok())
                .map(Literal::Int)
                .ok_or("invalid int literal"),
            Word::Uint => integer(&text[..text.len() - 1], |digits, base| u64::from_str_radix(digits, base).ok())
                .map(Literal::Uint)
                .ok_or("invalid uint literal"),
            Word::Float => format!("{sign}{text}")
                .parse()
                .ok()
                .filter(|value: &f64| value.is_finite())
                .map(Literal::Double)
                .ok_or("invalid double literal"),
            Word::String => unescape(&text, false).map(|bytes| Literal::String(String::from_utf8_lossy(&bytes).into())),
            Word::Bytes => unescape(&text[1..], true).map(|bytes| Literal::Bytes(bytes.into())),
            Word::True => Ok(Literal::Bool(true)),
            Word::False => Ok(Literal::Bool(false)),
            _ => Ok(Literal::Null),
        };
        match value {
            Ok(value) => self.node(start, Kind::Literal(value)),
            Err(message) => self.wrong(start, message),
        }
    }

    fn call_or_macro(&mut self, id: Id, function: &str, target: Option<Expr>, args: Vec<Expr>) -> Expr {
        let Some(expand) = self.macros.find(function, args.len(), target.is_some()) else {
            let call = Call { function: function.into(), target, args };
            return Expr { id, kind: Kind::Call(Box::new(call)) };
        };
        match expand(self, id, target, args) {
            Ok(expr) => expr,
            Err(wrong) => {
                let location = self.location(wrong.at);
                self.issues.push(location, wrong.message);
                self.node_at(wrong.at, Kind::Unspecified)
            }
        }
    }
}

fn integer<T>(text: &str, parse: impl Fn(&str, u32) -> Option<T>) -> Option<T> {
    match text.strip_prefix("0x") {
        Some(digits) => parse(digits, 16),
        None => parse(text, 10),
    }
}

/// A call of an operator or a function on nothing.
pub(crate) fn call(id: Id, function: &str, args: Vec<Expr>) -> Expr {
    Expr { id, kind: Kind::Call(Box::new(Call { function: function.into(), target: None, args })) }
}

/// `a || b || c` as a tree that is as flat as can be, with the operators at these nodes.
fn balanced(operator: &str, terms: Vec<Expr>, ids: &[Id]) -> Expr {
    let mut terms = terms.into_iter();
    balance(operator, &mut terms, ids)
}

fn balance(operator: &str, terms: &mut impl Iterator<Item = Expr>, ids: &[Id]) -> Expr {
    let middle = ids.len() / 2;
    let Some(id) = ids.get(middle) else {
        return terms.next().unwrap_or(Expr { id: -1, kind: Kind::Unspecified });
    };
    let left = balance(operator, terms, &ids[..middle]);
    let right = balance(operator, terms, &ids[middle + 1..]);
    call(*id, operator, vec![left, right])
}
