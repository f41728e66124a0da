//! Types of values, as the checker knows them.

use std::fmt;
use std::sync::Arc;

/// A type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// What is known at run time only.
    Dyn,
    /// That of what is wrong: it fits everywhere, so that one mistake is reported once.
    Error,
    /// `null`.
    Null,
    /// `bool`.
    Bool,
    /// `int`, of 64 bits.
    Int,
    /// `uint`, of 64 bits.
    Uint,
    /// `double`.
    Double,
    /// `string`.
    String,
    /// `bytes`.
    Bytes,
    /// `google.protobuf.Duration`.
    Duration,
    /// `google.protobuf.Timestamp`.
    Timestamp,
    /// `google.protobuf.Any`.
    Any,
    /// `google.protobuf.Int64Value` and its like: one of the types from `bool` to `bytes`, or null.
    Wrapper(Arc<Type>),
    /// `list`, of what.
    List(Arc<Type>),
    /// `map`, from what to what.
    Map(Arc<Type>, Arc<Type>),
    /// That of a type, if it is known of which.
    Type(Option<Arc<Type>>),
    /// What has fields: an object of a schema, a type of a library.
    Struct(Arc<str>),
    /// What has a name and parameters, and no fields: `optional_type`.
    Opaque(&'static str, Arc<[Type]>),
    /// A parameter of a declaration: `T` in `list(T)`.
    Param(&'static str),
    /// What the checker has yet to find out.
    Var(u32),
}

/// The name of the type of optional values.
pub const OPTIONAL: &str = "optional_type";

impl Type {
    /// A list.
    pub fn list(element: Type) -> Self {
        Self::List(Arc::new(element))
    }

    /// A map.
    pub fn map(key: Type, value: Type) -> Self {
        Self::Map(Arc::new(key), Arc::new(value))
    }

    /// An optional value.
    pub fn optional(value: Type) -> Self {
        Self::Opaque(OPTIONAL, Arc::new([value]))
    }

    /// The type of a type.
    pub fn type_of(of: Type) -> Self {
        Self::Type(Some(Arc::new(of)))
    }

    /// A type with fields.
    pub fn named(name: &str) -> Self {
        Self::Struct(name.into())
    }

    /// What an optional value holds.
    pub fn in_optional(&self) -> Option<&Type> {
        match self {
            Self::Opaque(OPTIONAL, params) => params.first(),
            _ => None,
        }
    }

    /// Its name at run time, without parameters: what `type(x)` is.
    pub fn runtime_name(&self) -> &str {
        match self {
            Self::Dyn => "dyn",
            Self::Error => "error",
            Self::Null => "null_type",
            Self::Bool => "bool",
            Self::Int => "int",
            Self::Uint => "uint",
            Self::Double => "double",
            Self::String => "string",
            Self::Bytes => "bytes",
            Self::Duration => "google.protobuf.Duration",
            Self::Timestamp => "google.protobuf.Timestamp",
            Self::Any => "google.protobuf.Any",
            Self::Wrapper(of) => of.runtime_name(),
            Self::List(_) => "list",
            Self::Map(..) => "map",
            Self::Type(_) => "type",
            Self::Struct(name) => name,
            Self::Opaque(name, _) | Self::Param(name) => name,
            Self::Var(_) => "",
        }
    }
}

/// As messages of the checker name it: `FormatCELType`.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("any"),
            Self::Duration => f.write_str("duration"),
            Self::Timestamp => f.write_str("timestamp"),
            Self::Error => f.write_str("!error!"),
            Self::Null => f.write_str("null"),
            Self::Wrapper(of) => write!(f, "wrapper({of})"),
            Self::List(of) => write!(f, "list({of})"),
            Self::Map(key, value) => write!(f, "map({key}, {value})"),
            Self::Type(Some(of)) => write!(f, "type({of})"),
            Self::Opaque(name, params) => {
                f.write_str(name)?;
                for (index, param) in params.iter().enumerate() {
                    write!(f, "{}{param}", if index == 0 { "(" } else { ", " })?;
                }
                f.write_str(if params.is_empty() { "" } else { ")" })
            }
            Self::Var(number) => write!(f, "_var{number}"),
            other => f.write_str(other.runtime_name()),
        }
    }
}
