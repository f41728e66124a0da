//! Rules for `metadata.name`.

use crdgen_core::names::{NameError, dns1123_label, dns1123_subdomain, mask_trailing_dash};

/// `NameIsDNSSubdomain`: what is wrong with `name`.
pub fn is_dns_subdomain(name: &str, prefix: bool) -> Vec<String> {
    details(name, prefix, dns1123_subdomain)
}

/// `NameIsDNSLabel`: what is wrong with `name`, as that of a namespace.
pub fn is_dns_label(name: &str, prefix: bool) -> Vec<String> {
    details(name, prefix, dns1123_label)
}

fn details(name: &str, prefix: bool, check: fn(&str) -> Result<(), NameError>) -> Vec<String> {
    let result = if prefix { check(&mask_trailing_dash(name)) } else { check(name) };
    result.err().map(|error| error.details().to_vec()).unwrap_or_default()
}

/// `IsPathSegmentName` and `IsPathSegmentPrefix`: what is wrong with `name` as a part of a URL.
pub fn is_path_segment(name: &str, prefix: bool) -> Vec<String> {
    if !prefix && matches!(name, "." | "..") {
        return vec![format!("may not be '{name}'")];
    }
    ['/', '%'].iter().filter(|c| name.contains(**c)).map(|c| format!("may not contain '{c}'")).collect()
}
