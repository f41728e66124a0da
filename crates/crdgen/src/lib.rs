//! Kubernetes custom resources from Rust types.
//!
//! ```
//! use crdgen::{CustomResource, core::text};
//! use schemars::JsonSchema;
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
//! #[crd(group = "stable.example.com", version = "v1", kind = "CronTab", shortname = "ct")]
//! #[serde(rename_all = "camelCase")]
//! pub struct CronTabSpec {
//!     cron_spec: String,
//!     image: String,
//!     replicas: i32,
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let crd = CronTab::definition()?;
//! println!("{}", text::to_yaml(&crd)?);
//! # Ok(())
//! # }
//! ```
//!
//! Features: `derive` (on) for the derives; `kube` makes every derived type a `kube::Resource`; `build` adds
//! the module `build` for build scripts.

#[cfg(feature = "build")]
pub mod build;
#[cfg(feature = "kube")]
mod condition;
pub mod conversion;
mod custom_resource;
mod diagnostics;
pub mod finalizer;
mod schemas;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;

pub use crdgen_core as core;
pub use schemars;

#[cfg(feature = "kube")]
pub use condition::set_condition;
pub use custom_resource::{CrdSchema, CustomResource, definitions};
pub use diagnostics::Diagnostics;
pub use schemas::Schemas;

#[cfg(feature = "derive")]
pub use crdgen_derive::{CrdSchema, CustomResource};

/// The metadata of a derived custom resource: that of k8s-openapi with the feature `kube`, else crdgen's own.
#[cfg(feature = "kube")]
pub type ObjectMeta = k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

/// The metadata of a derived custom resource: that of k8s-openapi with the feature `kube`, else crdgen's own.
#[cfg(not(feature = "kube"))]
pub type ObjectMeta = crdgen_core::meta::ObjectMeta;
