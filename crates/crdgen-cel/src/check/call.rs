//! Calls: which function, and which of its overloads.

use std::sync::Arc;

use crate::ast::{Expr, Id, Kind, Literal, Reference};
use crate::decls::OverloadDecl;
use crate::operators;
use crate::types::Type;

use super::{Checker, dotted, unify};

/// The overload of `a.?b`.
const SELECT_OPTIONAL: &str = "select_optional_field";

impl Checker<'_> {
    pub(super) fn call(&mut self, expr: &mut Expr) {
        let id = expr.id;
        let Kind::Call(call) = &mut expr.kind else { return };
        if &*call.function == operators::OPTIONAL_SELECT {
            return self.optional_select(id, &mut call.args);
        }
        for arg in &mut call.args {
            self.expr(arg);
        }
        // `a.b.c()` may be a function of that name.
        if let Some(name) = call.target.as_ref().and_then(dotted).map(|target| format!("{target}.{}", call.function))
            && let Some((name, overloads)) = self.function(&name)
        {
            call.function = name.into();
            call.target = None;
            return self.resolve(id, name, overloads, None, &call.args);
        }
        if let Some(target) = &mut call.target {
            self.expr(target);
        }
        let Some((name, overloads)) = self.function(&call.function) else {
            self.set_type(id, Type::Error);
            return self.undeclared(id, &call.function.clone());
        };
        if call.target.is_none() {
            call.function = name.into();
        }
        self.resolve(id, name, overloads, call.target.as_ref(), &call.args);
    }

    fn optional_select(&mut self, id: Id, args: &mut [Expr]) {
        let [operand, field] = args else { return };
        let Kind::Literal(Literal::String(name)) = &field.kind else { return };
        let name = Arc::clone(name);
        let type_ = self.field(id, operand, &name, true);
        let type_ = self.unifier.substitute(&type_, false);
        self.set_type(id, type_);
        self.references.insert(id, Reference::Function(vec![SELECT_OPTIONAL]));
    }
}

impl<'c> Checker<'c> {
    /// A function by its name.
    fn function(&self, name: &str) -> Option<(&'static str, &'c [OverloadDecl])> {
        let functions = &self.scope.environment.functions;
        let (name, overloads) = functions.get_key_value(name.strip_prefix('.').unwrap_or(name))?;
        Some((name, overloads))
    }

    fn resolve(&mut self, id: Id, name: &str, overloads: &[OverloadDecl], target: Option<&Expr>, args: &[Expr]) {
        let types: Vec<Type> = target.into_iter().chain(args).map(|arg| self.type_of(arg)).collect();
        if matches!(name, operators::AND | operators::OR) {
            return self.logical(id, overloads, args, &types);
        }
        let mut ids = Vec::new();
        let mut result: Option<Type> = None;
        for overload in overloads {
            if overload.member != target.is_some() || self.is_disabled(overload) {
                continue;
            }
            let (params, out) = self.instantiate(overload);
            if !self.unifier.assign_all(&types, &params) {
                continue;
            }
            ids.push(overload.id);
            let out = self.unifier.substitute(&out, false);
            result = Some(match result {
                None => out,
                Some(result) if unify::is_dyn(&result) || result == out => result,
                Some(_) => Type::Dyn,
            });
        }
        match result {
            Some(result) => {
                self.set_type(id, result);
                self.references.insert(id, Reference::Function(ids));
            }
            None => {
                self.set_type(id, Type::Error);
                self.no_overload(id, name, &types, target.is_some());
            }
        }
    }

    /// `&&` and `||`, which say of each operand that it is no bool.
    fn logical(&mut self, id: Id, overloads: &[OverloadDecl], args: &[Expr], types: &[Type]) {
        let mut are_bools = true;
        for (arg, type_) in args.iter().zip(types) {
            if !self.unifier.assign(type_, &Type::Bool) {
                self.mismatch(arg.id, &Type::Bool, type_);
                are_bools = false;
            }
        }
        self.set_type(id, if are_bools { Type::Bool } else { Type::Error });
        if are_bools {
            self.references.insert(id, Reference::Function(overloads.iter().map(|overload| overload.id).collect()));
        }
    }

    /// The types of an overload, with types to be found out in place of its parameters.
    fn instantiate(&mut self, overload: &OverloadDecl) -> (Vec<Type>, Type) {
        if overload.type_params.is_empty() {
            return (overload.params.clone(), overload.result.clone());
        }
        let fresh: Vec<(&str, Type)> =
            overload.type_params.iter().map(|param| (*param, self.unifier.fresh())).collect();
        let params = overload.params.iter().map(|param| replace(param, &fresh)).collect();
        (params, replace(&overload.result, &fresh))
    }

    /// Whether an overload compares numbers of two types where that is not known yet. In a loop it always was, by mistake.
    fn is_disabled(&self, overload: &OverloadDecl) -> bool {
        if self.scope.environment.compares_numbers || !self.scopes.is_outermost() {
            return false;
        }
        let is_number = |type_: &Type| matches!(type_, Type::Int | Type::Uint | Type::Double);
        match overload.params.as_slice() {
            [a, b] => a != b && is_number(a) && is_number(b),
            _ => false,
        }
    }

    fn no_overload(&mut self, id: Id, name: &str, types: &[Type], has_target: bool) {
        let types: Vec<String> = types.iter().map(|type_| self.unifier.substitute(type_, true).to_string()).collect();
        let signature = match types.split_first() {
            Some((target, args)) if has_target => format!("{target}.({})", args.join(", ")),
            _ => format!("({})", types.join(", ")),
        };
        self.wrong(id, format!("found no matching overload for '{name}' applied to '{signature}'"));
    }
}

fn replace(type_: &Type, fresh: &[(&str, Type)]) -> Type {
    match type_ {
        Type::Param(name) => {
            fresh.iter().find(|(param, _)| param == name).map_or(Type::Dyn, |(_, fresh)| fresh.clone())
        }
        Type::List(element) => Type::list(replace(element, fresh)),
        Type::Map(key, value) => Type::map(replace(key, fresh), replace(value, fresh)),
        Type::Type(Some(of)) => Type::type_of(replace(of, fresh)),
        Type::Opaque(name, params) => Type::Opaque(name, params.iter().map(|param| replace(param, fresh)).collect()),
        other => other.clone(),
    }
}
