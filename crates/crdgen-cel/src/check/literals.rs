//! Literals that only fail when they are used: durations, times, patterns, and lists and maps of different types.

use crdgen_go::regex::Regex;
use crdgen_go::time::{Time, parse_duration};

use crate::ast::{Checked, Expr, Kind, Literal};
use crate::source::{Issues, Location, Source};
use crate::types::Type;

/// The first and the last second of a time: 0001-01-01 and 9999-12-31.
const SECONDS: std::ops::RangeInclusive<i64> = -62_135_596_800..=253_402_300_799;

/// Reports what is wrong with the literals of a tree.
pub(super) fn validate(checked: &Checked, source: &Source, issues: &mut Issues) {
    let mut nodes = Vec::new();
    collect(&checked.expr, &mut nodes);
    let mut walk = Walk { checked, source, issues };
    walk.arguments(&nodes, "duration", is_duration);
    walk.arguments(&nodes, "timestamp", is_timestamp);
    walk.arguments(&nodes, "matches", is_pattern);
    for node in &nodes {
        walk.list(node);
    }
    for node in &nodes {
        walk.map(node);
    }
}

struct Walk<'w> {
    checked: &'w Checked,
    source: &'w Source,
    issues: &'w mut Issues,
}

/// All nodes, each in front of those in it.
fn collect<'e>(expr: &'e Expr, nodes: &mut Vec<&'e Expr>) {
    nodes.push(expr);
    match &expr.kind {
        Kind::Unspecified | Kind::Literal(_) | Kind::Ident(_) => {}
        Kind::Select(select) => collect(&select.operand, nodes),
        Kind::Call(call) => call.target.iter().chain(&call.args).for_each(|part| collect(part, nodes)),
        Kind::List(list) => list.elements.iter().for_each(|part| collect(part, nodes)),
        Kind::Map(entries) => {
            for entry in entries {
                collect(&entry.key, nodes);
                collect(&entry.value, nodes);
            }
        }
        Kind::Struct(message) => message.fields.iter().for_each(|field| collect(&field.value, nodes)),
        Kind::Comprehension(fold) => {
            let parts = [&fold.iter_range, &fold.accu_init, &fold.loop_condition, &fold.loop_step, &fold.result];
            parts.into_iter().for_each(|part| collect(part, nodes));
        }
    }
}

fn is_duration(literal: &Literal) -> bool {
    matches!(literal, Literal::String(text) if parse_duration(text).is_ok())
}

fn is_timestamp(literal: &Literal) -> bool {
    match literal {
        Literal::String(text) => Time::parse_rfc3339(text).is_ok_and(|time| SECONDS.contains(&time.unix())),
        Literal::Int(seconds) => SECONDS.contains(seconds),
        _ => false,
    }
}

fn is_pattern(literal: &Literal) -> bool {
    matches!(literal, Literal::String(text) if Regex::new(text).is_ok())
}

impl Walk<'_> {
    fn wrong(&mut self, at: &Expr, message: String) {
        let offset = self.checked.positions.get(&at.id).and_then(|offset| i64::try_from(*offset).ok());
        let location = offset.map_or(Location::NONE, |offset| self.source.location(offset));
        self.issues.push(location, message);
    }

    /// The first argument of a function, which is the text, not the pattern, in `matches(text, pattern)`.
    fn arguments(&mut self, nodes: &[&Expr], function: &str, is_valid: fn(&Literal) -> bool) {
        for node in nodes {
            if let Kind::Call(call) = &node.kind
                && &*call.function == function
                && let Some(arg) = call.args.first()
                && let Kind::Literal(literal) = &arg.kind
                && !is_valid(literal)
            {
                self.wrong(arg, format!("invalid {function} argument"));
            }
        }
    }

    fn type_of(&self, expr: &Expr, optional: bool) -> Type {
        let type_ = self.checked.types.get(&expr.id).cloned().unwrap_or(Type::Dyn);
        if !optional {
            return type_;
        }
        type_.in_optional().cloned().unwrap_or(type_)
    }

    fn mismatch(&mut self, at: &Expr, expected: &Type, found: &Type) {
        self.wrong(at, format!("expected type '{expected}' but found '{found}'"));
    }

    fn list(&mut self, node: &Expr) {
        let Kind::List(list) = &node.kind else { return };
        let mut types = list
            .elements
            .iter()
            .enumerate()
            .map(|(index, element)| (element, self.type_of(element, list.optional.contains(&index))));
        let Some((_, expected)) = types.next() else { return };
        if let Some((element, found)) = types.find(|(_, found)| *found != expected) {
            self.mismatch(element, &expected, &found);
        }
    }

    fn map(&mut self, node: &Expr) {
        let Kind::Map(entries) = &node.kind else { return };
        let Some((first, rest)) = entries.split_first() else { return };
        let key = self.type_of(&first.key, false);
        let value = self.type_of(&first.value, first.optional);
        for entry in rest {
            let found = self.type_of(&entry.key, false);
            if found != key {
                self.mismatch(&entry.key, &key, &found);
            }
            let found = self.type_of(&entry.value, entry.optional);
            if found != value {
                self.mismatch(&entry.value, &value, &found);
            }
        }
    }
}
