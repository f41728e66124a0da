//! Schemas as values need them: of a structural schema what says how JSON is read, and nothing else.

use std::collections::BTreeMap;

use crdgen_core::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool};

use crate::escape::escape;

/// How a JSON value is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Schema {
    /// Whether null is a value.
    pub nullable: bool,
    /// What the value is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// `x-kubernetes-int-or-string`.
    IntOrString,
    /// `type: object`.
    Object(Object),
    /// `type: array`, or none where there are no items.
    List(Option<List>),
    /// `type: string`.
    String(Format),
    /// `type: number`.
    Number,
    /// `type: integer`.
    Integer,
    /// `type: boolean`.
    Boolean,
    /// `x-kubernetes-preserve-unknown-fields` without a type.
    Unknown,
    /// A type that there is not.
    Other(Box<str>),
}

/// The formats of a string that make another value of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Any other.
    Text,
    /// `duration`.
    Duration,
    /// `date`.
    Date,
    /// `date-time`.
    DateTime,
    /// `byte`.
    Byte,
}

/// An object.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    /// The fields that have a schema.
    fields: BTreeMap<Box<str>, Schema>,
    /// The schema of all values of a map.
    values: Option<Box<Schema>>,
    /// Whether there are `properties`: then keys are escaped, and null is the same as nothing.
    pub has_fields: bool,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The schema of its items.
    pub items: Box<Schema>,
    /// How two of them are compared and joined.
    pub kind: ListKind,
}

/// `x-kubernetes-list-type`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListKind {
    /// In order.
    Atomic,
    /// In no order.
    Set,
    /// By these keys, as a rule writes them.
    Map(Vec<String>),
}

impl Schema {
    /// The schema of values under `props`. With `is_resource` it has `apiVersion`, `kind` and `metadata.name`, whether
    /// `props` names them or not: `WithTypeAndObjectMeta`.
    pub fn new(props: &JsonSchemaProps, is_resource: bool) -> Self {
        Self { nullable: props.nullable, kind: kind(props, is_resource) }
    }

    /// One that nothing is read under.
    pub fn unused() -> Self {
        Self { nullable: false, kind: Kind::Unknown }
    }

    fn text() -> Self {
        Self { nullable: false, kind: Kind::String(Format::Text) }
    }
}

impl Object {
    /// The schema of what is at `key`, which is not escaped.
    pub fn value(&self, key: &str) -> Option<&Schema> {
        if self.has_fields { self.fields.get(key) } else { self.values.as_deref() }
    }

    fn of_fields(fields: BTreeMap<Box<str>, Schema>) -> Self {
        Self { fields, values: None, has_fields: true }
    }
}

fn kind(props: &JsonSchemaProps, is_resource: bool) -> Kind {
    if props.x_int_or_string {
        return Kind::IntOrString;
    }
    match props.type_.as_deref().unwrap_or_default() {
        "object" => Kind::Object(object(props, is_resource || props.x_embedded_resource)),
        "array" => Kind::List(list(props)),
        "string" => Kind::String(match props.format.as_deref() {
            Some("duration") => Format::Duration,
            Some("date") => Format::Date,
            Some("date-time") => Format::DateTime,
            Some("byte") => Format::Byte,
            _ => Format::Text,
        }),
        "number" => Kind::Number,
        "integer" => Kind::Integer,
        "boolean" => Kind::Boolean,
        _ if props.x_preserve_unknown_fields == Some(true) => Kind::Unknown,
        other => Kind::Other(other.into()),
    }
}

fn object(props: &JsonSchemaProps, is_resource: bool) -> Object {
    let fields = props.properties.iter().map(|(name, field)| (name.as_str().into(), Schema::new(field, false)));
    let mut object = Object::of_fields(fields.collect());
    if is_resource {
        add_meta(props, &mut object.fields);
    }
    object.has_fields = !object.fields.is_empty();
    if let (false, Some(SchemaOrBool::Schema(values))) = (object.has_fields, &props.additional_properties) {
        object.values = Some(Box::new(Schema::new(values, false)));
    }
    object
}

fn add_meta(props: &JsonSchemaProps, fields: &mut BTreeMap<Box<str>, Schema>) {
    let is =
        |field: Option<&JsonSchemaProps>, type_: &str| field.is_some_and(|field| field.type_.as_deref() == Some(type_));
    let metadata = props.properties.get("metadata");
    let in_metadata = |name: &str| metadata.and_then(|metadata| metadata.properties.get(name));
    let is_complete = ["kind", "apiVersion"].iter().all(|name| is(props.properties.get(*name), "string"))
        && is(metadata, "object")
        && ["name", "generateName"].iter().all(|name| is(in_metadata(name), "string"));
    if is_complete {
        return;
    }
    let names = ["name", "generateName"].map(|name| (name.into(), Schema::text()));
    let metadata = Kind::Object(Object::of_fields(BTreeMap::from(names)));
    fields.insert("kind".into(), Schema::text());
    fields.insert("apiVersion".into(), Schema::text());
    fields.insert("metadata".into(), Schema { nullable: false, kind: metadata });
}

fn list(props: &JsonSchemaProps) -> Option<List> {
    let Some(SchemaOrArray::Schema(items)) = &props.items else { return None };
    let escaped = |key: &String| escape(key).map_or_else(|| key.clone(), |key| key.into_owned());
    let kind = match props.x_list_type.as_deref() {
        Some("map") => ListKind::Map(props.x_list_map_keys.iter().map(escaped).collect()),
        Some("set") => ListKind::Set,
        _ => ListKind::Atomic,
    };
    Some(List { items: Box::new(Schema::new(items, false)), kind })
}
