//! Schemas as types: what a rule may do with the values under a schema, and how large they may be.

use std::collections::BTreeMap;

use crdgen_core::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool};

use crate::escape::escape;
use crate::types::Type;

/// So many bytes a request has at most.
pub const MAX_REQUEST_SIZE: i64 = 3 * 1024 * 1024;

/// The type of the values under a schema.
#[derive(Debug, Clone, PartialEq)]
pub struct DeclType {
    /// What it is.
    pub kind: DeclKind,
    /// How many elements, entries, bytes or characters a value has at most.
    pub max_elements: i64,
    /// How many bytes of JSON a value is at least.
    pub min_size: i64,
}

/// What a declared type is.
#[derive(Debug, Clone, PartialEq)]
pub enum DeclKind {
    /// A type without parts.
    Simple(Type),
    /// A list.
    List(Box<DeclType>),
    /// A map of strings.
    Map(Box<DeclType>),
    /// An object, by the names of its fields as rules write them.
    Object(BTreeMap<String, DeclType>),
}

/// The smallest JSON of an empty list, map, object or string.
const EMPTY: i64 = 2;
const DATE_SIZE: i64 = 12;
/// So many characters the name of a resource has at most. What is put behind `generateName` is one at least.
const MAX_NAME: i64 = 253;

impl DeclType {
    /// That of a schema, if rules can do anything with its values. `is_resource` is set for the root of a resource.
    pub fn new(schema: &JsonSchemaProps, is_resource: bool) -> Option<Self> {
        if schema.x_int_or_string {
            let max_elements = schema.max_length.map_or(MAX_REQUEST_SIZE - 2, bytes_of_chars);
            return Some(Self { kind: DeclKind::Simple(Type::Dyn), max_elements, min_size: 1 });
        }
        match schema.type_.as_deref().unwrap_or_default() {
            "array" => list(schema),
            "object" => match &schema.additional_properties {
                Some(SchemaOrBool::Schema(values)) => map(schema, values),
                _ => Some(object(schema, is_resource)),
            },
            "string" => Some(string(schema)),
            "boolean" => Some(Self::simple(Type::Bool, 0, 4)),
            "number" => Some(Self::simple(Type::Double, 0, 1)),
            "integer" => Some(Self::simple(Type::Int, 0, 1)),
            _ => None,
        }
    }

    /// The type that the checker knows it by, where an object has this name, and what is in it names made from it.
    pub fn cel_type(&self, name: &str) -> Type {
        match &self.kind {
            DeclKind::Simple(type_) => type_.clone(),
            DeclKind::List(items) => Type::list(items.cel_type(&format!("{name}.@idx"))),
            DeclKind::Map(values) => Type::map(Type::String, values.cel_type(&format!("{name}.@elem"))),
            DeclKind::Object(_) => Type::named(name),
        }
    }

    /// The fields of an object, under the name that a rule may write.
    pub fn fields(&self) -> Option<&BTreeMap<String, DeclType>> {
        match &self.kind {
            DeclKind::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// The type that has a name made from that of the root.
    pub(crate) fn find(&self, name: &str, root: &str) -> Option<&DeclType> {
        let steps = name.strip_prefix(root)?;
        steps.split('.').skip(1).try_fold(self, |decl, step| match (&decl.kind, step) {
            (DeclKind::List(items), "@idx") => Some(items.as_ref()),
            (DeclKind::Map(values), "@elem") => Some(values.as_ref()),
            (DeclKind::Object(fields), field) => fields.get(field),
            _ => None,
        })
    }

    fn simple(type_: Type, max_elements: i64, min_size: i64) -> Self {
        Self { kind: DeclKind::Simple(type_), max_elements, min_size }
    }
}

fn bytes_of_chars(chars: i64) -> i64 {
    chars.max(0).saturating_mul(4)
}

fn list(schema: &JsonSchemaProps) -> Option<DeclType> {
    let Some(SchemaOrArray::Schema(items)) = &schema.items else { return None };
    let items = DeclType::new(items, items.x_embedded_resource)?;
    let max_elements = schema.max_items.map_or((MAX_REQUEST_SIZE - 2) / (items.min_size + 1), |most| most.max(0));
    Some(DeclType { kind: DeclKind::List(Box::new(items)), max_elements, min_size: EMPTY })
}

fn map(schema: &JsonSchemaProps, values: &JsonSchemaProps) -> Option<DeclType> {
    let values = DeclType::new(values, values.x_embedded_resource)?;
    let max_elements = schema.max_properties.map_or((MAX_REQUEST_SIZE - 2) / (values.min_size + 6), |most| most.max(0));
    Some(DeclType { kind: DeclKind::Map(Box::new(values)), max_elements, min_size: EMPTY })
}

fn object(schema: &JsonSchemaProps, is_resource: bool) -> DeclType {
    let mut min_size = EMPTY;
    let mut fields = BTreeMap::new();
    let mut add = |name: &str, declared: DeclType, has_default: bool| {
        if schema.required.iter().any(|required| required == name) && !has_default {
            min_size += i64::try_from(name.len()).unwrap_or(i64::MAX / 2).saturating_add(declared.min_size + 4);
        }
        if let Some(name) = escape(name) {
            fields.insert(name.into_owned(), declared);
        }
    };
    let with_meta = is_resource && !describes_meta(schema);
    for (name, property) in &schema.properties {
        if with_meta && matches!(name.as_str(), "kind" | "apiVersion" | "metadata") {
            continue;
        }
        if let Some(declared) = DeclType::new(property, property.x_embedded_resource) {
            add(name, declared, property.default.as_ref().is_some_and(|default| !default.is_null()));
        }
    }
    if with_meta {
        add("kind", text(None), false);
        add("apiVersion", text(None), false);
        let written = |name| schema.properties.get("metadata").and_then(|metadata| metadata.properties.get(name));
        let names = [("name", MAX_NAME), ("generateName", MAX_NAME - 1)].map(|(name, most)| {
            let written = written(name).and_then(|name| name.max_length);
            (name.to_owned(), text(Some(written.map_or(most, |written| written.min(most)))))
        });
        let metadata = DeclType { kind: DeclKind::Object(names.into()), max_elements: 0, min_size: EMPTY };
        add("metadata", metadata, false);
    }
    DeclType { kind: DeclKind::Object(fields), max_elements: 0, min_size }
}

/// Whether a resource says itself what `WithTypeAndObjectMeta` would add.
fn describes_meta(schema: &JsonSchemaProps) -> bool {
    let is = |schema: Option<&JsonSchemaProps>, type_: &str| {
        schema.is_some_and(|schema| schema.type_.as_deref() == Some(type_))
    };
    let metadata = schema.properties.get("metadata");
    let name = |name: &str| metadata.and_then(|metadata| metadata.properties.get(name));
    is(schema.properties.get("kind"), "string")
        && is(schema.properties.get("apiVersion"), "string")
        && is(metadata, "object")
        && is(name("name"), "string")
        && is(name("generateName"), "string")
}

/// A string of so many characters at most.
fn text(max_length: Option<i64>) -> DeclType {
    DeclType::simple(Type::String, max_length.map_or(MAX_REQUEST_SIZE - 2, bytes_of_chars), EMPTY)
}

fn string(schema: &JsonSchemaProps) -> DeclType {
    match schema.format.as_deref().unwrap_or_default() {
        "byte" => {
            DeclType::simple(Type::Bytes, schema.max_length.map_or(MAX_REQUEST_SIZE - 2, |most| most.max(0)), EMPTY)
        }
        "duration" => DeclType::simple(Type::Duration, 32, 3),
        "date" => DeclType::simple(Type::Timestamp, DATE_SIZE, DATE_SIZE),
        "date-time" => DeclType::simple(Type::Timestamp, 32, 21),
        _ => {
            let enum_ = schema.enum_.as_deref().filter(|values| !values.is_empty());
            let longest = |values: &[serde_json::Value]| {
                let lengths = values.iter().filter_map(|value| value.as_str()).map(str::len);
                i64::try_from(lengths.max().unwrap_or(0)).unwrap_or(i64::MAX)
            };
            match (schema.max_length, enum_) {
                (None, Some(values)) => DeclType::simple(Type::String, longest(values), EMPTY),
                (max_length, _) => text(max_length),
            }
        }
    }
}
