//! The kinds of `stable.example.com`.
//!
//! Made by crdgen. Do not edit.
#![allow(dead_code, unused_imports, reason = "not every program needs all of it")]
#![allow(
    deprecated,
    missing_docs,
    clippy::doc_lazy_continuation,
    clippy::doc_markdown,
    clippy::module_inception,
    clippy::option_option,
    clippy::struct_excessive_bools,
    clippy::struct_field_names,
    clippy::type_complexity,
    clippy::upper_case_acronyms,
    reason = "names, texts and types are those of the schema"
)]

use super::{api, value};

pub mod v1;
