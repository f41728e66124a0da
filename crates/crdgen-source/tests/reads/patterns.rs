//! Patterns that are statics: validator's and schemars' forms.

use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

lazy_static::lazy_static! {
    /// Lower case.
    static ref LOWER: regex::Regex = regex::Regex::new(r"^[a-z]+$").unwrap();
}

static DIGITS: LazyLock<regex::Regex> = LazyLock::new(|| regex::Regex::new("^[0-9]+$").expect("a pattern"));

const UPPER: &str = "^[A-Z]+$";

#[derive(kube::CustomResource, Serialize, Deserialize, schemars::JsonSchema)]
#[kube(group = "example.com", version = "v1", kind = "Pattern", namespaced)]
pub struct PatternSpec {
    #[validate(regex = "LOWER")]
    old: String,
    #[validate(regex(path = *DIGITS))]
    new: String,
    #[schemars(regex(pattern = UPPER))]
    schemars: String,
    #[garde(pattern("^x$"))]
    garde: String,
}

#[derive(kube::CustomResource, Serialize, Deserialize, schemars::JsonSchema)]
#[kube(group = "example.com", version = "v1", kind = "Nowhere", namespaced)]
pub struct NowhereSpec {
    #[validate(regex = "MISSING")]
    old: String,
    #[schemars(regex(pattern = "^(?!x)"))]
    ahead: String,
}
