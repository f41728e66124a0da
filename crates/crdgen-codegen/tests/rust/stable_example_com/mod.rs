//! The kinds of `stable.example.com`.
//!
//! Made by crdgen. Do not edit.
#![allow(
    dead_code,
    missing_docs,
    reason = "a program needs not all of it, and a schema describes not all of it"
)]
#![allow(deprecated, reason = "a type is used where it is made")]
#![allow(clippy::pedantic, clippy::style, reason = "texts and names are those of the schema")]

use super::{api, value};

/// The kinds of `stable.example.com/v1`.
pub mod v1;
