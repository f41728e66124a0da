//! The tree of the grammar: what was read of each rule, which is not all where there are mistakes.
//!
//! Chains such as `a + b + c` are kept flat, so that no tree is deeper than the grammar lets it be.

use crate::token::Token;

/// `a || b ? c : d`.
#[derive(Default)]
pub(super) struct Expr {
    pub(super) condition: Or,
    pub(super) branches: Option<Box<Branches>>,
}

/// `? c : d`.
pub(super) struct Branches {
    pub(super) question: Token,
    pub(super) yes: Option<Or>,
    pub(super) no: Option<Expr>,
}

/// `a || b`.
#[derive(Default)]
pub(super) struct Or {
    pub(super) first: And,
    pub(super) rest: Vec<(Token, And)>,
}

/// `a && b`.
#[derive(Default)]
pub(super) struct And {
    pub(super) first: Relation,
    pub(super) rest: Vec<(Token, Relation)>,
}

/// `a == b`.
#[derive(Default)]
pub(super) struct Relation {
    pub(super) first: Calc,
    pub(super) rest: Vec<(Token, Relation)>,
}

/// `a + b`.
#[derive(Default)]
pub(super) struct Calc {
    pub(super) first: Unary,
    pub(super) rest: Vec<(Token, Calc)>,
}

/// `!!a`, `--a`: the signs, which are all the same, and the value, unless it was not read.
#[derive(Default)]
pub(super) struct Unary {
    /// The word that it starts with.
    pub(super) start: Option<Token>,
    pub(super) signs: Vec<Token>,
    pub(super) member: Option<Member>,
}

/// `a.b`.
#[derive(Default)]
pub(super) struct Member {
    pub(super) primary: Primary,
    pub(super) suffixes: Vec<Suffix>,
}

/// What stands behind a value.
pub(super) enum Suffix {
    Select(Select),
    Call(MemberCall),
    Index(Index),
}

/// `.?a`.
#[derive(Default)]
pub(super) struct Select {
    pub(super) dot: Option<Token>,
    pub(super) optional: bool,
    pub(super) name: Option<Name>,
}

/// `.a(b)`.
#[derive(Default)]
pub(super) struct MemberCall {
    pub(super) name: Option<Token>,
    pub(super) open: Option<Token>,
    pub(super) args: Vec<Expr>,
}

/// `[?a]`.
#[derive(Default)]
pub(super) struct Index {
    pub(super) open: Option<Token>,
    pub(super) optional: bool,
    pub(super) index: Option<Box<Expr>>,
}

/// A name, perhaps in backquotes.
pub(super) struct Name {
    /// The word that it starts with, which is another one if it was not read.
    pub(super) start: Token,
    pub(super) word: Option<Token>,
}

/// What is no operator.
#[derive(Default)]
pub(super) enum Primary {
    /// Which it is was not found out.
    #[default]
    Unread,
    Ident(Ident),
    Call(Call),
    Nested(Option<Box<Expr>>),
    List(List),
    Map(Map),
    Message(Message),
    Literal(Literal),
}

/// `.a`.
pub(super) struct Ident {
    pub(super) start: Token,
    pub(super) dot: bool,
    pub(super) name: Option<Token>,
}

/// `.a(b)`.
pub(super) struct Call {
    pub(super) ident: Ident,
    pub(super) open: Option<Token>,
    pub(super) args: Vec<Expr>,
}

/// `[a, ?b]`.
#[derive(Default)]
pub(super) struct List {
    pub(super) open: Option<Token>,
    pub(super) elements: Vec<OptExpr>,
}

/// `?a`.
#[derive(Default)]
pub(super) struct OptExpr {
    pub(super) optional: bool,
    pub(super) start: Option<Token>,
    pub(super) expr: Option<Expr>,
}

/// `{a: b}`.
#[derive(Default)]
pub(super) struct Map {
    pub(super) open: Option<Token>,
    pub(super) keys: Vec<OptExpr>,
    pub(super) colons: Vec<Token>,
    pub(super) values: Vec<Expr>,
}

/// `a.B{c: d}`.
#[derive(Default)]
pub(super) struct Message {
    pub(super) dot: bool,
    pub(super) names: Vec<Token>,
    pub(super) open: Option<Token>,
    pub(super) fields: Fields,
}

/// `c: d`.
#[derive(Default)]
pub(super) struct Fields {
    pub(super) start: Option<Token>,
    pub(super) names: Vec<OptField>,
    pub(super) colons: Vec<Token>,
    pub(super) values: Vec<Expr>,
}

/// `?c`.
pub(super) struct OptField {
    pub(super) start: Token,
    pub(super) optional: bool,
    pub(super) name: Option<Name>,
}

/// `-1`.
#[derive(Default)]
pub(super) struct Literal {
    pub(super) start: Option<Token>,
    pub(super) sign: Option<Token>,
    pub(super) word: Option<Token>,
}
