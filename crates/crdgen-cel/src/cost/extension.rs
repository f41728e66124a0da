//! What the functions of cel-go's extensions cost: `ext/lists.go`, `ext/sets.go`.

use super::{CHARACTER, CallCost, Callee, Coster, LIST, Node, Range};
use crate::ast::Literal;

impl Coster<'_> {
    /// What a call costs without its arguments, if it is one of an extension that says so.
    pub(super) fn extension(&self, callee: &Callee<'_>) -> Option<CallCost> {
        match (callee.overload, callee.target, callee.args) {
            ("list_sets_contains_list" | "list_sets_intersects_list", _, [a, b]) => CallCost::new(self.sets(a, b, 1.0)),
            ("list_sets_equivalent_list", _, [a, b]) => CallCost::new(self.sets(a, b, 2.0)),
            ("list_slice", Some(target), [start, end]) => {
                let start = number(start, 0);
                let end = number(end, self.estimated(target).max);
                allocating(1.0, Range::exactly(end.wrapping_sub(start)))
            }
            ("lists_range", None, [count]) => allocating(1.0, Range::exactly(number(count, u64::MAX))),
            ("list_reverse", Some(target), []) => allocating(1.0, self.estimated(target)),
            ("list_flatten" | "list_flatten_int", Some(target), args) => {
                let depth = args.first().map_or(1, |depth| number(depth, u64::MAX));
                allocating(depth as f64, self.estimated(target))
            }
            ("list_distinct", Some(target), []) => self.each_with_each(target, 2.0),
            (overload, Some(target), []) if overload.starts_with("list_") && overload.ends_with("_sort") => {
                self.each_with_each(target, 2.0 + comparing(overload))
            }
            (overload, Some(_), [keys]) if overload.ends_with("_sortByAssociatedKeys") => {
                self.each_with_each(keys, 2.0 + comparing(overload))
            }
            _ => None,
        }
    }

    fn sets(&self, a: &Node<'_>, b: &Node<'_>, factor: f64) -> Range {
        self.estimated(a).times(self.estimated(b)).times_factor(factor).plus(Range::exactly(1))
    }

    /// What it costs to compare each element with each other.
    fn each_with_each(&self, list: &Node<'_>, factor: f64) -> Option<CallCost> {
        let size = self.estimated(list);
        allocating(factor, size.times(size))
    }
}

/// What is added for elements that are not of one size.
fn comparing(overload: &str) -> f64 {
    let is_text = overload.starts_with("list_string_") || overload.starts_with("list_bytes_");
    if is_text { CHARACTER } else { 0.0 }
}

/// The cost of a function that makes a list.
fn allocating(factor: f64, size: Range) -> Option<CallCost> {
    CallCost::sized(size.times_factor(factor).plus(Range::exactly(1 + LIST)), size)
}

/// A literal number, which counts as 0 below that.
fn number(node: &Node<'_>, otherwise: u64) -> u64 {
    match node.literal() {
        Some(Literal::Int(number)) => u64::try_from(*number).unwrap_or(0),
        _ => otherwise,
    }
}
