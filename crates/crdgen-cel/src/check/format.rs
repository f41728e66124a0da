//! `'%d'.format([x])`: whether the format can be read, and whether its arguments are of the types that it wants.

use std::collections::BTreeMap;

use crate::ast::{Expr, Id, Kind};
use crate::eval::library::format::{Clause, clause};
use crate::types::Type;

/// Checks a format and the arguments of its call.
///
/// # Errors
/// What is wrong, and at which node.
pub(super) fn validate(text: &str, call: &Expr, args: &[Expr], types: &BTreeMap<Id, Type>) -> Result<(), (Id, String)> {
    let mut rest = text;
    let mut asked = 0;
    while let Some(at) = rest.find('%') {
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            rest = after;
            continue;
        }
        if rest.is_empty() {
            return Err((call.id, "unexpected end of string".to_owned()));
        }
        let Some(arg) = args.get(asked) else { return Err((call.id, format!("index {asked} out of range"))) };
        asked += 1;
        let (clause, after) =
            clause(rest).map_err(|error| (call.id, format!("could not parse formatting clause: {error}")))?;
        if let Some((wrong, what)) = misfit(&clause, arg, types) {
            let given = types.get(&wrong).map_or("dyn", Type::runtime_name);
            return Err((wrong, format!("error during formatting: {what}, was given {given}")));
        }
        rest = after;
    }
    if args.len() > asked {
        let message = format!("too many arguments supplied to string.format (expected {asked}, got {})", args.len());
        return Err((call.id, message));
    }
    Ok(())
}

/// The node that a clause cannot print, and what the clause says of it.
fn misfit(clause: &Clause, arg: &Expr, types: &BTreeMap<Id, Type>) -> Option<(Id, &'static str)> {
    let is = |fits: fn(&Type) -> bool| types.get(&arg.id).is_none_or(|type_| *type_ == Type::Dyn || fits(type_));
    let (fits, what) = match clause {
        Clause::String => {
            let what = "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, \
                        durations, and timestamps";
            return unprintable(arg, types).map(|id| (id, what));
        }
        Clause::Decimal => {
            (is(|type_| matches!(type_, Type::Int | Type::Uint)), "decimal clause can only be used on integers")
        }
        Clause::Octal => {
            (is(|type_| matches!(type_, Type::Int | Type::Uint)), "octal clause can only be used on integers")
        }
        Clause::Fixed(_) => {
            (is(|type_| matches!(type_, Type::Double | Type::String)), "fixed-point clause can only be used on doubles")
        }
        Clause::Scientific(_) => {
            (is(|type_| matches!(type_, Type::Double | Type::String)), "scientific clause can only be used on doubles")
        }
        Clause::Binary => (
            is(|type_| matches!(type_, Type::Int | Type::Uint | Type::Bool)),
            "only integers and bools can be formatted as binary",
        ),
        Clause::Hex { .. } => (
            is(|type_| matches!(type_, Type::Int | Type::Uint | Type::String | Type::Bytes)),
            "only integers, byte buffers, and strings can be formatted as hex",
        ),
    };
    (!fits).then_some((arg.id, what))
}

/// The node that is no string and nothing that can be made one.
fn unprintable(arg: &Expr, types: &BTreeMap<Id, Type>) -> Option<Id> {
    if let Some(Type::Struct(_) | Type::Opaque(..) | Type::Any | Type::Error) = types.get(&arg.id) {
        return Some(arg.id);
    }
    let mut wrong = None;
    if matches!(arg.kind, Kind::List(_) | Kind::Map(_)) {
        arg.for_each_part(|part| wrong = wrong.or_else(|| unprintable(part, types)));
    }
    wrong
}
