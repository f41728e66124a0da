//! Rules for `metadata.name`.

use crdgen_core::names::dns1123_subdomain;

/// `NameIsDNSSubdomain`: what is wrong with `name`.
pub fn is_dns_subdomain(name: &str, prefix: bool) -> Vec<String> {
    let name = if prefix { mask_trailing_dash(name) } else { name.to_owned() };
    dns1123_subdomain(&name).err().map(|error| error.details().to_vec()).unwrap_or_default()
}

/// `NameIsDNSLabel`: what is wrong with `name`, as that of a namespace.
pub fn is_dns_label(name: &str, prefix: bool) -> Vec<String> {
    let name = if prefix { mask_trailing_dash(name) } else { name.to_owned() };
    let mut details = Vec::new();
    if name.len() > 63 {
        details.push("must be no more than 63 characters".to_owned());
    }
    if !is_label(&name) {
        details.push(if name.split('.').all(is_label) {
            "must not contain dots".to_owned()
        } else {
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end \
             with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is \
             '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
                .to_owned()
        });
    }
    details
}

fn is_label(text: &str) -> bool {
    let edge = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    text.starts_with(edge) && text.ends_with(edge) && text.chars().all(|c| edge(c) || c == '-')
}

/// `IsPathSegmentName` and `IsPathSegmentPrefix`: what is wrong with `name` as a part of a URL.
pub fn is_path_segment(name: &str, prefix: bool) -> Vec<String> {
    if !prefix && matches!(name, "." | "..") {
        return vec![format!("may not be '{name}'")];
    }
    ['/', '%'].iter().filter(|c| name.contains(**c)).map(|c| format!("may not contain '{c}'")).collect()
}

/// A name that is made from another may end in a dash there: the server puts an `a` in the place of its last two bytes.
fn mask_trailing_dash(name: &str) -> String {
    match name.strip_suffix('-').filter(|rest| !rest.is_empty()) {
        None => name.to_owned(),
        Some(rest) => {
            let mut chars = rest.chars();
            chars.next_back();
            format!("{}a", chars.as_str())
        }
    }
}
