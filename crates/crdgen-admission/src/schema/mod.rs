//! The structural view of a schema, as Kubernetes' `pkg/apiserver/schema` has it: what shapes a value stands apart from
//! what merely judges it.
//!
//! Unlike [`crdgen_core::structural::Structural`], this type holds every schema that a document can write: [`validate`]
//! says what is wrong with it.

mod build;
mod complete;
mod pattern;
mod validate;

use std::collections::BTreeMap;

use crdgen_core::props::ExternalDocumentation;
use crdgen_core::resource::ValidationRule;
use serde_json::Value;

pub use build::structural;
pub use validate::validate;

/// `structuralschema.Structural`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Structural {
    /// The schema of each item.
    pub items: Option<Box<Structural>>,
    /// The schema of each property.
    pub properties: BTreeMap<String, Structural>,
    /// The schema of the properties that are not named.
    pub additional_properties: Option<StructuralOrBool>,
    /// What is said of any value.
    pub generic: Generic,
    /// The extensions that shape a value.
    pub extensions: Extensions,
    /// `x-kubernetes-validations`.
    pub x_validations: Vec<ValidationRule>,
    /// What judges a value.
    pub value_validation: ValueValidation,
}

/// `additionalProperties`.
#[derive(Debug, Clone, PartialEq)]
pub enum StructuralOrBool {
    /// Allowed or not.
    Bool(bool),
    /// Allowed where they fit.
    Structural(Box<Structural>),
}

impl StructuralOrBool {
    /// The schema, if there is one.
    pub fn schema(&self) -> Option<&Structural> {
        match self {
            StructuralOrBool::Bool(_) => None,
            StructuralOrBool::Structural(schema) => Some(schema),
        }
    }
}

/// `structuralschema.Generic`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Generic {
    /// `description`; empty if absent.
    pub description: String,
    /// `type`; empty if absent.
    pub type_: String,
    /// `title`; empty if absent.
    pub title: String,
    /// `default`, which is never null.
    pub default: Option<Value>,
    /// `nullable`.
    pub nullable: bool,
    /// `externalDocs`.
    pub external_docs: Option<ExternalDocumentation>,
    /// `example`, which is never null.
    pub example: Option<Value>,
}

/// `structuralschema.Extensions`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extensions {
    /// `x-kubernetes-preserve-unknown-fields`.
    pub preserve_unknown_fields: bool,
    /// `x-kubernetes-embedded-resource`.
    pub embedded_resource: bool,
    /// `x-kubernetes-int-or-string`.
    pub int_or_string: bool,
    /// `x-kubernetes-list-map-keys`.
    pub list_map_keys: Vec<String>,
    /// `x-kubernetes-list-type`.
    pub list_type: Option<String>,
    /// `x-kubernetes-map-type`.
    pub map_type: Option<String>,
}

/// `structuralschema.ValueValidation`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ValueValidation {
    /// `format`; empty if absent.
    pub format: String,
    /// `maximum`.
    pub maximum: Option<f64>,
    /// `exclusiveMaximum`.
    pub exclusive_maximum: bool,
    /// `minimum`.
    pub minimum: Option<f64>,
    /// `exclusiveMinimum`.
    pub exclusive_minimum: bool,
    /// `maxLength`.
    pub max_length: Option<i64>,
    /// `minLength`.
    pub min_length: Option<i64>,
    /// `pattern`; empty if absent.
    pub pattern: String,
    /// `maxItems`.
    pub max_items: Option<i64>,
    /// `minItems`.
    pub min_items: Option<i64>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `multipleOf`.
    pub multiple_of: Option<f64>,
    /// `enum`; an empty one says nothing.
    pub enum_: Vec<Value>,
    /// `maxProperties`.
    pub max_properties: Option<i64>,
    /// `minProperties`.
    pub min_properties: Option<i64>,
    /// `required`.
    pub required: Vec<String>,
    /// `allOf`.
    pub all_of: Vec<NestedValueValidation>,
    /// `oneOf`.
    pub one_of: Vec<NestedValueValidation>,
    /// `anyOf`.
    pub any_of: Vec<NestedValueValidation>,
    /// `not`.
    pub not: Option<Box<NestedValueValidation>>,
}

/// `structuralschema.NestedValueValidation`: a schema under `allOf`, `anyOf`, `oneOf` or `not`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NestedValueValidation {
    /// What judges a value.
    pub value_validation: ValueValidation,
    /// `x-kubernetes-validations`.
    pub x_validations: Vec<ValidationRule>,
    /// What judges each item.
    pub items: Option<Box<NestedValueValidation>>,
    /// What judges each property.
    pub properties: BTreeMap<String, NestedValueValidation>,
    /// What judges the properties that are not named; an empty one for `true`.
    pub additional_properties: Option<Box<NestedValueValidation>>,
    /// What must not be said here.
    pub forbidden_generics: Generic,
    /// What must not be said here.
    pub forbidden_extensions: Extensions,
}
