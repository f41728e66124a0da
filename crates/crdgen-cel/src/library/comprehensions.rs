//! What the macros with two variables need.

use super::Overload;

/// Its overloads.
pub(super) const COMPREHENSIONS: &[Overload] = &[
    ("@mapInsert_map_key_value", "cel.@mapInsert", "(map(K, V), K, V) -> map(K, V)"),
    ("@mapInsert_map_map", "cel.@mapInsert", "(map(K, V), map(K, V)) -> map(K, V)"),
];
