//! Texts, as cel-go's extension has them.

use super::Overload;

/// Its overloads.
pub(super) const STRINGS: &[Overload] = &[
    ("string_char_at_int", "charAt", "string.(int) -> string"),
    ("string_index_of_string", "indexOf", "string.(string) -> int"),
    ("string_index_of_string_int", "indexOf", "string.(string, int) -> int"),
    ("list_join", "join", "list(string).() -> string"),
    ("list_join_string", "join", "list(string).(string) -> string"),
    ("string_last_index_of_string", "lastIndexOf", "string.(string) -> int"),
    ("string_last_index_of_string_int", "lastIndexOf", "string.(string, int) -> int"),
    ("string_lower_ascii", "lowerAscii", "string.() -> string"),
    ("string_replace_string_string", "replace", "string.(string, string) -> string"),
    ("string_replace_string_string_int", "replace", "string.(string, string, int) -> string"),
    ("string_split_string", "split", "string.(string) -> list(string)"),
    ("string_split_string_int", "split", "string.(string, int) -> list(string)"),
    ("string_substring_int", "substring", "string.(int) -> string"),
    ("string_substring_int_int", "substring", "string.(int, int) -> string"),
    ("string_trim", "trim", "string.() -> string"),
    ("string_upper_ascii", "upperAscii", "string.() -> string"),
];

/// Since Kubernetes 1.29.
pub(super) const NEW: &[Overload] = &[
    ("string_format", "format", "string.(list(dyn)) -> string"),
    ("strings_quote", "strings.quote", "(string) -> string"),
];
