//! What types stand for each other: `checker/types.go`.

use std::cell::Cell;
use std::sync::Arc;

use crate::types::Type;

/// What is known of the types that are yet to be found out.
#[derive(Default)]
pub(super) struct Unifier {
    /// What each variable stands for, if that is known.
    variables: Vec<Option<Type>>,
    /// What was known before each change, to go back to.
    changes: Vec<(u32, Option<Type>)>,
    /// How many types were looked at.
    steps: Cell<u32>,
}

/// So many types are looked at. A type can be twice as large as that in the loop around, and so without bound; cel-go
/// would look at it all the same.
const MOST_STEPS: u32 = 1_000_000;

impl Unifier {
    /// A type that is yet to be found out.
    pub(super) fn fresh(&mut self) -> Type {
        self.variables.push(None);
        Type::Var(u32::try_from(self.variables.len() - 1).unwrap_or(u32::MAX))
    }

    /// Whether a value of the second type can stand where one of the first is wanted. What was learnt stays if so.
    pub(super) fn assign(&mut self, to: &Type, from: &Type) -> bool {
        let fits = self.fits(to, from);
        self.settle(fits)
    }

    /// The same of lists of types.
    pub(super) fn assign_all(&mut self, to: &[Type], from: &[Type]) -> bool {
        let fits = self.all_fit(to, from);
        self.settle(fits)
    }

    /// Whether there were too many types to look at all of them. What is found is of no use then.
    pub(super) fn is_exhausted(&self) -> bool {
        self.steps.get() >= MOST_STEPS
    }

    fn step(&self) {
        self.steps.set(self.steps.get().saturating_add(1));
    }

    fn settle(&mut self, fits: bool) -> bool {
        for (variable, before) in self.changes.drain(..).rev() {
            if let (false, Some(known)) = (fits, self.variables.get_mut(variable as usize)) {
                *known = before;
            }
        }
        fits
    }

    fn find(&self, type_: &Type) -> Option<&Type> {
        match type_ {
            Type::Var(variable) => self.variables.get(*variable as usize)?.as_ref(),
            _ => None,
        }
    }

    fn learn(&mut self, variable: &Type, type_: Type) {
        if let Type::Var(variable) = variable
            && let Some(known) = self.variables.get_mut(*variable as usize)
        {
            self.changes.push((*variable, known.replace(type_)));
        }
    }

    /// A type with what is known in place of variables; what is not known is dynamic with `to_dyn`.
    pub(super) fn substitute(&self, type_: &Type, to_dyn: bool) -> Type {
        self.step();
        if self.is_exhausted() {
            return Type::Error;
        }
        if let Some(known) = self.find(type_) {
            return self.substitute(known, to_dyn);
        }
        match type_ {
            Type::Var(_) if to_dyn => Type::Dyn,
            Type::List(element) => Type::list(self.substitute(element, to_dyn)),
            Type::Map(key, value) => Type::map(self.substitute(key, to_dyn), self.substitute(value, to_dyn)),
            Type::Type(Some(of)) => Type::type_of(self.substitute(of, to_dyn)),
            Type::Opaque(name, params) => {
                Type::Opaque(name, params.iter().map(|param| self.substitute(param, to_dyn)).collect())
            }
            other => other.clone(),
        }
    }

    /// `internalIsAssignable`.
    fn fits(&mut self, to: &Type, from: &Type) -> bool {
        self.step();
        if self.is_exhausted() {
            return true;
        }
        if is_variable(from) {
            match self.stands_for(to, from) {
                (true, _) => return true,
                (false, true) => return false,
                (false, false) => {}
            }
        }
        if is_variable(to) {
            return self.stands_for(from, to).0;
        }
        if is_dyn_or_error(to) || is_dyn_or_error(from) {
            return true;
        }
        match (to, from) {
            (Type::Null, other) | (other, Type::Null) => is_nullable(other),
            (Type::Type(_), other) => matches!(other, Type::Type(_)),
            (Type::List(to), Type::List(from)) => self.fits(to, from),
            (Type::Map(to_key, to_value), Type::Map(from_key, from_value)) => {
                self.fits(to_key, from_key) && self.fits(to_value, from_value)
            }
            (Type::Opaque(to, to_params), Type::Opaque(from, from_params)) => {
                to == from && self.all_fit(&Arc::clone(to_params), &Arc::clone(from_params))
            }
            // A wrapper takes what it wraps; the other way round it is the same type at run time.
            (to, from) => {
                unwrap(to) == unwrap(from)
                    && (matches!(from, Type::Wrapper(_)) || to == from || matches!(to, Type::Wrapper(_)))
            }
        }
    }

    fn all_fit(&mut self, to: &[Type], from: &[Type]) -> bool {
        to.len() == from.len() && to.iter().zip(from).all(|(to, from)| self.fits(to, from))
    }

    /// Whether a variable stands for a type, and whether something was known of it.
    fn stands_for(&mut self, type_: &Type, variable: &Type) -> (bool, bool) {
        if type_ == variable {
            return (true, true);
        }
        if let Some(known) = self.find(variable).cloned() {
            if *type_ == known {
                return (true, true);
            }
            if self.fits(type_, &known) {
                let general = self.most_general(type_.clone(), known);
                if self.is_absent(variable, &general) {
                    self.learn(variable, general);
                }
                return (true, true);
            }
            return (false, true);
        }
        if self.is_absent(variable, type_) {
            self.learn(variable, type_.clone());
            return (true, false);
        }
        (false, false)
    }

    /// Whether a variable does not occur in a type.
    fn is_absent(&self, variable: &Type, within: &Type) -> bool {
        self.step();
        if self.is_exhausted() {
            return true;
        }
        if variable == within {
            return false;
        }
        match within {
            Type::Var(_) => self.find(within).is_none_or(|known| self.is_absent(variable, known)),
            Type::List(element) => self.is_absent(variable, element),
            Type::Map(key, value) => self.is_absent(variable, key) && self.is_absent(variable, value),
            Type::Type(Some(of)) => self.is_absent(variable, of),
            Type::Opaque(_, params) => params.iter().all(|param| self.is_absent(variable, param)),
            _ => true,
        }
    }

    /// Of two types that fit each other the one that says less.
    pub(super) fn most_general(&self, a: Type, b: Type) -> Type {
        if self.says_no_more(&a, &b) { a } else { b }
    }

    /// `isEqualOrLessSpecific`.
    fn says_no_more(&self, a: &Type, b: &Type) -> bool {
        self.step();
        if self.is_exhausted() || is_dyn(a) || is_variable(a) {
            return true;
        }
        if is_dyn(b) || is_variable(b) {
            return false;
        }
        match (a, b) {
            (Type::Opaque(a, a_params), Type::Opaque(b, b_params)) => {
                a == b
                    && a_params.len() == b_params.len()
                    && a_params.iter().zip(b_params.iter()).all(|(a, b)| self.says_no_more(a, b))
            }
            (Type::List(a), Type::List(b)) => self.says_no_more(a, b),
            (Type::Map(a_key, a_value), Type::Map(b_key, b_value)) => {
                self.says_no_more(a_key, b_key) && self.says_no_more(a_value, b_value)
            }
            (Type::Type(_), Type::Type(_)) => true,
            _ => unwrap(a) == unwrap(b),
        }
    }
}

fn is_variable(type_: &Type) -> bool {
    matches!(type_, Type::Var(_))
}

pub(super) fn is_dyn(type_: &Type) -> bool {
    matches!(type_, Type::Dyn | Type::Any)
}

fn is_dyn_or_error(type_: &Type) -> bool {
    is_dyn(type_) || *type_ == Type::Error
}

fn is_nullable(type_: &Type) -> bool {
    matches!(
        type_,
        Type::Null
            | Type::Opaque(..)
            | Type::Struct(_)
            | Type::Any
            | Type::Duration
            | Type::Timestamp
            | Type::Wrapper(_)
    )
}

fn unwrap(type_: &Type) -> &Type {
    match type_ {
        Type::Wrapper(of) => of,
        other => other,
    }
}
