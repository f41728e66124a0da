//! The kinds of `{{ group_version }}`.
//!
//! Made by crdgen. Do not edit.

use super::{api, value};
{% for kind in kinds %}
pub mod {{ kind.module }};
{% if kind.is_unique %}pub use self::{{ kind.module }}::{{ kind.name }};
{% endif %}{% endfor %}
