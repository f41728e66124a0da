//! Lists as sets.

use super::Overload;

/// Its overloads.
pub(super) const SETS: &[Overload] = &[
    ("list_sets_contains_list", "sets.contains", "(list(T), list(T)) -> bool"),
    ("list_sets_equivalent_list", "sets.equivalent", "(list(T), list(T)) -> bool"),
    ("list_sets_intersects_list", "sets.intersects", "(list(T), list(T)) -> bool"),
];
