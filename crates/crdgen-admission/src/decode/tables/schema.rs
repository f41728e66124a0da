//! `JSONSchemaProps`.

use crdgen_core::props::{ExternalDocumentation, JsonSchemaProps};
use crdgen_core::resource::ValidationRule;
use serde_json::Value;

use super::super::go_struct::go_struct;
use super::super::{Abort, Decoder, Document, Field, Place, Step, Struct, Target, Type};
use super::{SCHEMA, SCHEMAS, STRINGS, TEXT};

static SCHEMA_MAP: Type = Type::Map(&SCHEMA, "map[string]v1.JSONSchemaProps");
static RULES: Type = Type::List(&Type::Struct(&RULE), "v1.ValidationRules");

go_struct!(JsonSchemaProps, SCHEMA_PROPS = "v1.JSONSchemaProps" {
    "id" "ID" TEXT => id;
    "$schema" "Schema" Type::String("v1.JSONSchemaURL") => schema;
    "$ref" "Ref" Type::Pointer(&TEXT) => ref_;
    "description" "Description" TEXT => description;
    "type" "Type" TEXT => type_;
    "nullable" "Nullable" Type::Bool => nullable;
    "format" "Format" TEXT => format;
    "title" "Title" TEXT => title;
    "default" "Default" Type::Pointer(&Type::Raw) => default;
    "maximum" "Maximum" Type::Pointer(&Type::Float) => maximum;
    "exclusiveMaximum" "ExclusiveMaximum" Type::Bool => exclusive_maximum;
    "minimum" "Minimum" Type::Pointer(&Type::Float) => minimum;
    "exclusiveMinimum" "ExclusiveMinimum" Type::Bool => exclusive_minimum;
    "maxLength" "MaxLength" Type::Pointer(&Type::Int64) => max_length;
    "minLength" "MinLength" Type::Pointer(&Type::Int64) => min_length;
    "pattern" "Pattern" TEXT => pattern;
    "maxItems" "MaxItems" Type::Pointer(&Type::Int64) => max_items;
    "minItems" "MinItems" Type::Pointer(&Type::Int64) => min_items;
    "uniqueItems" "UniqueItems" Type::Bool => unique_items;
    "multipleOf" "MultipleOf" Type::Pointer(&Type::Float) => multiple_of;
    "enum" "Enum" Type::List(&Type::Raw, "[]v1.JSON") => enum_;
    "maxProperties" "MaxProperties" Type::Pointer(&Type::Int64) => max_properties;
    "minProperties" "MinProperties" Type::Pointer(&Type::Int64) => min_properties;
    "required" "Required" STRINGS => required;
    "items" "Items" Type::Pointer(&Type::SchemaOrArray) => items;
    "allOf" "AllOf" SCHEMAS => all_of;
    "oneOf" "OneOf" SCHEMAS => one_of;
    "anyOf" "AnyOf" SCHEMAS => any_of;
    "not" "Not" Type::Pointer(&SCHEMA) => not;
    "properties" "Properties" SCHEMA_MAP => properties;
    "additionalProperties" "AdditionalProperties" Type::Pointer(&Type::SchemaOrBool) => additional_properties;
    "patternProperties" "PatternProperties" SCHEMA_MAP => pattern_properties;
    "dependencies" "Dependencies" Type::Map(&Type::SchemaOrStrings, "v1.JSONSchemaDependencies") => dependencies;
    "additionalItems" "AdditionalItems" Type::Pointer(&Type::SchemaOrBool) => additional_items;
    "definitions" "Definitions" Type::Map(&SCHEMA, "v1.JSONSchemaDefinitions") => definitions;
    "externalDocs" "ExternalDocs" Type::Pointer(&Type::Struct(&EXTERNAL_DOCS)) => external_docs;
    "example" "Example" Type::Pointer(&Type::Raw) => example;
    "x-kubernetes-preserve-unknown-fields" "XPreserveUnknownFields" Type::Pointer(&Type::Bool) => x_preserve_unknown_fields;
    "x-kubernetes-embedded-resource" "XEmbeddedResource" Type::Bool => x_embedded_resource;
    "x-kubernetes-int-or-string" "XIntOrString" Type::Bool => x_int_or_string;
    "x-kubernetes-list-map-keys" "XListMapKeys" STRINGS => x_list_map_keys;
    "x-kubernetes-list-type" "XListType" Type::Pointer(&TEXT) => x_list_type;
    "x-kubernetes-map-type" "XMapType" Type::Pointer(&TEXT) => x_map_type;
    "x-kubernetes-validations" "XValidations" RULES => x_validations;
});

go_struct!(ExternalDocumentation, EXTERNAL_DOCS = "v1.ExternalDocumentation" {
    "description" "Description" TEXT => description;
    "url" "URL" TEXT => url;
});

go_struct!(ValidationRule, RULE = "v1.ValidationRule" {
    "rule" "Rule" TEXT => rule;
    "message" "Message" TEXT => message;
    "messageExpression" "MessageExpression" TEXT => message_expression;
    "reason" "Reason" Type::Pointer(&Type::String("v1.FieldValueErrorReason")) => reason;
    "fieldPath" "FieldPath" TEXT => field_path;
    "optionalOldSelf" "OptionalOldSelf" Type::Pointer(&Type::Bool) => optional_old_self;
});
