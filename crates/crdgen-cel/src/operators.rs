//! The names of the functions that operators are.

use crate::token::Kind;

pub(crate) const CONDITIONAL: &str = "_?_:_";
pub(crate) const AND: &str = "_&&_";
pub(crate) const OR: &str = "_||_";
pub(crate) const NOT: &str = "!_";
pub(crate) const EQUALS: &str = "_==_";
pub(crate) const NOT_EQUALS: &str = "_!=_";
pub(crate) const LESS: &str = "_<_";
pub(crate) const LESS_EQUALS: &str = "_<=_";
pub(crate) const GREATER: &str = "_>_";
pub(crate) const GREATER_EQUALS: &str = "_>=_";
pub(crate) const ADD: &str = "_+_";
pub(crate) const SUBTRACT: &str = "_-_";
pub(crate) const MULTIPLY: &str = "_*_";
pub(crate) const DIVIDE: &str = "_/_";
pub(crate) const MODULO: &str = "_%_";
pub(crate) const NEGATE: &str = "-_";
pub(crate) const INDEX: &str = "_[_]";
pub(crate) const OPTIONAL_INDEX: &str = "_[?_]";
pub(crate) const OPTIONAL_SELECT: &str = "_?._";
pub(crate) const IN: &str = "@in";
pub(crate) const NOT_STRICTLY_FALSE: &str = "@not_strictly_false";

/// The operator of two operands that a word is.
pub(crate) fn binary(word: Kind) -> &'static str {
    match word {
        Kind::NotEquals => NOT_EQUALS,
        Kind::In => IN,
        Kind::Less => LESS,
        Kind::LessEquals => LESS_EQUALS,
        Kind::Greater => GREATER,
        Kind::GreaterEquals => GREATER_EQUALS,
        Kind::Plus => ADD,
        Kind::Minus => SUBTRACT,
        Kind::Star => MULTIPLY,
        Kind::Slash => DIVIDE,
        Kind::Percent => MODULO,
        _ => EQUALS,
    }
}
