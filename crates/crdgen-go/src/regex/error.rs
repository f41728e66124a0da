//! What Go's parser finds wrong.

use std::fmt;

/// The kind of an error: the texts of `regexp/syntax.ErrorCode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    CharRange,
    Escape,
    Large,
    MissingBracket,
    MissingParen,
    MissingRepeatArgument,
    NamedCapture,
    NestingDepth,
    PerlOp,
    RepeatOp,
    RepeatSize,
    TrailingBackslash,
    UnexpectedParen,
}

impl Code {
    fn words(self) -> &'static str {
        match self {
            Code::CharRange => "invalid character class range",
            Code::Escape => "invalid escape sequence",
            Code::Large => "expression too large",
            Code::MissingBracket => "missing closing ]",
            Code::MissingParen => "missing closing )",
            Code::MissingRepeatArgument => "missing argument to repetition operator",
            Code::NamedCapture => "invalid named capture",
            Code::NestingDepth => "expression nests too deeply",
            Code::PerlOp => "invalid or unsupported Perl syntax",
            Code::RepeatOp => "invalid nested repetition operator",
            Code::RepeatSize => "invalid repeat count",
            Code::TrailingBackslash => "trailing backslash at end of expression",
            Code::UnexpectedParen => "unexpected )",
        }
    }
}

/// One error, with the part of the expression that is at fault.
#[derive(Debug)]
pub(super) struct Error {
    code: Code,
    expr: String,
}

impl Error {
    pub(super) fn new(code: Code, expr: impl Into<String>) -> Self {
        Self { code, expr: expr.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error parsing regexp: {}: `{}`", self.code.words(), self.expr)
    }
}
