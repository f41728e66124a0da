//! Every field of the document, in the order of Kubernetes' own type.

use serde::{Deserialize, Serialize};

use crate::meta::ObjectMeta;
use crate::props::JsonSchemaProps;

/// A CRD as a document writes it, whether the server would take it or not.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomResourceDefinition {
    /// `apiextensions.k8s.io/v1`.
    pub api_version: String,
    /// `CustomResourceDefinition`.
    pub kind: String,
    /// The name is `<plural>.<group>`.
    pub metadata: ObjectMeta,
    /// What the author wants.
    pub spec: CustomResourceDefinitionSpec,
    /// What the server made of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CustomResourceDefinitionStatus>,
}

/// `spec`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomResourceDefinitionSpec {
    /// The API group.
    pub group: String,
    /// The names of the kind.
    pub names: CustomResourceDefinitionNames,
    /// `Cluster` or `Namespaced`.
    pub scope: String,
    /// Every version.
    pub versions: Vec<CustomResourceDefinitionVersion>,
    /// How objects get from one version to another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conversion: Option<CustomResourceConversion>,
    /// The v1beta1 way to keep fields without a schema; only `false` can be created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preserve_unknown_fields: Option<bool>,
}

/// `spec.names` and `status.acceptedNames`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomResourceDefinitionNames {
    /// The name in URLs.
    pub plural: String,
    /// The name of one object on the command line; the kind in lower case if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub singular: Option<String>,
    /// Other names on the command line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub short_names: Vec<String>,
    /// The name in documents.
    pub kind: String,
    /// The kind of a list; `<kind>List` if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_kind: Option<String>,
    /// Groups of kinds to which it belongs, such as `all`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
}

/// One of `spec.versions`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomResourceDefinitionVersion {
    /// `v1`, `v1beta1`, …
    pub name: String,
    /// Whether clients can use it.
    pub served: bool,
    /// Whether objects are stored in it, which is so for exactly one.
    pub storage: bool,
    /// Whether clients that use it are warned.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deprecated: bool,
    /// The warning, if not the server's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecation_warning: Option<String>,
    /// What objects look like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<CustomResourceValidation>,
    /// What else the server offers for an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subresources: Option<CustomResourceSubresources>,
    /// What `kubectl get` shows beside the name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub additional_printer_columns: Vec<CustomResourceColumnDefinition>,
    /// The fields that field selectors can use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub selectable_fields: Vec<SelectableField>,
}

/// `spec.versions[].schema`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomResourceValidation {
    /// The schema of the whole object.
    #[serde(rename = "openAPIV3Schema", skip_serializing_if = "Option::is_none")]
    pub open_api_v3_schema: Option<JsonSchemaProps>,
}

/// `spec.versions[].subresources`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomResourceSubresources {
    /// `/status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CustomResourceSubresourceStatus>,
    /// `/scale`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<CustomResourceSubresourceScale>,
}

/// `subresources.status`: an empty object.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CustomResourceSubresourceStatus {}

/// `subresources.scale`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomResourceSubresourceScale {
    /// A path under `.spec`.
    pub spec_replicas_path: String,
    /// A path under `.status`.
    pub status_replicas_path: String,
    /// A path under `.spec` or `.status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label_selector_path: Option<String>,
}

/// One of `additionalPrinterColumns`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomResourceColumnDefinition {
    /// The heading.
    pub name: String,
    /// `boolean`, `date`, `integer`, `number` or `string`.
    #[serde(rename = "type")]
    pub type_: String,
    /// A hint for the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// What the column shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Columns above 0 are shown with `-o wide` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<i32>,
    /// Where the value stands.
    pub json_path: String,
}

/// One of `selectableFields`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SelectableField {
    /// Where the value stands.
    pub json_path: String,
}

/// `spec.conversion`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomResourceConversion {
    /// `None` or `Webhook`.
    pub strategy: String,
    /// The webhook that converts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhook: Option<WebhookConversion>,
}

/// `spec.conversion.webhook`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct WebhookConversion {
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_config: Option<WebhookClientConfig>,
    /// The versions of `ConversionReview` that it understands.
    pub conversion_review_versions: Vec<String>,
}

/// `spec.conversion.webhook.clientConfig`: a URL or a service.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct WebhookClientConfig {
    /// `https://host[/path]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// A service in the cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<ServiceReference>,
    /// Certificates of the authorities that may sign for it, PEM in base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ca_bundle: Option<String>,
}

/// `spec.conversion.webhook.clientConfig.service`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ServiceReference {
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// The path of the webhook in its URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Its port; 443 if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<i32>,
}

/// `status`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomResourceDefinitionStatus {
    /// What the controllers found.
    pub conditions: Vec<CustomResourceDefinitionCondition>,
    /// The names under which the kind is served.
    pub accepted_names: CustomResourceDefinitionNames,
    /// Every version in which an object may be stored.
    pub stored_versions: Vec<String>,
    /// The generation that the controllers have seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
}

/// One of `status.conditions`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomResourceDefinitionCondition {
    /// `Established`, `NamesAccepted`, …
    #[serde(rename = "type")]
    pub type_: String,
    /// `True`, `False` or `Unknown`.
    pub status: String,
    /// When the status changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_transition_time: Option<String>,
    /// One word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// One sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The generation to which it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
}
