//! What an author says of one version of one kind: the parsed `#[crd(...)]` or `#[kube(...)]`.
//!
//! Both front ends make this value: the source engine from syntax, the derive as an expression in the user's program.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::structural::Structural;

/// One version of one kind, as its attributes say it. Names that were not given are `None` here and are filled in by
/// [`crate::crd::assemble`].
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// `spec.group`.
    pub group: String,
    /// `spec.versions[].name`.
    pub version: String,
    /// `spec.names.kind`.
    pub kind: String,
    /// `spec.names.plural`; the English plural of the kind if absent.
    pub plural: Option<String>,
    /// `spec.names.singular`; the kind in lower case if absent.
    pub singular: Option<String>,
    /// `spec.names.listKind`; `<Kind>List` if absent.
    pub list_kind: Option<String>,
    /// `spec.names.shortNames`.
    pub short_names: Vec<String>,
    /// `spec.names.categories`.
    pub categories: Vec<String>,
    /// `spec.scope`.
    pub scope: Scope,
    /// The description at the root of the schema.
    pub description: Option<String>,
    /// `spec.versions[].served`.
    pub served: bool,
    /// `spec.versions[].storage`; where no version says, the one that Kubernetes ranks highest is stored.
    pub storage: Option<bool>,
    /// `spec.versions[].deprecated`.
    pub deprecated: bool,
    /// `spec.versions[].deprecationWarning`.
    pub deprecation_warning: Option<String>,
    /// `metadata.labels` of the CRD.
    pub labels: BTreeMap<String, String>,
    /// `metadata.annotations` of the CRD.
    pub annotations: BTreeMap<String, String>,
    /// `spec.versions[].subresources.scale`.
    pub scale: Option<Scale>,
    /// `spec.versions[].additionalPrinterColumns`.
    pub printer_columns: Vec<PrinterColumn>,
    /// `spec.versions[].selectableFields[].jsonPath`.
    pub selectable_fields: Vec<String>,
    /// `x-kubernetes-validations` at the root of the schema.
    pub validations: Vec<ValidationRule>,
    /// `spec.conversion`: who converts between the versions; they differ in their names alone if absent.
    pub conversion: Option<ConversionWebhook>,
    /// Where the type's fields stand in the object.
    pub layout: Layout,
}

impl Resource {
    /// A namespaced kind with nothing but its three names, served and not deprecated.
    pub fn new(group: impl Into<String>, version: impl Into<String>, kind: impl Into<String>) -> Self {
        Self {
            group: group.into(),
            version: version.into(),
            kind: kind.into(),
            plural: None,
            singular: None,
            list_kind: None,
            short_names: Vec::new(),
            categories: Vec::new(),
            scope: Scope::Namespaced,
            description: None,
            served: true,
            storage: None,
            deprecated: false,
            deprecation_warning: None,
            labels: BTreeMap::new(),
            annotations: BTreeMap::new(),
            scale: None,
            printer_columns: Vec::new(),
            selectable_fields: Vec::new(),
            validations: Vec::new(),
            conversion: None,
            layout: Layout::Spec,
        }
    }
}

/// A version of a kind with its schemas: all that [`crate::crd::assemble`] needs.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceVersion {
    /// What the attributes say.
    pub resource: Resource,
    /// The schema of the derived type: of `spec`, or of the root's own fields with [`Layout::Flat`]; `None` where the
    /// author asked for no schema (`schema = "disabled"`).
    pub spec: Option<Structural>,
    /// The schema of `status`; its presence turns the status subresource on.
    pub status: Option<Structural>,
}

/// `spec.scope`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Objects live in a namespace.
    Namespaced,
    /// Objects live in the cluster.
    Cluster,
}

/// Where the derived type's fields stand in the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Under `spec`.
    Spec,
    /// At the root, beside `metadata` (`no_spec`).
    Flat,
}

/// `spec.versions[].subresources.scale`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// A path under `.spec`.
    pub spec_replicas_path: String,
    /// A path under `.status`.
    pub status_replicas_path: String,
    /// A path under `.spec` or `.status`.
    pub label_selector_path: Option<String>,
}

/// One of `spec.versions[].additionalPrinterColumns`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrinterColumn {
    /// The heading.
    pub name: String,
    /// `boolean`, `date`, `integer`, `number` or `string`.
    pub type_: String,
    /// A path from the root, starting with a dot.
    pub json_path: String,
    /// What the column shows.
    pub description: Option<String>,
    /// A hint for the client, such as `date-time`.
    pub format: Option<String>,
    /// 0 is always shown, more only with `-o wide`.
    pub priority: Option<i32>,
}

/// `spec.conversion.webhook.clientConfig` without its certificates, which belong to a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConversionWebhook {
    /// A service in the cluster.
    Service {
        /// Its namespace.
        namespace: String,
        /// Its name.
        name: String,
        /// The path of the webhook in its URL.
        path: Option<String>,
        /// Its port; 443 if absent.
        port: Option<i32>,
    },
    /// `https://host[/path]`.
    Url(String),
}

/// One of `x-kubernetes-validations`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ValidationRule {
    /// The CEL expression.
    pub rule: String,
    /// What the user reads when it fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// A CEL expression that makes the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_expression: Option<String>,
    /// `FieldValueInvalid`, `FieldValueForbidden`, `FieldValueRequired` or `FieldValueDuplicate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The field to blame, from here, starting with a dot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_path: Option<String>,
    /// Whether a transition rule also runs where there is no old value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub optional_old_self: Option<bool>,
}
