//! Lists, as cel-go's extension has them.

use super::Overload;

/// Its overloads.
pub(super) const EXT_LISTS: &[Overload] = &[
    ("list_int_sortByAssociatedKeys", "@sortByAssociatedKeys", "list(T).(list(int)) -> list(T)"),
    ("list_uint_sortByAssociatedKeys", "@sortByAssociatedKeys", "list(T).(list(uint)) -> list(T)"),
    ("list_double_sortByAssociatedKeys", "@sortByAssociatedKeys", "list(T).(list(double)) -> list(T)"),
    ("list_bool_sortByAssociatedKeys", "@sortByAssociatedKeys", "list(T).(list(bool)) -> list(T)"),
    (
        "list_google.protobuf.Duration_sortByAssociatedKeys",
        "@sortByAssociatedKeys",
        "list(T).(list(duration)) -> list(T)",
    ),
    (
        "list_google.protobuf.Timestamp_sortByAssociatedKeys",
        "@sortByAssociatedKeys",
        "list(T).(list(timestamp)) -> list(T)",
    ),
    ("list_string_sortByAssociatedKeys", "@sortByAssociatedKeys", "list(T).(list(string)) -> list(T)"),
    ("list_bytes_sortByAssociatedKeys", "@sortByAssociatedKeys", "list(T).(list(bytes)) -> list(T)"),
    ("list_distinct", "distinct", "list(T).() -> list(T)"),
    ("list_flatten", "flatten", "list(list(T)).() -> list(T)"),
    ("list_flatten_int", "flatten", "list(dyn).(int) -> list(dyn)"),
    ("lists_range", "lists.range", "(int) -> list(int)"),
    ("list_reverse", "reverse", "list(T).() -> list(T)"),
    ("list_slice", "slice", "list(T).(int, int) -> list(T)"),
    ("list_int_sort", "sort", "list(int).() -> list(int)"),
    ("list_uint_sort", "sort", "list(uint).() -> list(uint)"),
    ("list_double_sort", "sort", "list(double).() -> list(double)"),
    ("list_bool_sort", "sort", "list(bool).() -> list(bool)"),
    ("list_google.protobuf.Duration_sort", "sort", "list(duration).() -> list(duration)"),
    ("list_google.protobuf.Timestamp_sort", "sort", "list(timestamp).() -> list(timestamp)"),
    ("list_string_sort", "sort", "list(string).() -> list(string)"),
    ("list_bytes_sort", "sort", "list(bytes).() -> list(bytes)"),
];
