//! `CronTab` of `stable.example.com/v1`.
//!
//! Made by crdgen for kube 5. Do not edit.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{api, value};

/// CronTab runs an image now and then.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct CronTab {
    /// What says that this is such an object.
    #[serde(flatten)]
    pub types: value::TypeMeta<Self>,
    /// The metadata of every object.
    pub metadata: kube::api::ObjectMeta,
    /// What is wanted.
    pub spec: CronTabSpec,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CronTabStatus>,
    /// Fields that the schema does not name.
    #[serde(flatten)]
    pub unknown_fields: value::AnyObject,
}

/// A client of `CronTab`.
pub type CronTabApi = api::ResourceApi<CronTab>;

impl CronTab {
    /// An object of this name and specification.
    #[must_use]
    pub fn new(name: &str, spec: CronTabSpec) -> Self {
        Self {
            metadata: value::named(name),
            spec,
            ..Self::default()
        }
    }
}

impl k8s_openapi::Resource for CronTab {
    const API_VERSION: &'static str = "stable.example.com/v1";
    const GROUP: &'static str = "stable.example.com";
    const KIND: &'static str = "CronTab";
    const VERSION: &'static str = "v1";
    const URL_PATH_SEGMENT: &'static str = "crontabs";
    type Scope = k8s_openapi::NamespaceResourceScope;
}

impl k8s_openapi::ListableResource for CronTab {
    const LIST_KIND: &'static str = "CronTabList";
}

impl k8s_openapi::Metadata for CronTab {
    type Ty = kube::api::ObjectMeta;

    fn metadata(&self) -> &Self::Ty {
        &self.metadata
    }

    fn metadata_mut(&mut self) -> &mut Self::Ty {
        &mut self.metadata
    }
}

impl api::CustomResource for CronTab {}

impl api::HasStatus for CronTab {}

impl api::HasScale for CronTab {}

/// What is wanted.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CronTabSpec {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<value::AnyObject>,
    /// When to run, as cron has it.
    pub cron_spec: String,
    pub image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<BTreeMap<String, String>>,
    /// Default: `"Allow"`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<CronTabSpecPolicy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<value::IntOrString>,
    /// How many at a time.
    ///
    /// One is enough for most.
    ///
    /// Default: `1`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replicas: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<CronTabSpecSteps>>,
    /// Fields that the schema does not name.
    #[serde(flatten)]
    pub unknown_fields: value::AnyObject,
}

value::open_enum! {
    pub enum CronTabSpecPolicy {
        Allow = "Allow",
        Forbid = "Forbid",
        Replace = "Replace",
    }
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct CronTabSpecSteps {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub args: Option<Vec<String>>,
    pub name: String,
    /// Fields that the schema does not name.
    #[serde(flatten)]
    pub unknown_fields: value::AnyObject,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CronTabStatus {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conditions: Option<Vec<CronTabStatusConditions>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_run: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replicas: Option<i32>,
    /// Fields that the schema does not name.
    #[serde(flatten)]
    pub unknown_fields: value::AnyObject,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct CronTabStatusConditions {
    pub status: CronTabStatusConditionsStatus,
    #[serde(rename = "type")]
    pub type_: String,
    /// Fields that the schema does not name.
    #[serde(flatten)]
    pub unknown_fields: value::AnyObject,
}

value::open_enum! {
    pub enum CronTabStatusConditionsStatus {
        True = "True",
        False = "False",
        Unknown = "Unknown",
    }
}
