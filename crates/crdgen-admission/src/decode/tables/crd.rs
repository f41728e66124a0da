//! `k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1`, but for the schema.

use crdgen_core::crd::{
    CustomResourceColumnDefinition, CustomResourceConversion, CustomResourceDefinition,
    CustomResourceDefinitionCondition, CustomResourceDefinitionNames, CustomResourceDefinitionSpec,
    CustomResourceDefinitionStatus, CustomResourceDefinitionVersion, CustomResourceSubresourceScale,
    CustomResourceSubresourceStatus, CustomResourceSubresources, CustomResourceValidation, SelectableField,
    ServiceReference, WebhookClientConfig, WebhookConversion,
};
use serde_json::Value;

use super::super::go_struct::go_struct;
use super::super::{Abort, Decoder, Document, Field, Place, Step, Struct, Target, Type};
use super::{OBJECT_META, SCHEMA, STRINGS, TEXT};

/// `spec.versions`.
pub(crate) static VERSIONS: Type = Type::List(&Type::Struct(&VERSION), "[]v1.CustomResourceDefinitionVersion");

static COLUMNS: Type = Type::List(&Type::Struct(&COLUMN), "[]v1.CustomResourceColumnDefinition");
static SELECTABLE_FIELDS: Type = Type::List(&Type::Struct(&SELECTABLE_FIELD), "[]v1.SelectableField");
static CONDITIONS: Type = Type::List(&Type::Struct(&CONDITION), "[]v1.CustomResourceDefinitionCondition");

go_struct!(CustomResourceDefinition, DOCUMENT = "v1.CustomResourceDefinition" {
    "kind" "Kind" TEXT => kind;
    "apiVersion" "APIVersion" TEXT => api_version;
    "metadata" "ObjectMeta" Type::Struct(&OBJECT_META) => metadata;
    "spec" "Spec" Type::Struct(&SPEC) => spec;
    "status" "Status" Type::Struct(&STATUS) => status;
});

go_struct!(CustomResourceDefinitionSpec, SPEC = "v1.CustomResourceDefinitionSpec" {
    "group" "Group" TEXT => group;
    "names" "Names" Type::Struct(&NAMES) => names;
    "scope" "Scope" Type::String("v1.ResourceScope") => scope;
    "versions" "Versions" VERSIONS => versions;
    "conversion" "Conversion" Type::Pointer(&Type::Struct(&CONVERSION)) => conversion;
    "preserveUnknownFields" "PreserveUnknownFields" Type::Bool => preserve_unknown_fields;
});

go_struct!(CustomResourceDefinitionNames, NAMES = "v1.CustomResourceDefinitionNames" {
    "plural" "Plural" TEXT => plural;
    "singular" "Singular" TEXT => singular;
    "shortNames" "ShortNames" STRINGS => short_names;
    "kind" "Kind" TEXT => kind;
    "listKind" "ListKind" TEXT => list_kind;
    "categories" "Categories" STRINGS => categories;
});

go_struct!(CustomResourceDefinitionVersion, VERSION = "v1.CustomResourceDefinitionVersion" {
    "name" "Name" TEXT => name;
    "served" "Served" Type::Bool => served;
    "storage" "Storage" Type::Bool => storage;
    "deprecated" "Deprecated" Type::Bool => deprecated;
    "deprecationWarning" "DeprecationWarning" Type::Pointer(&TEXT) => deprecation_warning;
    "schema" "Schema" Type::Pointer(&Type::Struct(&VALIDATION)) => schema;
    "subresources" "Subresources" Type::Pointer(&Type::Struct(&SUBRESOURCES)) => subresources;
    "additionalPrinterColumns" "AdditionalPrinterColumns" COLUMNS => additional_printer_columns;
    "selectableFields" "SelectableFields" SELECTABLE_FIELDS => selectable_fields;
});

go_struct!(CustomResourceValidation, VALIDATION = "v1.CustomResourceValidation" {
    "openAPIV3Schema" "OpenAPIV3Schema" Type::Pointer(&SCHEMA) => open_api_v3_schema;
});

go_struct!(CustomResourceSubresources, SUBRESOURCES = "v1.CustomResourceSubresources" {
    "status" "Status" Type::Pointer(&Type::Struct(&SUBRESOURCE_STATUS)) => status;
    "scale" "Scale" Type::Pointer(&Type::Struct(&SCALE)) => scale;
});

go_struct!(CustomResourceSubresourceStatus, SUBRESOURCE_STATUS = "v1.CustomResourceSubresourceStatus" {});

go_struct!(CustomResourceSubresourceScale, SCALE = "v1.CustomResourceSubresourceScale" {
    "specReplicasPath" "SpecReplicasPath" TEXT => spec_replicas_path;
    "statusReplicasPath" "StatusReplicasPath" TEXT => status_replicas_path;
    "labelSelectorPath" "LabelSelectorPath" Type::Pointer(&TEXT) => label_selector_path;
});

go_struct!(CustomResourceColumnDefinition, COLUMN = "v1.CustomResourceColumnDefinition" {
    "name" "Name" TEXT => name;
    "type" "Type" TEXT => type_;
    "format" "Format" TEXT => format;
    "description" "Description" TEXT => description;
    "priority" "Priority" Type::Int32 => priority;
    "jsonPath" "JSONPath" TEXT => json_path;
});

go_struct!(SelectableField, SELECTABLE_FIELD = "v1.SelectableField" {
    "jsonPath" "JSONPath" TEXT => json_path;
});

go_struct!(CustomResourceConversion, CONVERSION = "v1.CustomResourceConversion" {
    "strategy" "Strategy" Type::String("v1.ConversionStrategyType") => strategy;
    "webhook" "Webhook" Type::Pointer(&Type::Struct(&WEBHOOK)) => webhook;
});

go_struct!(WebhookConversion, WEBHOOK = "v1.WebhookConversion" {
    "clientConfig" "ClientConfig" Type::Pointer(&Type::Struct(&CLIENT_CONFIG)) => client_config;
    "conversionReviewVersions" "ConversionReviewVersions" STRINGS => conversion_review_versions;
});

go_struct!(WebhookClientConfig, CLIENT_CONFIG = "v1.WebhookClientConfig" {
    "url" "URL" Type::Pointer(&TEXT) => url;
    "service" "Service" Type::Pointer(&Type::Struct(&SERVICE)) => service;
    "caBundle" "CABundle" Type::Bytes => ca_bundle;
});

go_struct!(ServiceReference, SERVICE = "v1.ServiceReference" {
    "namespace" "Namespace" TEXT => namespace;
    "name" "Name" TEXT => name;
    "path" "Path" Type::Pointer(&TEXT) => path;
    "port" "Port" Type::Pointer(&Type::Int32) => port;
});

go_struct!(CustomResourceDefinitionStatus, STATUS = "v1.CustomResourceDefinitionStatus" {
    "conditions" "Conditions" CONDITIONS => conditions;
    "acceptedNames" "AcceptedNames" Type::Struct(&NAMES) => accepted_names;
    "storedVersions" "StoredVersions" STRINGS => stored_versions;
    "observedGeneration" "ObservedGeneration" Type::Int64 => observed_generation;
});

go_struct!(CustomResourceDefinitionCondition, CONDITION = "v1.CustomResourceDefinitionCondition" {
    "type" "Type" Type::String("v1.CustomResourceDefinitionConditionType") => type_;
    "status" "Status" Type::String("v1.ConditionStatus") => status;
    "lastTransitionTime" "LastTransitionTime" Type::Time => last_transition_time;
    "reason" "Reason" TEXT => reason;
    "message" "Message" TEXT => message;
    "observedGeneration" "ObservedGeneration" Type::Int64 => observed_generation;
});
