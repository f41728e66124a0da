//! Several versions of one kind: what a conversion webhook answers to the API server.
//!
//! The author writes [`TryFrom`], or [`From`] where nothing can go wrong, between the Rust types of two versions, in both
//! directions. A [`Converter`] holds such pairs, and converts along them: all versions to one in the middle, or each to the
//! next. It answers an API server's [`ConversionReview`]; the HTTP server around it is the author's choice.
//!
//! ```
//! # use crdgen::conversion::{ConversionReview, Converter};
//! # mod v1 {
//! #     #[derive(crdgen::CustomResource, serde::Serialize, serde::Deserialize, Clone, Debug, schemars::JsonSchema)]
//! #     #[crd(group = "example.com", version = "v1", kind = "Disk")]
//! #     pub struct DiskSpec { pub bytes: u64 }
//! # }
//! # mod v1beta1 {
//! #     #[derive(crdgen::CustomResource, serde::Serialize, serde::Deserialize, Clone, Debug, schemars::JsonSchema)]
//! #     #[crd(group = "example.com", version = "v1beta1", kind = "Disk")]
//! #     pub struct DiskSpec { pub size: String }
//! # }
//! impl From<v1::Disk> for v1beta1::Disk {
//!     fn from(disk: v1::Disk) -> Self {
//!         let spec = v1beta1::DiskSpec { size: disk.spec.bytes.to_string() };
//!         Self { metadata: disk.metadata, spec }
//!     }
//! }
//!
//! impl TryFrom<v1beta1::Disk> for v1::Disk {
//!     type Error = std::num::ParseIntError;
//!
//!     fn try_from(disk: v1beta1::Disk) -> Result<Self, Self::Error> {
//!         Ok(Self { metadata: disk.metadata, spec: v1::DiskSpec { bytes: disk.spec.size.parse()? } })
//!     }
//! }
//!
//! let converter = Converter::new().between::<v1beta1::Disk, v1::Disk>();
//! # let new = v1::Disk::new("data", v1::DiskSpec { bytes: 512 });
//! // In a test, for as many values as possible, of each version:
//! assert!(converter.round_trip(&new).is_ok());
//! # let object = serde_json::json!({
//! #     "apiVersion": "example.com/v1beta1", "kind": "Disk", "metadata": {"name": "data"}, "spec": {"size": "512"}
//! # });
//! # let request = serde_json::json!({"uid": "1", "desiredAPIVersion": "example.com/v1", "objects": [object]});
//! # let review = serde_json::json!({
//! #     "apiVersion": "apiextensions.k8s.io/v1", "kind": "ConversionReview", "request": request
//! # });
//! # let review: ConversionReview = serde_json::from_value(review).unwrap();
//! // In the server, for the body of each request:
//! let answer = converter.review(review);
//! # assert_eq!(answer.response.unwrap().converted_objects[0]["spec"]["bytes"], 512);
//! ```

mod converter;
mod metadata;
mod review;
mod round_trip;

pub use converter::{ConversionError, Converter, Version};
pub use review::{ConversionRequest, ConversionResponse, ConversionReview, Status};
pub use round_trip::{Difference, RoundTripError};
