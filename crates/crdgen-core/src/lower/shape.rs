//! Sets of JSON values, split by JSON type.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::Span;
use crate::props::ExternalDocumentation;
use crate::resource::ValidationRule;
use crate::structural::{ListType, MapType, ValueValidation};

/// The JSON types besides null. Integers are numbers with [`Part::integral`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Type {
    Boolean,
    Number,
    String,
    Array,
    Object,
}

impl Type {
    pub(super) const ALL: [Type; 5] = [Type::Boolean, Type::Number, Type::String, Type::Array, Type::Object];

    pub(super) fn of(value: &Value) -> Option<Type> {
        match value {
            Value::Null => None,
            Value::Bool(_) => Some(Type::Boolean),
            Value::Number(_) => Some(Type::Number),
            Value::String(_) => Some(Type::String),
            Value::Array(_) => Some(Type::Array),
            Value::Object(_) => Some(Type::Object),
        }
    }

    pub(super) fn is_scalar(self) -> bool {
        matches!(self, Type::Boolean | Type::Number | Type::String)
    }
}

/// A set of JSON values, and what its author says about it.
///
/// Two shapes are equal if they admit the same values; what is said about them does not count.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    /// Whether null is in it.
    pub(super) null: bool,
    /// The values of each type in it, in the order of [`Type::ALL`].
    pub(super) parts: [Option<Box<Part>>; 5],
    /// What is said about it.
    pub(super) notes: Notes,
}

impl PartialEq for Shape {
    fn eq(&self, other: &Self) -> bool {
        self.null == other.null && self.parts == other.parts
    }
}

/// The values of one type in a shape: those that satisfy `value`, `items`, `properties` and every one of `clauses`.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Part {
    /// Numbers: without a fraction.
    pub(super) integral: bool,
    /// Arrays: no item twice.
    pub(super) unique: bool,
    /// The keywords that stand for themselves.
    pub(super) value: ValueValidation,
    /// Arrays: the shape of each item; any if absent.
    pub(super) items: Option<Shape>,
    /// Objects: the shape of these keys, where they are there.
    pub(super) properties: BTreeMap<String, Shape>,
    /// Objects: the other keys.
    pub(super) rest: Rest,
    /// Alternatives.
    pub(super) clauses: Vec<Clause>,
}

/// The keys of an object that have no shape of their own.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Rest {
    /// Nothing at all was said, not even that this is an object: free JSON.
    #[default]
    Any,
    /// A struct: serde skips other keys, and the server prunes them.
    Skipped,
    /// There are none.
    Closed,
    /// Any, with any value, and kept.
    Free,
    /// Any, with values of this shape.
    Of(Box<Shape>),
}

/// One alternative out of several, or none of one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clause {
    pub(super) choice: Choice,
    pub(super) branches: Vec<Part>,
}

/// How many of the branches of a clause hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// At least one.
    AnyOf,
    /// One; the branches are known to exclude each other.
    OneOf,
    /// None.
    Not,
}

/// What is said about a shape that does not change its values.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes {
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    pub(super) default: Option<Value>,
    pub(super) example: Option<Value>,
    pub(super) external_docs: Option<ExternalDocumentation>,
    pub(super) span: Option<Span>,
    pub(super) validations: Vec<ValidationRule>,
    pub(super) preserve_unknown_fields: bool,
    pub(super) embedded_resource: bool,
    pub(super) list_type: Option<ListType>,
    pub(super) map_type: Option<MapType>,
    /// Whether the list type is not the author's, but what Kubernetes says of one of its own types.
    pub(super) of_api: bool,
    /// Several values of one field met here whose types differ.
    pub(super) mixed: bool,
    /// There were CEL rules that only some alternatives have.
    pub(super) rules_dropped: bool,
}

impl Shape {
    /// Every JSON value.
    pub(super) fn any() -> Self {
        Self { null: true, parts: Type::ALL.map(|_| Some(Box::default())), notes: Notes::default() }
    }

    /// Objects of any content, kept as they are.
    pub(super) fn free_object() -> Self {
        let mut shape = Self::of(Type::Object, Part { rest: Rest::Skipped, ..Part::default() });
        shape.notes.preserve_unknown_fields = true;
        shape
    }

    /// Integers and strings.
    pub(super) fn int_or_string() -> Self {
        let mut shape = Self::of(Type::Number, Part { integral: true, ..Part::default() });
        shape.set(Type::String, Some(Part::default()));
        shape
    }

    /// The values of one type.
    pub(super) fn of(ty: Type, part: Part) -> Self {
        let mut shape = Self::default();
        shape.set(ty, Some(part));
        shape
    }

    pub(super) fn part(&self, ty: Type) -> Option<&Part> {
        self.parts[ty as usize].as_deref()
    }

    pub(super) fn part_mut(&mut self, ty: Type) -> Option<&mut Part> {
        self.parts[ty as usize].as_deref_mut()
    }

    pub(super) fn take(&mut self, ty: Type) -> Option<Part> {
        self.parts[ty as usize].take().map(|part| *part)
    }

    pub(super) fn set(&mut self, ty: Type, part: Option<Part>) {
        self.parts[ty as usize] = part.map(Box::new);
    }

    /// The types besides null that occur.
    pub(super) fn types(&self) -> Vec<Type> {
        Type::ALL.into_iter().filter(|ty| self.part(*ty).is_some()).collect()
    }

    /// Whether it admits every value but, maybe, null.
    pub(super) fn is_any(&self) -> bool {
        self.parts.iter().all(|part| part.as_deref().is_some_and(Part::is_any))
    }
}

impl Part {
    /// Whether every value of the type is in it.
    pub(super) fn is_any(&self) -> bool {
        let Part { integral, unique: _, value, items, properties, rest, clauses } = self;
        !integral
            && value.is_empty()
            && items.as_ref().is_none_or(|items| items.null && items.is_any())
            && properties.is_empty()
            && matches!(rest, Rest::Any | Rest::Free)
            && clauses.is_empty()
    }

    /// The values, if they are listed and that is all that is said.
    pub(super) fn as_enum(&self) -> Option<&Vec<Value>> {
        let values = self.value.enum_.as_ref()?;
        let listed = ValueValidation { enum_: Some(values.clone()), ..ValueValidation::default() };
        (self.clauses.is_empty() && self.value == listed).then_some(values)
    }
}

impl Notes {
    /// These notes, with those of a schema further in where these say nothing. Rules of both hold.
    pub(super) fn over(self, inner: Notes) -> Notes {
        let mut validations = inner.validations;
        for rule in self.validations {
            if !validations.contains(&rule) {
                validations.push(rule);
            }
        }
        Notes {
            title: self.title.or(inner.title),
            description: self.description.or(inner.description),
            default: self.default.or(inner.default),
            example: self.example.or(inner.example),
            external_docs: self.external_docs.or(inner.external_docs),
            span: self.span.or(inner.span),
            validations,
            preserve_unknown_fields: self.preserve_unknown_fields || inner.preserve_unknown_fields,
            embedded_resource: self.embedded_resource || inner.embedded_resource,
            list_type: self.list_type.or(inner.list_type),
            map_type: self.map_type.or(inner.map_type),
            of_api: self.of_api || inner.of_api,
            mixed: self.mixed || inner.mixed,
            rules_dropped: self.rules_dropped || inner.rules_dropped,
        }
    }

    /// What still holds of a set that is larger: rules and defaults only if both said them.
    pub(super) fn beside(self, other: Notes) -> Notes {
        let validations: Vec<_> =
            self.validations.iter().filter(|rule| other.validations.contains(rule)).cloned().collect();
        let default = self.default.clone().filter(|default| other.default.as_ref() == Some(default));
        let notes = self.over(other);
        let rules_dropped = notes.rules_dropped || notes.validations.len() > validations.len();
        Notes { validations, default, rules_dropped, ..notes }
    }
}
