//! Parts of a text by a regular expression.

use super::Overload;

/// Its overloads.
pub(super) const REGEX: &[Overload] = &[
    ("string_find_string", "find", "string.(string) -> string"),
    ("string_find_all_string", "findAll", "string.(string) -> list(string)"),
    ("string_find_all_string_int", "findAll", "string.(string, int) -> list(string)"),
];
