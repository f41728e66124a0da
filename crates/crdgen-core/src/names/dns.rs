//! DNS labels and subdomains.

use std::borrow::Cow;

use super::NameError;

const LABEL_1123: &str = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const LABEL_1035: &str = "[a-z]([-a-z0-9]*[a-z0-9])?";

/// A lowercase RFC 1123 subdomain of at most 253 characters: API groups and the names of most objects.
///
/// # Errors
/// The details of `IsDNS1123Subdomain`.
pub fn dns1123_subdomain(value: &str) -> Result<(), NameError> {
    NameError::invalid(value, subdomain_details(value, "characters"))
}

/// A DNS label of at most 63 characters that starts with a letter: versions, plurals, singulars, short names, categories.
///
/// # Errors
/// The details of `IsDNS1035Label`.
pub fn dns1035_label(value: &str) -> Result<(), NameError> {
    NameError::invalid(value, label_details(value))
}

/// A DNS label of at most 63 characters: the names of namespaces.
///
/// # Errors
/// The details of `IsDNS1123Label`.
pub fn dns1123_label(value: &str) -> Result<(), NameError> {
    let mut details = Vec::new();
    if value.len() > 63 {
        details.push("must be no more than 63 characters".to_owned());
    }
    if !is_label_1123(value) {
        details.push(if value.split('.').all(is_label_1123) {
            "must not contain dots".to_owned()
        } else {
            format!(
                "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and \
                 end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is \
                 '{LABEL_1123}')"
            )
        });
    }
    NameError::invalid(value, details)
}

/// A name to which something is added may end in a dash: the server checks it with an `a` in the place of its last two
/// bytes.
pub fn mask_trailing_dash(name: &str) -> Cow<'_, str> {
    match name.strip_suffix('-').filter(|rest| !rest.is_empty()) {
        None => name.into(),
        Some(rest) => {
            let mut chars = rest.chars();
            chars.next_back();
            format!("{}a", chars.as_str()).into()
        }
    }
}

/// `unit` is the word for the limit: the package `content`, which checks label keys, says bytes.
pub(super) fn subdomain_details(value: &str, unit: &str) -> Vec<String> {
    let mut details = Vec::new();
    if value.len() > 253 {
        details.push(format!("must be no more than 253 {unit}"));
    }
    if !value.split('.').all(is_label_1123) {
        details.push(format!(
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start \
             and end with an alphanumeric character (e.g. 'example.com', regex used for validation is \
             '{LABEL_1123}(\\.{LABEL_1123})*')"
        ));
    }
    details
}

pub(super) fn label_details(value: &str) -> Vec<String> {
    let mut details = Vec::new();
    if value.len() > 63 {
        details.push("must be no more than 63 characters".to_owned());
    }
    if !(is_label_1123(value) && value.starts_with(|c: char| c.is_ascii_lowercase())) {
        // The server's text has two spaces before its "or".
        details.push(format!(
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic \
             character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation \
             is '{LABEL_1035}')"
        ));
    }
    details
}

fn is_label_1123(value: &str) -> bool {
    let edge = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    value.starts_with(edge) && value.ends_with(edge) && value.chars().all(|c| edge(c) || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUBDOMAIN: &str = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    const LABEL: &str = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    fn details(result: Result<(), NameError>) -> Vec<String> {
        result.err().map(|error| error.details().to_vec()).unwrap_or_default()
    }

    #[test]
    fn subdomains() {
        let long = "a".repeat(253);
        for right in ["a", "0", "example.com", "a-b.c", "1.2.3", &long] {
            assert_eq!(dns1123_subdomain(right), Ok(()), "{right}");
        }
        for wrong in ["", ".", "a.", ".a", "a..b", "-a", "a-", "a.-b", "A", "a_b", "a b", "ä", "a\n", "*.a"] {
            assert_eq!(details(dns1123_subdomain(wrong)), [SUBDOMAIN], "{wrong:?}");
        }
        assert_eq!(details(dns1123_subdomain(&"a".repeat(254))), ["must be no more than 253 characters"]);
    }

    #[test]
    fn labels() {
        let long = "a".repeat(63);
        for right in ["a", "a0", "a-b", "a--b", &long] {
            assert_eq!(dns1035_label(right), Ok(()), "{right}");
        }
        for wrong in ["", "0", "0a", "-a", "a-", "A", "a.b", "a_b", "ä", "a\n"] {
            assert_eq!(details(dns1035_label(wrong)), [LABEL], "{wrong:?}");
        }
        assert_eq!(details(dns1035_label(&"A".repeat(64))), ["must be no more than 63 characters", LABEL]);
    }
}
