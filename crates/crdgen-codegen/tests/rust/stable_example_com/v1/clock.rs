//! `Clock` of `stable.example.com/v1`.
//!
//! Made by crdgen for kube 5. Do not edit.

use serde::{Deserialize, Serialize};

use super::{api, value};

/// `Clock` of `stable.example.com`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Clock {
    /// What says that this is such an object.
    #[serde(flatten)]
    pub types: value::TypeMeta<Self>,
    /// The metadata of every object.
    pub metadata: kube::api::ObjectMeta,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// Fields that the schema does not name.
    #[serde(flatten)]
    pub unknown_fields: value::AnyObject,
}

/// A client of `Clock`.
pub type ClockApi = api::ResourceApi<Clock>;

impl Clock {
    /// An object of this name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            metadata: value::named(name),
            ..Self::default()
        }
    }
}

impl k8s_openapi::Resource for Clock {
    const API_VERSION: &'static str = "stable.example.com/v1";
    const GROUP: &'static str = "stable.example.com";
    const KIND: &'static str = "Clock";
    const VERSION: &'static str = "v1";
    const URL_PATH_SEGMENT: &'static str = "clocks";
    type Scope = k8s_openapi::ClusterResourceScope;
}

impl k8s_openapi::ListableResource for Clock {
    const LIST_KIND: &'static str = "ClockList";
}

impl k8s_openapi::Metadata for Clock {
    type Ty = kube::api::ObjectMeta;

    fn metadata(&self) -> &Self::Ty {
        &self.metadata
    }

    fn metadata_mut(&mut self) -> &mut Self::Ty {
        &mut self.metadata
    }
}

impl api::CustomResource for Clock {}
