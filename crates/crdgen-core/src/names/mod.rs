//! What a Kubernetes API server takes for a name, and what it says of one that it does not take.
//!
//! Each check gives the server's own words, those of `k8s.io/apimachinery/pkg/util/validation`,
//! `k8s.io/apimachinery/pkg/api/validate/content` and `k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation`
//! in Kubernetes 1.37. They take text and nothing else, so that the derive can ask them while a user's crate compiles.

mod approval;
mod crd;
mod dns;
mod error;
mod plural;
mod qualified;
mod version;

pub use approval::{APPROVED_ANNOTATION, Approval, approval, approval_state, is_protected_group};
pub use crd::{
    category, column_format, column_json_path, column_name, column_type, deprecation_warning, group, kind,
    label_selector_path, list_kind, plural_name, selectable_field, short_name, singular_name, spec_replicas_path,
    status_replicas_path, version_name,
};
pub use dns::{dns1035_label, dns1123_label, dns1123_subdomain, mask_trailing_dash};
pub use error::{NameError, is_print, quote, quote_as_json};
pub use plural::plural;
pub use qualified::{annotation_key, finalizer, label_key, label_value};
pub use version::compare_versions;
