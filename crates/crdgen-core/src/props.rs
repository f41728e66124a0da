//! `JSONSchemaProps` of `apiextensions.k8s.io/v1`: a schema as a CRD document writes it, whether the server would take it
//! or not. [`crate::structural::Structural`] is the type for schemas that are right by construction.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use crate::resource::ValidationRule;

/// Every field of `JSONSchemaProps`, in the order of Kubernetes' own type.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct JsonSchemaProps {
    /// `id`, which no CRD may have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `$schema`, which no CRD may have.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// `$ref`, which no CRD may have.
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    pub ref_: Option<String>,
    /// What the value is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The JSON type.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
    /// The form of a text or the size of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// A short name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What the server puts where nothing is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// The greatest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Number>,
    /// Whether the greatest number itself is too large.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub exclusive_maximum: bool,
    /// The least number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Number>,
    /// Whether the least number itself is too small.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub exclusive_minimum: bool,
    /// The greatest number of characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<i64>,
    /// The least number of characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<i64>,
    /// A regular expression of Go's that a text must match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The greatest number of items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i64>,
    /// The least number of items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_items: Option<i64>,
    /// `uniqueItems`, which no CRD may set.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unique_items: bool,
    /// What a number must be a multiple of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multiple_of: Option<Number>,
    /// The values there are.
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    pub enum_: Option<Vec<Value>>,
    /// The greatest number of properties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_properties: Option<i64>,
    /// The least number of properties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_properties: Option<i64>,
    /// The properties that must be there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<String>,
    /// The schema of each item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<SchemaOrArray>,
    /// Schemas that must all hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub all_of: Vec<JsonSchemaProps>,
    /// Schemas of which just one must hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<JsonSchemaProps>,
    /// Schemas of which one must hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<JsonSchemaProps>,
    /// A schema that must not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not: Option<Box<JsonSchemaProps>>,
    /// The schema of each property.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub properties: BTreeMap<String, JsonSchemaProps>,
    /// The schema of the properties that are not named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_properties: Option<SchemaOrBool>,
    /// `patternProperties`, which no CRD may have.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub pattern_properties: BTreeMap<String, JsonSchemaProps>,
    /// `dependencies`, which no CRD may have, not even empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dependencies: Option<BTreeMap<String, SchemaOrStrings>>,
    /// `additionalItems`, which no CRD may have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_items: Option<SchemaOrBool>,
    /// `definitions`, which no CRD may have.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub definitions: BTreeMap<String, JsonSchemaProps>,
    /// Where more is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_docs: Option<ExternalDocumentation>,
    /// A value that would do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// Whether `null` will do.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub nullable: bool,
    /// Whether fields that no schema names are kept.
    #[serde(rename = "x-kubernetes-preserve-unknown-fields", skip_serializing_if = "Option::is_none")]
    pub x_preserve_unknown_fields: Option<bool>,
    /// Whether the value is a Kubernetes object.
    #[serde(rename = "x-kubernetes-embedded-resource", skip_serializing_if = "std::ops::Not::not")]
    pub x_embedded_resource: bool,
    /// Whether the value is an integer or a text.
    #[serde(rename = "x-kubernetes-int-or-string", skip_serializing_if = "std::ops::Not::not")]
    pub x_int_or_string: bool,
    /// The properties that tell items apart.
    #[serde(rename = "x-kubernetes-list-map-keys", skip_serializing_if = "Vec::is_empty")]
    pub x_list_map_keys: Vec<String>,
    /// `atomic`, `set` or `map`.
    #[serde(rename = "x-kubernetes-list-type", skip_serializing_if = "Option::is_none")]
    pub x_list_type: Option<String>,
    /// `atomic` or `granular`.
    #[serde(rename = "x-kubernetes-map-type", skip_serializing_if = "Option::is_none")]
    pub x_map_type: Option<String>,
    /// CEL rules.
    #[serde(rename = "x-kubernetes-validations", skip_serializing_if = "Vec::is_empty")]
    pub x_validations: Vec<ValidationRule>,
}

/// `items`: one schema, or the list form that no CRD may use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SchemaOrArray {
    // First, because serde would take `[]` for a schema of which every field is missing.
    /// A schema for each position.
    Array(Vec<JsonSchemaProps>),
    /// The schema of every item.
    Schema(Box<JsonSchemaProps>),
}

/// `additionalProperties` and `additionalItems`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SchemaOrBool {
    /// Allowed or not.
    Bool(bool),
    /// Allowed where they fit.
    Schema(Box<JsonSchemaProps>),
}

/// A value of `dependencies`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SchemaOrStrings {
    /// The names that must be there too.
    Strings(Vec<String>),
    /// The schema that must hold too.
    Schema(Box<JsonSchemaProps>),
}

/// `externalDocs`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ExternalDocumentation {
    /// What is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
