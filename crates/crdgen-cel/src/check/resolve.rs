//! What names refer to: variables, types, fields.

use std::sync::Arc;

use crate::ast::{Expr, Kind, Reference};
use crate::decls;
use crate::types::Type;

use super::{Checker, SELF_TYPE, dotted, first_name};

/// The variables of the loops around.
#[derive(Default)]
pub(super) struct Scopes(Vec<Vec<(Arc<str>, Type)>>);

impl Scopes {
    pub(super) fn enter(&mut self) {
        self.0.push(Vec::new());
    }

    pub(super) fn leave(&mut self) {
        self.0.pop();
    }

    pub(super) fn declare(&mut self, name: &Arc<str>, type_: Type) {
        if let Some(scope) = self.0.last_mut() {
            scope.push((name.clone(), type_));
        }
    }

    pub(super) fn is_outermost(&self) -> bool {
        self.0.is_empty()
    }

    fn find(&self, name: &str) -> Option<&(Arc<str>, Type)> {
        self.0.iter().rev().find_map(|scope| scope.iter().rev().find(|(variable, _)| &**variable == name))
    }
}

/// What a name refers to.
pub(super) struct Found {
    pub(super) name: Arc<str>,
    pub(super) type_: Type,
    pub(super) reference: Reference,
}

impl Checker<'_> {
    /// What a name refers to that stands alone.
    pub(super) fn variable(&self, name: &str) -> Option<Found> {
        let (is_global, plain) = name.strip_prefix('.').map_or((false, name), |plain| (true, plain));
        let local = self.scopes.find(plain);
        match local {
            Some((name, type_)) if !is_global => Some(found(name.clone(), type_.clone())),
            _ => self.global(plain, local.is_some()),
        }
    }

    /// What `a.b.c` refers to as one name.
    pub(super) fn qualified(&self, expr: &Expr) -> Option<Found> {
        let Kind::Select(_) = &expr.kind else { return None };
        let first = first_name(expr)?;
        let plain = first.strip_prefix('.').unwrap_or(first);
        let is_hidden = self.scopes.find(plain).is_some();
        if is_hidden && !first.starts_with('.') {
            return None;
        }
        let name = dotted(expr)?;
        self.global(name.strip_prefix('.').unwrap_or(&name), is_hidden)
    }

    fn global(&self, name: &str, is_hidden: bool) -> Option<Found> {
        let variable = self.scope.variables.iter().find(|(variable, _)| *variable == name);
        let type_ = match variable {
            Some((_, type_)) => type_.clone(),
            None => standard_type(name).or_else(|| self.type_of_name(name))?,
        };
        let name = if is_hidden { format!(".{name}").into() } else { Arc::from(name) };
        Some(found(name, type_))
    }

    /// The type of the name of a type.
    fn type_of_name(&self, name: &str) -> Option<Type> {
        let library = self.scope.environment.types.iter().find(|library| **library == name);
        if let Some(name) = library {
            let params: Arc<[Type]> =
                if *name == crate::types::OPTIONAL { Arc::new([Type::Dyn]) } else { Arc::new([]) };
            return Some(Type::type_of(Type::Opaque(name, params)));
        }
        message(name).map(|(type_, _)| Type::type_of(type_))
    }

    /// The full name of a type that is made, and the type of that name.
    pub(super) fn type_name(&self, name: &str) -> Option<(Arc<str>, Type)> {
        let name = name.strip_prefix('.').unwrap_or(name);
        let type_ = standard_type(name).or_else(|| self.type_of_name(name))?;
        Some((name.into(), type_))
    }

    /// The type of a field of a type, or what is wrong with it.
    pub(super) fn field_type(&mut self, id: i64, name: &str, field: &str) -> Option<Type> {
        let found = match self.declared_field(name, field) {
            Some(found) => found,
            None => match message(name) {
                Some((_, fields)) => {
                    fields.iter().find(|(name, _)| *name == field).map(|(_, type_)| message_field(type_))
                }
                None => {
                    self.wrong(id, format!("unexpected failed resolution of '{name}'"));
                    return None;
                }
            },
        };
        if found.is_none() {
            self.wrong(id, format!("undefined field '{field}'"));
        }
        found
    }

    /// The type of a field of a declared type, if there is such a type.
    fn declared_field(&self, name: &str, field: &str) -> Option<Option<Type>> {
        let fields = self.scope.declared?.find(name, SELF_TYPE)?.fields()?;
        let escaped = format!("__{field}__");
        let (field, declared) = match fields.get(field) {
            Some(declared) => (field, declared),
            None if self.scope.environment.keywords_as_fields && crate::escape::is_reserved(field) => {
                match fields.get(&escaped) {
                    Some(declared) => (escaped.as_str(), declared),
                    None => return Some(None),
                }
            }
            None => return Some(None),
        };
        Some(Some(declared.cel_type(&format!("{name}.{field}"))))
    }
}

fn found(name: Arc<str>, type_: Type) -> Found {
    Found { reference: Reference::Variable(name.clone()), name, type_ }
}

/// The names of the types of the language.
fn standard_type(name: &str) -> Option<Type> {
    Some(Type::type_of(match name {
        "list" => Type::list(Type::Dyn),
        "map" => Type::map(Type::Dyn, Type::Dyn),
        "null_type" => Type::Null,
        "type" => return Some(Type::type_of(Type::Type(None))),
        "google.protobuf.Duration" => Type::Duration,
        "google.protobuf.Timestamp" => Type::Timestamp,
        "dyn" | "duration" | "timestamp" => return None,
        name => decls::simple(name)?,
    }))
}

/// The messages of Protocol Buffers that every server knows, each with its fields.
type Message = (Type, &'static [(&'static str, &'static str)]);

fn message(name: &str) -> Option<Message> {
    let wrapper = |of: Type, fields: &'static [_]| Some((Type::Wrapper(Arc::new(of)), fields));
    match name.strip_prefix("google.protobuf.")? {
        "BoolValue" => wrapper(Type::Bool, &[("value", "bool")]),
        "BytesValue" => wrapper(Type::Bytes, &[("value", "bytes")]),
        "DoubleValue" | "FloatValue" => wrapper(Type::Double, &[("value", "double")]),
        "Int64Value" | "Int32Value" => wrapper(Type::Int, &[("value", "int")]),
        "UInt64Value" | "UInt32Value" => wrapper(Type::Uint, &[("value", "uint")]),
        "StringValue" => wrapper(Type::String, &[("value", "string")]),
        "Any" => Some((Type::Any, &[("type_url", "string"), ("value", "bytes")])),
        "Duration" => Some((Type::Duration, &[("seconds", "int"), ("nanos", "int")])),
        "Timestamp" => Some((Type::Timestamp, &[("seconds", "int"), ("nanos", "int")])),
        "Empty" => Some((Type::named(name), &[])),
        "ListValue" => Some((Type::list(Type::Dyn), &[("values", "list")])),
        "Struct" => Some((Type::map(Type::String, Type::Dyn), &[("fields", "map")])),
        "Value" => Some((
            Type::Dyn,
            &[
                ("null_value", "int"),
                ("number_value", "double"),
                ("string_value", "string"),
                ("bool_value", "bool"),
                ("struct_value", "map"),
                ("list_value", "list"),
            ],
        )),
        _ => None,
    }
}

fn message_field(type_: &str) -> Type {
    match type_ {
        "list" => Type::list(Type::Dyn),
        "map" => Type::map(Type::String, Type::Dyn),
        other => decls::simple(other).unwrap_or(Type::Dyn),
    }
}

/// The name of the message that a type of the language is, too.
pub(super) fn message_name(type_: &Type) -> Option<&'static str> {
    Some(match type_ {
        Type::Any => "google.protobuf.Any",
        Type::Timestamp => "google.protobuf.Timestamp",
        Type::Duration => "google.protobuf.Duration",
        Type::Dyn => "google.protobuf.Value",
        Type::Null => "google.protobuf.NullValue",
        Type::Wrapper(of) => match of.as_ref() {
            Type::Bool => "google.protobuf.BoolValue",
            Type::Bytes => "google.protobuf.BytesValue",
            Type::Double => "google.protobuf.DoubleValue",
            Type::Int => "google.protobuf.Int64Value",
            Type::String => "google.protobuf.StringValue",
            _ => "google.protobuf.UInt64Value",
        },
        Type::List(of) if **of == Type::Dyn => "google.protobuf.ListValue",
        Type::Map(key, value) if **key == Type::String && **value == Type::Dyn => "google.protobuf.Struct",
        _ => return None,
    })
}
