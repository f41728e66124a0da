//! The flags of an expression, as bits: `(?-i)` inverts all of them for a while.

/// `i`: letters match in both cases.
pub(super) const FOLD_CASE: u16 = 1 << 0;
/// `s`: `.` matches a newline.
pub(super) const DOT_NEWLINE: u16 = 1 << 3;
/// Not `m`: `^` and `$` match only at the ends of the text.
pub(super) const ONE_LINE: u16 = 1 << 4;
/// `U`: `*` prefers less.
pub(super) const NON_GREEDY: u16 = 1 << 5;
