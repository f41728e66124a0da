//! Places that are written to: local variables, their fields, entries of their maps.

use serde_json::Value;
use syn::spanned::Spanned;
use syn::{Expr, ExprMethodCall};

use super::eval::Eval;
use super::schema::{self, GROUPS};
use super::{Told, Val, serialize};
use crate::span;

/// What is written to: a value, or JSON inside one.
pub(super) enum Place<'v> {
    Val(&'v mut Val),
    Json(&'v mut Value),
}

/// Methods that give what they are called on, to be written to.
const SAME: &[&str] =
    &["as_mut", "as_object_mut", "as_array_mut", "as_deref_mut", "borrow_mut", "ensure_object", "expect", "unwrap"];

impl Eval<'_> {
    pub(super) fn assign(&mut self, left: &Expr, right: &Expr) -> Told<Val> {
        let val = self.eval(right, None)?;
        let json = serialize::untyped(&val);
        match (self.place(left)?, json) {
            (Place::Val(place), _) => *place = val,
            (Place::Json(place), Some(json)) => *place = json,
            (Place::Json(_), None) => return self.unknown(right),
        }
        Ok(Val::Unit)
    }

    /// `map.insert(key, value)`, `list.push(value)` and the like; none if it is no such method.
    pub(super) fn change(&mut self, call: &ExprMethodCall) -> Option<Told<Val>> {
        let name = call.method.to_string();
        let args: Vec<&Expr> = call.args.iter().collect();
        if !matches!((name.as_str(), args.len()), ("insert", 1 | 2) | ("push" | "remove" | "extend", 1)) {
            return None;
        }
        Some(self.changed(call, &name, &args))
    }

    fn changed(&mut self, call: &ExprMethodCall, name: &str, args: &[&Expr]) -> Told<Val> {
        let mut vals = args.iter().map(|arg| self.eval(arg, None)).collect::<Told<Vec<_>>>()?.into_iter();
        let (first, second) = (vals.next().unwrap_or(Val::Unit), vals.next());
        let unknown = self.unknown(call);
        match (self.place(&call.receiver)?, name, second) {
            (Place::Val(Val::Map(entries)), "insert", Some(value)) => {
                entries.retain(|(key, _)| *key != first);
                entries.push((first, value));
            }
            (Place::Val(Val::Map(entries)), "remove", None) => entries.retain(|(key, _)| *key != first),
            (Place::Val(Val::Map(entries)), "extend", None) => match first {
                Val::Map(more) => entries.extend(more),
                _ => return unknown,
            },
            (Place::Val(Val::Seq(items)), "push" | "insert", None) => items.push(first),
            (Place::Json(place), _, second) => {
                let (Some(first), second) = (serialize::untyped(&first), second.as_ref().map(serialize::untyped))
                else {
                    return unknown;
                };
                if place.is_null() {
                    *place = if name == "push" || second.is_none() {
                        Value::Array(Vec::new())
                    } else {
                        serde_json::json!({})
                    };
                }
                match (place, name, first, second) {
                    (Value::Object(map), "insert", Value::String(key), Some(Some(value))) => {
                        map.insert(key, value);
                    }
                    (Value::Object(map), "remove", Value::String(key), None) => {
                        map.remove(&key);
                    }
                    (Value::Object(map), "extend", Value::Object(more), None) => map.extend(more),
                    (Value::Array(items), "push" | "insert", item, None) => items.push(item),
                    _ => return unknown,
                }
            }
            _ => return unknown,
        }
        Ok(Val::Unit)
    }

    pub(super) fn place(&mut self, expr: &Expr) -> Told<Place<'_>> {
        match expr {
            Expr::Paren(inner) => self.place(&inner.expr),
            Expr::Group(inner) => self.place(&inner.expr),
            Expr::Reference(inner) => self.place(&inner.expr),
            Expr::Unary(inner) if matches!(inner.op, syn::UnOp::Deref(_)) => self.place(&inner.expr),
            Expr::Path(path) => {
                let Some(name) = path.path.get_ident().map(span::name) else { return self.unknown(expr) };
                let Some(index) = self.locals.iter().rposition(|(n, _)| *n == name) else { return self.unknown(expr) };
                Ok(Place::of(&mut self.locals[index].1))
            }
            Expr::Field(field) => {
                let name = crate::container::member(&field.member);
                let unknown = self.unknown(expr);
                self.place(&field.base)?.field(&name).map_or(unknown, Ok)
            }
            Expr::Index(index) => {
                let key = self.as_json(&index.index)?;
                let unknown = self.unknown(expr);
                match (self.place(&index.expr)?, key.as_str()) {
                    (Place::Json(place), Some(key)) if place.is_object() || place.is_null() => {
                        Ok(Place::Json(&mut place[key]))
                    }
                    _ => unknown,
                }
            }
            Expr::MethodCall(call) => {
                let name = call.method.to_string();
                let refusal = self.refuse(call.span(), "this method is not known where something is written");
                if SAME.contains(&name.as_str()) {
                    return self.place(&call.receiver);
                }
                if call.args.is_empty() && GROUPS.contains(&name.as_str()) {
                    return self.place(&call.receiver)?.field(&name).ok_or(refusal);
                }
                Err(refusal)
            }
            _ => self.unknown(expr),
        }
    }
}

impl<'v> Place<'v> {
    fn of(val: &'v mut Val) -> Self {
        match val {
            Val::Some(inner) => Self::of(inner),
            Val::Written(json) => Place::Json(json),
            val => Place::Val(val),
        }
    }

    fn field(self, name: &str) -> Option<Self> {
        match self {
            Place::Json(json) => schema::field(json, name).map(Place::Json),
            Place::Val(Val::Struct(fields)) => {
                fields.iter_mut().find(|(n, _)| n == name).map(|(_, val)| Place::of(val))
            }
            Place::Val(_) => None,
        }
    }
}
