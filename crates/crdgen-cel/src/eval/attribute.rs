//! Variables and the ways behind them: `self.spec.ports[0].name`.

use super::node::{Attribute, Index, Qualifier, Root, Slot, Variable};
use super::run::Machine;
use crate::value::{Error, List, Value};

/// What was found: perhaps nothing, where nothing is fine.
type Found<'a> = Result<Option<Value<'a>>, Error>;

impl<'a> Machine<'a> {
    /// The value of a variable. That of a loop is computed when it is first asked for.
    pub(super) fn variable(&mut self, slot: Slot) -> Result<Value<'a>, Error> {
        match self.variables.get(slot as usize) {
            Some(Variable::Known(value)) => value.clone(),
            Some(Variable::Lazy(init)) => {
                let value = self.eval(*init);
                self.set(slot, value.clone());
                value
            }
            None => Err(Error::new("no such attribute(s)")),
        }
    }

    /// Sets a variable.
    pub(super) fn set(&mut self, slot: Slot, value: Result<Value<'a>, Error>) {
        if let Some(variable) = self.variables.get_mut(slot as usize) {
            *variable = Variable::Known(value);
        }
    }

    /// What is at the end of a way. Each step costs 1, and who asks pays for the variable itself.
    pub(super) fn resolve(&mut self, attribute: &'a Attribute) -> Result<Value<'a>, Error> {
        let value = match &attribute.root {
            Root::Variable(slot) => self.variable(*slot)?,
            Root::Hidden(slot) => {
                let value = self.variable(*slot)?;
                return self.uncounted(|machine| machine.qualify_all(value, &attribute.qualifiers));
            }
            Root::Node(node) => self.eval(*node)?,
            Root::Conditional(condition, branches) => {
                return match self.eval(*condition)? {
                    Value::Bool(true) => self.resolve(&branches.0),
                    Value::Bool(false) => self.resolve(&branches.1),
                    _ => Err(Error::OVERLOAD),
                };
            }
        };
        if attribute.qualifiers.is_empty() { Ok(value) } else { self.qualify_all(value, &attribute.qualifiers) }
    }

    /// `applyQualifiers`. From the first step on that may lead nowhere, what is found is an optional value.
    fn qualify_all(&mut self, value: Value<'a>, qualifiers: &'a [Qualifier]) -> Result<Value<'a>, Error> {
        let (mut value, mut optional) = match value {
            Value::Optional(None) => return Ok(value),
            Value::Optional(Some(value)) => ((*value).clone(), true),
            value => (value, false),
        };
        for qualifier in qualifiers {
            optional |= qualifier.optional;
            value = match self.qualify(&value, &qualifier.index, optional)? {
                Some(value) => value,
                None => return Ok(Value::Optional(None)),
            };
        }
        Ok(if optional { Value::some(value) } else { value })
    }

    /// One step. It costs 1 if it leads somewhere or had to.
    fn qualify(&mut self, value: &Value<'a>, index: &'a Index, optional: bool) -> Found<'a> {
        let found = match index {
            Index::Const(key) => find(value, &key.borrowed(), optional),
            Index::Has(key) => match find(value, &key.borrowed(), true) {
                // Whether there is something is an answer, unless an optional value is asked for.
                Ok(found) if !optional => Ok(Some(Value::Bool(found.is_some()))),
                found => found,
            },
            Index::Computed(attribute) => match self.resolve(attribute) {
                Ok(key) => find_any(value, &key, optional),
                Err(error) => Err(error),
            },
        };
        match found {
            Err(error) if error.is_fatal() => Err(error),
            Ok(None) => Ok(None),
            Err(error) if optional => Err(error),
            found => {
                self.charge(1)?;
                found
            }
        }
    }
}

/// The value at a key that was computed, which must be of a type that keys may have.
fn find_any<'a>(value: &Value<'a>, key: &Value<'a>, optional: bool) -> Found<'a> {
    match key {
        Value::String(_) | Value::Int(_) | Value::Uint(_) | Value::Bool(_) | Value::Double(_) => {
            find(value, key, optional)
        }
        key => Err(Error::new(format!("invalid qualifier type: {}", key.go_type()))),
    }
}

/// `refQualify`: the value at a key. That there is none is an error unless it is `optional`.
fn find<'a>(value: &Value<'a>, key: &Value<'a>, optional: bool) -> Found<'a> {
    let nothing = |what: &str| if optional { Ok(None) } else { Err(Error::new(format!("{what}: {key}"))) };
    match value {
        Value::Map(map) => match map.find(key)? {
            Some(value) => Ok(Some(value)),
            None => nothing("no such key"),
        },
        Value::List(list) => match list.get(index_of(key)?) {
            Some(Ok(_)) if matches!(list, List::Json(..)) && !matches!(key, Value::Int(_)) => {
                Err(Error::new(format!("unsupported index: {key}")))
            }
            Some(value) => value.map(Some),
            None => nothing("index out of bounds"),
        },
        _ => nothing("no such key"),
    }
}

/// `IndexOrError`: the place in a list, one that there never is for a number below zero.
fn index_of(key: &Value<'_>) -> Result<usize, Error> {
    let index = match key {
        Value::Int(int) => Some(*int),
        Value::Uint(uint) => i64::try_from(*uint).ok(),
        Value::Double(double) => match Value::Double(*double).convert(&crate::types::Type::Int) {
            Ok(Value::Int(int)) if int as f64 == *double => Some(int),
            _ => None,
        },
        _ => return Err(Error::new(format!("unsupported index type '{}' in list", key.type_name()))),
    };
    let index = index.ok_or_else(|| Error::new(format!("unsupported index value {key} in list")))?;
    Ok(usize::try_from(index).unwrap_or(usize::MAX))
}
