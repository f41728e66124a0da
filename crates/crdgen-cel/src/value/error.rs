//! What is said instead of a value.

use std::borrow::Cow;
use std::fmt;

/// Why there is no value, in cel-go's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// No value came out.
    Message(Cow<'static, str>),
    /// The evaluation cost more than a call may. Nothing goes on behind it.
    CostLimit,
    /// The server's evaluation would have crashed in this way. Nothing goes on behind it.
    Internal(&'static str),
    /// The arguments are not those of the function that was asked; perhaps they are those of another one.
    Mismatch,
}

impl Error {
    /// The arguments do not go with the function.
    pub const OVERLOAD: Self = Self::Message(Cow::Borrowed("no such overload"));
    /// A sum, product or conversion that no `int` can hold.
    pub const INT_OVERFLOW: Self = Self::Message(Cow::Borrowed("integer overflow"));
    /// A sum, product or conversion that no `uint` can hold.
    pub const UINT_OVERFLOW: Self = Self::Message(Cow::Borrowed("unsigned integer overflow"));
    /// A time outside the years 1 to 9999.
    pub const TIMESTAMP_OVERFLOW: Self = Self::Message(Cow::Borrowed("timestamp overflow"));
    /// A time outside what an `int` of nanoseconds holds.
    pub const DURATION_OVERFLOW: Self = Self::Message(Cow::Borrowed("duration overflow"));
    /// `1 / 0`.
    pub const DIVISION_BY_ZERO: Self = Self::Message(Cow::Borrowed("division by zero"));
    /// `1 % 0`.
    pub const MODULUS_BY_ZERO: Self = Self::Message(Cow::Borrowed("modulus by zero"));
    /// `1.0 < double("NaN")`.
    pub const NAN: Self = Self::Message(Cow::Borrowed("NaN values cannot be ordered"));
    /// `optional.none().value()`.
    pub const NONE: Self = Self::Message(Cow::Borrowed("optional.none() dereference"));

    /// Whether it ends the evaluation: neither `&&` nor `||` swallows it.
    pub fn is_fatal(&self) -> bool {
        matches!(self, Self::CostLimit | Self::Internal(_))
    }

    /// An error of these words.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self::Message(message.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message(message) => f.write_str(message),
            Self::CostLimit => f.write_str("operation cancelled: actual cost limit exceeded"),
            Self::Internal(what) => write!(f, "internal error: {what}"),
            Self::Mismatch => f.write_str("no such overload"),
        }
    }
}

impl std::error::Error for Error {}
