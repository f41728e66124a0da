//! The rules by which a Kubernetes 1.37 API server admits CRDs and custom resources, offline and in its own words.

pub mod field;
pub mod go;
pub mod schema;
