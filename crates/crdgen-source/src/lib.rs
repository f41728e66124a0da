//! The Rust side of crdgen: the grammar of its attributes, which the derive shares.

pub mod attr;
