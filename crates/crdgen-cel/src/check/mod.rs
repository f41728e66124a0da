//! Types and overloads of an expression, as cel-go's checker finds them, and what it says where they do not fit.

mod call;
mod format;
mod literals;
mod resolve;
mod unify;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::ast::{Checked, Comprehension, Expr, Id, Kind, List, Literal, MapEntry, Positions, Reference, Struct};
use crate::declared::DeclType;
use crate::env::Environment;
use crate::parse::Parsed;
use crate::source::{Issues, Location, Source};
use crate::types::Type;

use resolve::Scopes;
use unify::Unifier;

/// The name of the type of `self`. A server makes one up at each turn, so that no rule can be written with it.
pub const SELF_TYPE: &str = "selfType";

/// What an expression can refer to.
pub struct Scope<'e> {
    /// The functions, and what else the version knows.
    pub environment: &'e Environment,
    /// The variables.
    pub variables: Vec<(&'static str, Type)>,
    /// The declaration of the type that is called [`SELF_TYPE`].
    pub declared: Option<&'e DeclType>,
}

/// Checks an expression.
///
/// # Errors
/// What is wrong with it.
pub fn check(parsed: Parsed, source: &Source, scope: &Scope<'_>) -> Result<Checked, Issues> {
    let Parsed { mut expr, positions } = parsed;
    let mut checker = Checker {
        scope,
        source,
        positions: &positions,
        issues: Issues::default(),
        types: BTreeMap::new(),
        references: BTreeMap::new(),
        unifier: Unifier::default(),
        scopes: Scopes::default(),
    };
    checker.expr(&mut expr);
    let Checker { mut types, references, unifier, mut issues, .. } = checker;
    if issues.is_empty() {
        for type_ in types.values_mut() {
            *type_ = unifier.substitute(type_, true);
        }
    }
    if unifier.is_exhausted() {
        issues.push(Location::NONE, "types are too large to be checked");
    }
    if !issues.is_empty() {
        return Err(issues);
    }
    let checked = Checked { expr, positions, types, references };
    literals::validate(&checked, source, scope.environment.checks_literals, &mut issues);
    if issues.is_empty() { Ok(checked) } else { Err(issues) }
}

struct Checker<'c> {
    scope: &'c Scope<'c>,
    source: &'c Source,
    positions: &'c Positions,
    issues: Issues,
    types: BTreeMap<Id, Type>,
    references: BTreeMap<Id, Reference>,
    unifier: Unifier,
    scopes: Scopes,
}

impl Checker<'_> {
    fn location(&self, id: Id) -> Location {
        let offset = self.positions.get(&id).and_then(|offset| i64::try_from(*offset).ok());
        offset.map_or(Location::NONE, |offset| self.source.location(offset))
    }

    fn wrong(&mut self, at: Id, message: impl Into<String>) {
        let location = self.location(at);
        self.issues.push(location, message);
    }

    fn mismatch(&mut self, at: Id, expected: &Type, found: &Type) {
        self.wrong(at, format!("expected type '{expected}' but found '{found}'"));
    }

    fn undeclared(&mut self, at: Id, name: &str) {
        self.wrong(at, format!("undeclared reference to '{name}' (in container '')"));
    }

    fn type_of(&self, expr: &Expr) -> Type {
        self.types.get(&expr.id).cloned().unwrap_or(Type::Error)
    }

    fn set_type(&mut self, id: Id, type_: Type) {
        self.types.insert(id, type_);
    }

    fn expr(&mut self, expr: &mut Expr) {
        let id = expr.id;
        match &mut expr.kind {
            Kind::Unspecified => {}
            Kind::Literal(literal) => self.set_type(id, literal_type(literal)),
            Kind::Ident(name) => {
                let name = name.clone();
                match self.variable(&name) {
                    Some(found) => self.refer(expr, found),
                    None => {
                        self.set_type(id, Type::Error);
                        self.undeclared(id, &name);
                    }
                }
            }
            Kind::Select(_) => self.select(expr),
            Kind::Call(_) => self.call(expr),
            Kind::List(list) => self.list(id, list),
            Kind::Map(entries) => self.map(id, entries),
            Kind::Struct(message) => self.message(id, message),
            Kind::Comprehension(fold) => self.fold(id, fold),
        }
    }

    /// Makes a node refer to a variable or type by its full name.
    fn refer(&mut self, expr: &mut Expr, found: resolve::Found) {
        self.set_type(expr.id, found.type_);
        self.references.insert(expr.id, found.reference);
        expr.kind = Kind::Ident(found.name);
    }

    fn select(&mut self, expr: &mut Expr) {
        // `a.b.c` may be one name.
        if let Some(found) = self.qualified(expr) {
            return self.refer(expr, found);
        }
        let id = expr.id;
        if let Kind::Select(select) = &mut expr.kind {
            let field_type = self.field(id, &mut select.operand, &select.field, false);
            let type_ = if select.test_only { Type::Bool } else { field_type };
            let type_ = self.unifier.substitute(&type_, false);
            self.set_type(id, type_);
        }
    }

    /// The type of a field of an operand.
    fn field(&mut self, id: Id, operand: &mut Expr, field: &str, optional: bool) -> Type {
        self.expr(operand);
        let operand_type = self.unifier.substitute(&self.type_of(operand), false);
        let target = operand_type.in_optional().unwrap_or(&operand_type);
        let found = match target {
            Type::Map(_, value) => value.as_ref().clone(),
            Type::Struct(name) => self.field_type(id, name, field).unwrap_or(Type::Error),
            Type::Var(_) => {
                self.unifier.assign(&Type::Dyn, target);
                Type::Dyn
            }
            Type::Dyn | Type::Any | Type::Error => Type::Dyn,
            other => {
                self.wrong(id, format!("type '{other}' does not support field selection"));
                Type::Dyn
            }
        };
        if optional || operand_type.in_optional().is_some() { Type::optional(found) } else { found }
    }

    fn list(&mut self, id: Id, list: &mut List) {
        let mut joined = None;
        for (index, element) in list.elements.iter_mut().enumerate() {
            self.expr(element);
            let mut type_ = self.type_of(element);
            if list.optional.contains(&index) {
                type_ = self.unwrapped(element.id, type_);
            }
            joined = Some(self.join(joined, type_));
        }
        let element = joined.unwrap_or_else(|| self.unifier.fresh());
        self.set_type(id, Type::list(element));
    }

    fn map(&mut self, id: Id, entries: &mut [MapEntry]) {
        let mut joined: Option<(Type, Type)> = None;
        for entry in entries {
            let (key, value) = joined.unzip();
            self.expr(&mut entry.key);
            let type_ = self.type_of(&entry.key);
            let key = self.join(key, type_);
            self.expr(&mut entry.value);
            let mut type_ = self.type_of(&entry.value);
            if entry.optional {
                type_ = self.unwrapped(entry.value.id, type_);
            }
            let value = self.join(value, type_);
            joined = Some((key, value));
        }
        let (key, value) = joined.unwrap_or_else(|| (self.unifier.fresh(), self.unifier.fresh()));
        self.set_type(id, Type::map(key, value));
    }

    /// What is in an optional value, which a value written with `?` must be.
    fn unwrapped(&mut self, at: Id, type_: Type) -> Type {
        match type_.in_optional() {
            Some(inner) => inner.clone(),
            None => {
                if !matches!(type_, Type::Dyn | Type::Any) {
                    self.mismatch(at, &Type::optional(type_.clone()), &type_);
                }
                type_
            }
        }
    }

    /// The type of two elements of a list or map. That they are of one type is checked when all types are known.
    fn join(&mut self, previous: Option<Type>, current: Type) -> Type {
        match previous {
            None => current,
            Some(previous) if self.unifier.assign(&previous, &current) => self.unifier.most_general(previous, current),
            Some(_) => Type::Dyn,
        }
    }

    fn message(&mut self, id: Id, message: &mut Struct) {
        let Some((name, ident)) = self.type_name(&message.type_name) else {
            self.set_type(id, Type::Error);
            return self.undeclared(id, &message.type_name.clone());
        };
        message.type_name = name.clone();
        self.references.insert(id, Reference::Variable(name.clone()));
        let mut fields_of = name;
        let made = match ident {
            Type::Type(Some(made)) => {
                if let Some(name) = resolve::message_name(&made) {
                    fields_of = name.into();
                    made.as_ref().clone()
                } else if let Type::Struct(name) = made.as_ref() {
                    fields_of = name.clone();
                    made.as_ref().clone()
                } else {
                    self.wrong(id, format!("'{}' is not a message type", made.runtime_name()));
                    Type::Error
                }
            }
            other => {
                self.wrong(id, format!("'{}' is not a type", other.runtime_name()));
                Type::Error
            }
        };
        self.set_type(id, made);
        for field in &mut message.fields {
            self.expr(&mut field.value);
            let expected = self.field_type(field.id, &fields_of, &field.name).unwrap_or(Type::Error);
            let mut found = self.type_of(&field.value);
            if field.optional {
                found = self.unwrapped(field.value.id, found);
            }
            if !self.unifier.assign(&expected, &found) {
                let name = &field.name;
                let message = format!("expected type of field '{name}' is '{expected}' but provided type is '{found}'");
                self.wrong(field.id, message);
            }
        }
    }

    fn fold(&mut self, id: Id, fold: &mut Comprehension) {
        self.expr(&mut fold.iter_range);
        self.expr(&mut fold.accu_init);
        let range = self.unifier.substitute(&self.type_of(&fold.iter_range), false);
        let accumulated = self.type_of(&fold.accu_init);
        self.scopes.enter();
        self.scopes.declare(&fold.accu_var, accumulated.clone());
        let (first, second) = self.elements(fold.iter_range.id, &range, fold.iter_var2.is_some());
        self.scopes.enter();
        self.scopes.declare(&fold.iter_var, first);
        if let (Some(name), Some(type_)) = (&fold.iter_var2, second) {
            self.scopes.declare(name, type_);
        }
        self.expr(&mut fold.loop_condition);
        self.expect(&fold.loop_condition, &Type::Bool);
        self.expr(&mut fold.loop_step);
        self.expect(&fold.loop_step, &accumulated);
        self.scopes.leave();
        self.expr(&mut fold.result);
        self.scopes.leave();
        let type_ = self.unifier.substitute(&self.type_of(&fold.result), false);
        self.set_type(id, type_);
    }

    /// The types of one or two variables that go over a range.
    fn elements(&mut self, at: Id, range: &Type, two: bool) -> (Type, Option<Type>) {
        let both = |type_: Type| (type_.clone(), two.then_some(type_));
        match range {
            Type::List(element) if two => (Type::Int, Some(element.as_ref().clone())),
            Type::List(element) => (element.as_ref().clone(), None),
            Type::Map(key, value) => (key.as_ref().clone(), two.then(|| value.as_ref().clone())),
            Type::Dyn | Type::Error | Type::Var(_) => {
                self.unifier.assign(&Type::Dyn, range);
                both(Type::Dyn)
            }
            other => {
                let message = format!(
                    "expression of type '{other}' cannot be range of a comprehension (must be list, map, or dynamic)"
                );
                self.wrong(at, message);
                both(Type::Error)
            }
        }
    }

    fn expect(&mut self, expr: &Expr, type_: &Type) {
        let found = self.type_of(expr);
        if !self.unifier.assign(type_, &found) {
            self.mismatch(expr.id, type_, &found);
        }
    }
}

fn literal_type(literal: &Literal) -> Type {
    match literal {
        Literal::Null => Type::Null,
        Literal::Bool(_) => Type::Bool,
        Literal::Int(_) => Type::Int,
        Literal::Uint(_) => Type::Uint,
        Literal::Double(_) => Type::Double,
        Literal::String(_) => Type::String,
        Literal::Bytes(_) => Type::Bytes,
    }
}

/// `a.b.c`, if it is nothing but names.
fn dotted(expr: &Expr) -> Option<String> {
    match &expr.kind {
        Kind::Ident(name) => Some(name.to_string()),
        Kind::Select(select) if !select.test_only => Some(format!("{}.{}", dotted(&select.operand)?, select.field)),
        _ => None,
    }
}

/// The name at the front of `a.b.c`.
fn first_name(expr: &Expr) -> Option<&Arc<str>> {
    match &expr.kind {
        Kind::Ident(name) => Some(name),
        Kind::Select(select) if !select.test_only => first_name(&select.operand),
        _ => None,
    }
}
