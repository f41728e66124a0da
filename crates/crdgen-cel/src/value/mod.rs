//! Values at run time: those of CEL, those of a Kubernetes object under its schema, and those of the libraries.
//!
//! What stands in an object is never copied: a value borrows the JSON and the schema beside it, and is read when it is
//! asked for.

mod arithmetic;
mod bytes;
mod compare;
mod convert;
mod equal;
mod error;
mod key;
pub mod kubernetes;
mod list;
mod map;
mod numbers;
mod print;
pub mod schema;
mod text;
mod typed;

use std::sync::Arc;

use crdgen_go::time::Time;
use serde_json::Value as Json;

pub use self::bytes::Bytes;
pub use self::error::Error;
pub use self::kubernetes::Kubernetes;
pub use self::list::List;
pub use self::map::{Entries, Map};
pub use self::text::Text;
pub use self::typed::typed;
use crate::types::{OPTIONAL, Type};

/// A value.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// A `bool`.
    Bool(bool),
    /// An `int`.
    Int(i64),
    /// A `uint`.
    Uint(u64),
    /// A `double`.
    Double(f64),
    /// A `string`.
    String(Text<'a>),
    /// `bytes`.
    Bytes(Bytes<'a>),
    /// A `google.protobuf.Duration`, in nanoseconds.
    Duration(i64),
    /// A `google.protobuf.Timestamp`.
    Timestamp(Time),
    /// A type, by its name at run time.
    Type(Text<'a>),
    /// A `list`.
    List(List<'a>),
    /// A `map`, or an object of a schema.
    Map(Map<'a>),
    /// An `optional_type`.
    Optional(Option<Arc<Value<'a>>>),
    /// A value of Kubernetes' libraries.
    Kubernetes(Kubernetes),
    /// What is kept without a schema: it is equal to its like, and good for nothing else.
    Unknown(&'a Json),
    /// An element of a list that is no value. Whoever takes it out gets the error.
    Failed(Arc<Error>),
}

impl<'a> Value<'a> {
    /// A string of the author's.
    pub fn string(text: impl Into<Text<'a>>) -> Self {
        Self::String(text.into())
    }

    /// A list of these values.
    pub fn list(values: Vec<Value<'a>>) -> Self {
        Self::List(List::new(values))
    }

    /// An optional value with something in it.
    pub fn some(value: Value<'a>) -> Self {
        Self::Optional(Some(Arc::new(value)))
    }

    /// A value for a list or map, which hold also what could not be read.
    pub fn or_failed(value: Result<Value<'a>, Error>) -> Self {
        value.unwrap_or_else(|error| Self::Failed(Arc::new(error)))
    }

    /// The same value, borrowed as far as it can be.
    pub fn borrowed(&'a self) -> Self {
        match self {
            Self::String(text) => Self::String(text.borrowed()),
            Self::Type(name) => Self::Type(name.borrowed()),
            Self::Bytes(bytes) => Self::Bytes(bytes.borrowed()),
            other => other.clone(),
        }
    }

    /// The name of its type at run time.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null_type",
            Self::Bool(_) => "bool",
            Self::Int(_) => "int",
            Self::Uint(_) => "uint",
            Self::Double(_) => "double",
            Self::String(_) => "string",
            Self::Bytes(_) => "bytes",
            Self::Duration(_) => "google.protobuf.Duration",
            Self::Timestamp(_) => "google.protobuf.Timestamp",
            Self::Type(_) => "type",
            Self::List(_) => "list",
            Self::Map(_) => "map",
            Self::Optional(_) => OPTIONAL,
            Self::Kubernetes(value) => value.type_name(),
            Self::Unknown(_) => "unknown",
            Self::Failed(_) => "error",
        }
    }

    /// The name of its Go type, as `%T` prints it.
    pub fn go_type(&self) -> &'static str {
        match self {
            Self::Null => "types.Null",
            Self::Bool(_) => "types.Bool",
            Self::Int(_) => "types.Int",
            Self::Uint(_) => "types.Uint",
            Self::Double(_) => "types.Double",
            Self::String(_) => "types.String",
            Self::Bytes(_) => "types.Bytes",
            Self::Duration(_) => "types.Duration",
            Self::Timestamp(_) => "types.Timestamp",
            Self::Type(_) => "*types.Type",
            Self::List(List::Literal(_)) => "*types.baseList",
            Self::List(List::Joined(_)) => "*types.concatList",
            Self::List(_) => "*common.unstructuredList",
            Self::Map(Map::Literal(_)) => "*types.baseMap",
            Self::Map(Map::Json(..)) => "*common.unstructuredMap",
            Self::Optional(_) => "*types.Optional",
            Self::Kubernetes(value) => value.go_type(),
            Self::Unknown(_) => "*common.unknownPreserved",
            Self::Failed(_) => "*types.Err",
        }
    }

    /// Whether it may stand where a function wants a value of `type_`: `IsAssignableRuntimeType`, which looks at the first
    /// element of a list or map and no further.
    pub fn is_a(&self, type_: &Type) -> bool {
        match (type_, self) {
            (Type::Dyn | Type::Param(_) | Type::Var(_) | Type::Any, _) => true,
            (Type::Wrapper(of), _) => matches!(self, Self::Null) || self.is_a(of),
            (Type::List(of), Self::List(list)) => match list.get(0) {
                None => true,
                Some(first) => first.is_ok_and(|first| first.is_a(of)),
            },
            (Type::Map(key, value), Self::Map(map)) => match map.first() {
                None => true,
                Some((first, found)) => first.is_a(key) && found.is_ok_and(|found| found.is_a(value)),
            },
            _ => type_.runtime_name() == self.type_name(),
        }
    }

    /// The number of code points, bytes, elements or entries, if it is a thing that has one.
    pub fn size(&self) -> Option<u64> {
        Some(match self {
            Self::String(text) => text.count(),
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::List(list) => list.len() as u64,
            Self::Map(map) => map.len() as u64,
            Self::Kubernetes(value) => return value.size(),
            _ => return None,
        })
    }

    /// Whether it is what an optional field has when it is not set: `IsZeroValue`. Values that an object holds are never.
    pub fn is_zero(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Bool(value) => !value,
            Self::Int(value) => *value == 0,
            Self::Uint(value) => *value == 0,
            Self::Double(value) => *value == 0.0,
            Self::String(text) => text.is_empty(),
            Self::Bytes(bytes) => bytes.is_empty(),
            Self::Duration(nanoseconds) => *nanoseconds == 0,
            // The zero of Go's times is the start of the year 1.
            Self::Timestamp(time) => *time == Time::from_unix(-62_135_596_800, 0),
            Self::List(List::Literal(_) | List::Joined(_)) => self.size() == Some(0),
            Self::Map(Map::Literal(_)) => self.size() == Some(0),
            _ => false,
        }
    }
}
