//! The core of crdgen: what a CRD is, and how it is made from a JSON Schema.
//!
//! Functions from values to values and [diagnostics](diagnostic). This crate reads no Rust syntax, no file and no
//! environment, does not panic on user input, and lets no hash map decide an order.

pub mod crd;
pub mod diagnostic;
pub mod field_path;
pub mod k8s;
pub mod lower;
pub mod meta;
pub mod names;
pub mod props;
pub mod resource;
pub mod structural;
pub mod text;
pub mod types;
