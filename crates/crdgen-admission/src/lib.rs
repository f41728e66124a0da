//! The rules by which a Kubernetes 1.37 API server admits CRDs and custom resources, offline and in its own words.
//!
//! Documents come as JSON values; text, files and positions are for the caller. [`crd::create`] and [`crd::update`] judge
//! a CRD, [`object::Kind`] is a CRD made ready to judge its custom resources, [`apiservice::create`] judges an APIService.
//! The answer is always a [`verdict::Verdict`].

pub mod apiservice;
pub mod crd;
pub mod decode;
pub mod field;
pub mod meta;
pub mod migrate;
pub mod object;
pub mod schema;
pub mod verdict;

pub(crate) use crdgen_core::field_path;
pub use crdgen_go::print as go;
pub(crate) use crdgen_go::{format, regex, url};
