//! Literals that only fail when they are used: durations, times, patterns, and lists and maps of different types.

use crdgen_go::regex::Regex;
use crdgen_go::time::{Time, parse_duration};

use crate::ast::{Checked, Expr, Id, Kind, Literal, Reference};
use crate::source::{Issues, Location, Source};
use crate::types::Type;

use super::format;

/// The function that puts values into a text.
const FORMAT: &str = "format";
/// The first and the last second of a time: 0001-01-01 and 9999-12-31.
const SECONDS: std::ops::RangeInclusive<i64> = -62_135_596_800..=253_402_300_799;

/// Reports what is wrong with the literals of a tree. Those of texts are looked into with `texts`.
pub(super) fn validate(checked: &Checked, source: &Source, texts: bool, issues: &mut Issues) {
    let (mut nodes, mut mixed) = (Vec::new(), Vec::new());
    collect(&checked.expr, texts, &mut nodes, &mut mixed);
    let mut walk = Walk { checked, source, issues };
    for node in &nodes {
        walk.list(node);
        walk.map(node);
    }
    if texts {
        nodes.extend(mixed);
        for node in &nodes {
            walk.format(node);
        }
        walk.arguments(&nodes, "duration", is_duration);
        walk.arguments(&nodes, "timestamp", is_timestamp);
        walk.arguments(&nodes, "matches", is_pattern);
    }
}

struct Walk<'w> {
    checked: &'w Checked,
    source: &'w Source,
    issues: &'w mut Issues,
}

/// All nodes, those apart that are inside a call of `format`, whose lists may hold different types.
fn collect<'e>(expr: &'e Expr, formats: bool, nodes: &mut Vec<&'e Expr>, mixed: &mut Vec<&'e Expr>) {
    nodes.push(expr);
    match &expr.kind {
        Kind::Call(call) if formats && &*call.function == FORMAT => {
            let mut inside = Vec::new();
            expr.for_each_part(|part| collect(part, formats, &mut inside, mixed));
            mixed.append(&mut inside);
        }
        _ => expr.for_each_part(|part| collect(part, formats, nodes, mixed)),
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
    fn wrong(&mut self, at: Id, message: String) {
        let offset = self.checked.positions.get(&at).and_then(|offset| i64::try_from(*offset).ok());
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
                self.wrong(arg.id, format!("invalid {function} argument"));
            }
        }
    }

    /// A format and its arguments, if both are written out.
    fn format(&mut self, node: &Expr) {
        let Kind::Call(call) = &node.kind else { return };
        let is_format = matches!(self.checked.references.get(&node.id),
            Some(Reference::Function(overloads)) if overloads.contains(&"string_format"));
        let Some(Kind::Literal(Literal::String(text))) = call.target.as_ref().map(|target| &target.kind) else {
            return;
        };
        let [Expr { kind: Kind::List(args), .. }] = call.args.as_slice() else { return };
        if is_format && let Err((at, message)) = format::validate(text, node, &args.elements, &self.checked.types) {
            self.wrong(at, message);
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
        self.wrong(at.id, format!("expected type '{expected}' but found '{found}'"));
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
