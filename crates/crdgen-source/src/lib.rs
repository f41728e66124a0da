//! The Rust side of crdgen: the grammar of its attributes, which the derive shares, and the engine that reads whole
//! packages without compiling them.
//!
//! The engine goes one way: [`Package`] and files to a tree of modules (`tree`), items to their attributes ([`item`]),
//! types to what they stand for (`ty`), expressions to values (`value`), all of it to the serde data model
//! (`container`), and that to JSON Schemas (`schemas`) for each kind (`kinds`).

pub mod attr;
#[cfg(feature = "engine")]
mod container;
#[cfg(feature = "engine")]
mod engine;
#[cfg(feature = "engine")]
mod fragment;
#[cfg(feature = "engine")]
mod input;
pub mod item;
#[cfg(feature = "engine")]
pub mod k8s;
#[cfg(feature = "engine")]
mod kinds;
#[cfg(feature = "engine")]
mod known;
pub mod pattern;
#[cfg(feature = "engine")]
mod probe;
#[cfg(feature = "engine")]
mod question;
#[cfg(feature = "engine")]
mod schemars0;
#[cfg(feature = "engine")]
mod schemas;
#[cfg(feature = "engine")]
mod span;
#[cfg(feature = "engine")]
mod tree;
#[cfg(feature = "engine")]
mod ty;
#[cfg(feature = "engine")]
mod value;

#[cfg(feature = "engine")]
pub use input::{Dependency, Files, Generation, Libraries, Other, Package};
#[cfg(feature = "engine")]
pub use kinds::{Kind, Output, Refused, find, read};
#[cfg(feature = "engine")]
pub use probe::{Probe, probe};
#[cfg(feature = "engine")]
pub use question::Question;
