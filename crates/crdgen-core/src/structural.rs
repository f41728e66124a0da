//! Structural schemas: the only schemas that a CRD may hold, as a type that can hold no other.
//!
//! Source of the rules: `ValidateStructural` of `k8s.io/apiextensions-apiserver/pkg/apiserver/schema`. What the types
//! here leave open (a list-map key that must exist, say) is checked where a value is made.

pub mod check;
mod props;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Number, Value};

use crate::props::ExternalDocumentation;
use crate::resource::ValidationRule;

/// A structural schema: one type at every level, and value validation that never says anything about types.
#[derive(Debug, Clone, PartialEq)]
pub struct Structural {
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `default`.
    pub default: Option<Value>,
    /// `nullable`: whether null is kept. Null that is not is dropped before validation.
    pub nullable: bool,
    /// `example`.
    pub example: Option<Value>,
    /// `externalDocs`.
    pub external_docs: Option<ExternalDocumentation>,
    /// `x-kubernetes-validations`.
    pub validations: Vec<ValidationRule>,
    /// The type, and what hangs on it.
    pub kind: Kind,
    /// What values of the type must satisfy.
    pub value: ValueValidation,
}

/// The type of a schema, with the keywords that only this type has.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// `type: boolean`.
    Boolean,
    /// `type: integer`.
    Integer,
    /// `type: number`.
    Number,
    /// `type: string`.
    String,
    /// `type: array`.
    Array(Array),
    /// `type: object`.
    Object(Object),
    /// `x-kubernetes-int-or-string: true`, without a type.
    IntOrString,
    /// `x-kubernetes-preserve-unknown-fields: true`, without a type: every JSON value.
    Any(Any),
}

/// What `type: array` carries.
#[derive(Debug, Clone, PartialEq)]
pub struct Array {
    /// `items`.
    pub items: Box<Structural>,
    /// `x-kubernetes-list-type`.
    pub list_type: Option<ListType>,
    /// `x-kubernetes-preserve-unknown-fields`: whether nothing below is pruned.
    pub preserve_unknown_fields: bool,
}

/// `x-kubernetes-list-type`, with the keys that only a map has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListType {
    /// Replaced as a whole.
    Atomic,
    /// No item twice.
    Set,
    /// Items told apart by `x-kubernetes-list-map-keys`.
    Map(Vec<String>),
}

/// What `type: object` carries.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    /// Which keys there may be.
    pub fields: Fields,
    /// `x-kubernetes-map-type`.
    pub map_type: Option<MapType>,
}

/// The keys of an object. Properties and `additionalProperties` exclude each other.
#[derive(Debug, Clone, PartialEq)]
pub enum Fields {
    /// `properties`.
    Properties {
        /// Each with its schema.
        properties: BTreeMap<String, Structural>,
        /// `x-kubernetes-preserve-unknown-fields`: whether keys without a schema are kept.
        preserve_unknown_fields: bool,
        /// `x-kubernetes-embedded-resource`: whether this is a whole object with `apiVersion`, `kind` and `metadata`.
        embedded_resource: bool,
    },
    /// `additionalProperties` with a schema: any key, every value alike.
    Map(Box<Structural>),
    /// `additionalProperties: false`, which is legal only where there are no properties: no key at all.
    Closed,
}

/// `x-kubernetes-map-type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapType {
    /// Replaced as a whole.
    Atomic,
    /// Merged key by key.
    Granular,
}

/// What a schema without a type says of the arrays and objects among its values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Any {
    /// `items`, which holds where the value is an array.
    pub items: Option<Box<Structural>>,
    /// `properties`, which hold where the value is an object; keys without a schema are kept.
    pub properties: BTreeMap<String, Structural>,
    /// `additionalProperties`; only where there are no properties.
    pub values: Option<Box<Structural>>,
}

/// What a value must satisfy beyond its type. A keyword constrains only values of the types it speaks of.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ValueValidation {
    /// `format`.
    pub format: Option<String>,
    /// `minimum` and `exclusiveMinimum`.
    pub minimum: Option<Bound>,
    /// `maximum` and `exclusiveMaximum`.
    pub maximum: Option<Bound>,
    /// `multipleOf`.
    pub multiple_of: Option<Number>,
    /// `minLength`, in characters.
    pub min_length: Option<i64>,
    /// `maxLength`, in characters.
    pub max_length: Option<i64>,
    /// `pattern`, in the syntax of Go's regular expressions.
    pub pattern: Option<String>,
    /// `minItems`.
    pub min_items: Option<i64>,
    /// `maxItems`.
    pub max_items: Option<i64>,
    /// `minProperties`.
    pub min_properties: Option<i64>,
    /// `maxProperties`.
    pub max_properties: Option<i64>,
    /// `required`.
    pub required: BTreeSet<String>,
    /// `enum`. It never admits null, whatever `nullable` says.
    pub enum_: Option<Vec<Value>>,
    /// `allOf`.
    pub all_of: Vec<Nested>,
    /// `anyOf`.
    pub any_of: Vec<Nested>,
    /// `oneOf`.
    pub one_of: Vec<Nested>,
    /// `not`.
    pub not: Option<Box<Nested>>,
}

/// A numeric bound.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// Where it stands.
    pub value: Number,
    /// Whether the value itself is out.
    pub exclusive: bool,
}

/// A schema inside `allOf`, `anyOf`, `oneOf` or `not`: value validation all the way down, without a type, default,
/// description or `nullable`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Nested {
    /// What the value must satisfy.
    pub value: ValueValidation,
    /// What its items must satisfy.
    pub items: Option<Box<Nested>>,
    /// What its properties must satisfy. Never `metadata`: the server forbids it here.
    pub properties: BTreeMap<String, Nested>,
}

impl Structural {
    /// A schema of `kind` that says nothing more.
    pub fn new(kind: Kind) -> Self {
        Self {
            title: None,
            description: None,
            default: None,
            nullable: false,
            example: None,
            external_docs: None,
            validations: Vec::new(),
            kind,
            value: ValueValidation::default(),
        }
    }

    /// An object of exactly these properties.
    pub fn object(properties: BTreeMap<String, Structural>) -> Self {
        Self::new(Kind::Object(Object {
            fields: Fields::Properties { properties, preserve_unknown_fields: false, embedded_resource: false },
            map_type: None,
        }))
    }

    /// An object of any content, none of it pruned.
    pub fn free_object() -> Self {
        Self::new(Kind::Object(Object {
            fields: Fields::Properties {
                properties: BTreeMap::new(),
                preserve_unknown_fields: true,
                embedded_resource: false,
            },
            map_type: None,
        }))
    }

    /// The properties that have a schema.
    pub fn properties(&self) -> Option<&BTreeMap<String, Structural>> {
        match &self.kind {
            Kind::Object(Object { fields: Fields::Properties { properties, .. }, .. })
            | Kind::Any(Any { properties, .. }) => Some(properties),
            _ => None,
        }
    }
}

impl ValueValidation {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Nested {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.value.is_empty() && self.items.is_none() && self.properties.is_empty()
    }
}

impl From<ValueValidation> for Nested {
    fn from(value: ValueValidation) -> Self {
        Self { value, ..Self::default() }
    }
}
