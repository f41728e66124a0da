//! Lists, as Kubernetes has them.

use super::Overload;

/// Its overloads.
pub(super) const LISTS: &[Overload] = &[
    ("list_a_index_of_int", "indexOf", "list(A).(A) -> int"),
    ("list_int_is_sorted_bool", "isSorted", "list(int).() -> bool"),
    ("list_uint_is_sorted_bool", "isSorted", "list(uint).() -> bool"),
    ("list_double_is_sorted_bool", "isSorted", "list(double).() -> bool"),
    ("list_bool_is_sorted_bool", "isSorted", "list(bool).() -> bool"),
    ("list_duration_is_sorted_bool", "isSorted", "list(duration).() -> bool"),
    ("list_timestamp_is_sorted_bool", "isSorted", "list(timestamp).() -> bool"),
    ("list_string_is_sorted_bool", "isSorted", "list(string).() -> bool"),
    ("list_bytes_is_sorted_bool", "isSorted", "list(bytes).() -> bool"),
    ("list_a_last_index_of_int", "lastIndexOf", "list(A).(A) -> int"),
    ("list_int_max_int", "max", "list(int).() -> int"),
    ("list_uint_max_uint", "max", "list(uint).() -> uint"),
    ("list_double_max_double", "max", "list(double).() -> double"),
    ("list_bool_max_bool", "max", "list(bool).() -> bool"),
    ("list_duration_max_duration", "max", "list(duration).() -> duration"),
    ("list_timestamp_max_timestamp", "max", "list(timestamp).() -> timestamp"),
    ("list_string_max_string", "max", "list(string).() -> string"),
    ("list_bytes_max_bytes", "max", "list(bytes).() -> bytes"),
    ("list_int_min_int", "min", "list(int).() -> int"),
    ("list_uint_min_uint", "min", "list(uint).() -> uint"),
    ("list_double_min_double", "min", "list(double).() -> double"),
    ("list_bool_min_bool", "min", "list(bool).() -> bool"),
    ("list_duration_min_duration", "min", "list(duration).() -> duration"),
    ("list_timestamp_min_timestamp", "min", "list(timestamp).() -> timestamp"),
    ("list_string_min_string", "min", "list(string).() -> string"),
    ("list_bytes_min_bytes", "min", "list(bytes).() -> bytes"),
    ("list_int_sum_int", "sum", "list(int).() -> int"),
    ("list_uint_sum_uint", "sum", "list(uint).() -> uint"),
    ("list_double_sum_double", "sum", "list(double).() -> double"),
    ("list_duration_sum_duration", "sum", "list(duration).() -> duration"),
];

/// Since Kubernetes 1.37.
pub(super) const INCLUDES: &[Overload] = &[("list_includes_dyn_dyn", "includes", "dyn.(dyn) -> bool")];
