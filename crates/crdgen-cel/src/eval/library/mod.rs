//! The functions, by the names of their overloads.

mod comprehensions;
pub(crate) mod format;
mod formats;
mod lists;
mod network;
mod numbers;
mod optional;
mod regex;
mod sets;
mod standard;
mod strings;
mod time;

pub(super) use self::comprehensions::{MAP_INSERT, insert};
pub(super) use self::lists::MAX_RANGE;
pub(super) use self::regex::with_regex;
use crate::value::{Error, List, Value};

/// What a function answers. [`Error::Mismatch`] says that the arguments are those of another function of the name.
type Outcome<'a> = Result<Value<'a>, Error>;

/// Looks at the arguments, the target first.
type Run = for<'a> fn(&[Value<'a>]) -> Outcome<'a>;

/// The code of an overload.
#[derive(Debug, Clone, Copy)]
pub(super) struct Function {
    run: Run,
    /// Whether it is the same for all overloads of its name.
    pub(super) is_operator: bool,
    /// What the elements of its list must be, if there are functions for several.
    element: Option<Element>,
}

/// What the elements of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Int,
    Uint,
    Double,
    Bool,
    Duration,
    Timestamp,
    String,
    Bytes,
}

impl Function {
    const fn new(run: Run) -> Self {
        Self { run, is_operator: false, element: None }
    }

    const fn operator(run: Run) -> Self {
        Self { run, is_operator: true, element: None }
    }

    /// Calls it.
    pub(super) fn call<'a>(&self, args: &[Value<'a>]) -> Outcome<'a> {
        match (self.element, args) {
            (Some(element), [Value::List(list), ..]) if !element.is_first_of(list) => Err(Error::Mismatch),
            _ => (self.run)(args),
        }
    }
}

impl Element {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "int" => Self::Int,
            "uint" => Self::Uint,
            "double" => Self::Double,
            "bool" => Self::Bool,
            "duration" | "google.protobuf.Duration" => Self::Duration,
            "timestamp" | "google.protobuf.Timestamp" => Self::Timestamp,
            "string" => Self::String,
            "bytes" => Self::Bytes,
            _ => return None,
        })
    }

    /// Whether a list is one of such elements; only the first is looked at.
    fn is_first_of(self, list: &List<'_>) -> bool {
        match list.get(0) {
            None => true,
            Some(Err(_)) => false,
            Some(Ok(value)) => match value {
                Value::Int(_) => self == Self::Int,
                Value::Uint(_) => self == Self::Uint,
                Value::Double(_) => self == Self::Double,
                Value::Bool(_) => self == Self::Bool,
                Value::Duration(_) => self == Self::Duration,
                Value::Timestamp(_) => self == Self::Timestamp,
                Value::String(_) => self == Self::String,
                Value::Bytes(_) => self == Self::Bytes,
                _ => false,
            },
        }
    }
}

/// The code of the overloads of a function that may be meant.
pub(super) fn find(function: &str, overloads: &[&str]) -> Box<[Function]> {
    if let Some(operator) = standard::operator(function) {
        return [operator].into();
    }
    overloads.iter().filter_map(|overload| overload_of(overload)).collect()
}

fn overload_of(overload: &str) -> Option<Function> {
    let named = standard::find(overload)
        .or_else(|| time::find(overload))
        .or_else(|| strings::find(overload))
        .or_else(|| optional::find(overload))
        .or_else(|| sets::find(overload))
        .or_else(|| regex::find(overload))
        .or_else(|| network::find(overload))
        .or_else(|| formats::find(overload))
        .or_else(|| numbers::find(overload))
        .or_else(|| comprehensions::find(overload));
    named.map(Function::new).or_else(|| lists::find(overload))
}

/// A boolean value.
fn bool<'a>(value: bool) -> Outcome<'a> {
    Ok(Value::Bool(value))
}

/// An error in a library's words.
fn fail<'a>(message: String) -> Outcome<'a> {
    Err(Error::new(message))
}
