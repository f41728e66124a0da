//! The kinds of `{{ group }}`.
//!
//! Made by crdgen. Do not edit.
#![allow(dead_code, reason = "not every program needs all of it")]
#![allow(
    deprecated,
    missing_docs,
    reason = "names, texts and their absence are those of the schema"
)]

use super::{api, value};
{% for module in modules %}
pub mod {{ module }};
{% endfor %}
