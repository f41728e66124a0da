//! The kinds of `{{ group_version }}`.
//!
//! Made by crdgen. Do not edit.

use super::{api, value};
{% for kind in kinds %}
/// {{ kind.module.doc }}
pub mod {{ kind.module.name }};
{% if kind.is_unique %}pub use self::{{ kind.module.name }}::{{ kind.name }};
{% endif %}{% endfor %}
