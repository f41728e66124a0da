//! What the functions and operators of the language cost: `functionCost`.

use super::{CHARACTER, CallCost, Callee, Coster, PATTERN_CHARACTER, Range};
use crate::ast::Expr;

impl Coster<'_> {
    /// What a call costs without its arguments, if it is not 1.
    pub(super) fn standard(&mut self, expr: &Expr, callee: &Callee<'_>) -> Option<CallCost> {
        match (callee.overload, callee.target, callee.args) {
            ("string_format", Some(target), _) => CallCost::new(target.size_or_unknown().times_factor(CHARACTER)),
            ("string_to_bytes", _, [arg]) => {
                let size = arg.size_or_unknown();
                let result = Range::new(size.min, size.max.wrapping_mul(4));
                CallCost::sized(size.times_factor(CHARACTER), result)
            }
            ("bytes_to_string", _, [arg]) => {
                let size = arg.size_or_unknown();
                CallCost::sized(size.times_factor(CHARACTER), Range::new(size.min / 4, size.max))
            }
            ("strings_quote", _, [arg]) => {
                let size = arg.size_or_unknown();
                let result = Range::new(size.min.wrapping_add(2), size.max.wrapping_mul(2).wrapping_add(2));
                CallCost::sized(size.times_factor(CHARACTER), result)
            }
            ("starts_with_string" | "ends_with_string", _, [arg]) => {
                CallCost::new(arg.size_or_unknown().times_factor(CHARACTER))
            }
            ("in_list", _, [_, list]) => CallCost::new(list.size_or_unknown().times_factor(1.0)),
            ("matches_string", Some(text), [pattern]) | ("matches", None, [text, pattern]) => {
                CallCost::new(matching(text.size_or_unknown(), pattern.size_or_unknown()))
            }
            ("contains_string", Some(target), [arg]) => {
                let text = target.size_or_unknown().times_factor(CHARACTER);
                CallCost::new(text.times(arg.size_or_unknown().times_factor(CHARACTER)))
            }
            ("add_string" | "add_bytes" | "add_list", _, [left, right]) => {
                let size = left.size_or_unknown().plus(right.size_or_unknown());
                let entries = self.both_entries(left, right);
                self.set_entries(expr, entries);
                let is_list = callee.overload == "add_list";
                CallCost::sized(if is_list { Range::exactly(1) } else { size.times_factor(CHARACTER) }, size)
            }
            (
                "less_string"
                | "greater_string"
                | "less_equals_string"
                | "greater_equals_string"
                | "less_bytes"
                | "greater_bytes"
                | "less_equals_bytes"
                | "greater_equals_bytes"
                | "equals"
                | "not_equals",
                _,
                [left, right],
            ) => {
                let most = left.size_or_unknown().max.min(right.size_or_unknown().max);
                CallCost::new(Range::new(most.min(1), most).times_factor(CHARACTER))
            }
            _ => None,
        }
    }
}

/// What it costs to look for a regular expression in a text. That of an empty text is not nothing.
pub(super) fn matching(text: Range, pattern: Range) -> Range {
    text.plus(Range::exactly(1)).times_factor(CHARACTER).times(pattern.times_factor(PATTERN_CHARACTER))
}
