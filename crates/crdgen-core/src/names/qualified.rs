//! Keys and values of labels, keys of annotations.

use super::NameError;
use super::dns::subdomain_details;

const NAME: &str = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const NAME_TEXT: &str =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const EXAMPLES: &str = "e.g. 'MyName',  or 'my.name',  or '123-abc'";

/// A qualified name: up to 63 characters, with a DNS subdomain and a slash before them if need be.
///
/// # Errors
/// The details of `IsLabelKey`.
pub fn label_key(value: &str) -> Result<(), NameError> {
    NameError::invalid(value, key_details(value))
}

/// A key of an annotation: a qualified name once in lower case.
///
/// # Errors
/// The details of `IsLabelKey`.
pub fn annotation_key(value: &str) -> Result<(), NameError> {
    NameError::invalid(value, key_details(&value.to_lowercase()))
}

/// A name of a finalizer of a custom resource: a qualified name with a domain and a path. The server takes one without, and warns.
///
/// # Errors
/// The details of `IsQualifiedName`, or else the server's warning.
pub fn finalizer(value: &str) -> Result<(), NameError> {
    let mut details = key_details(value);
    if details.is_empty() && !value.contains('/') {
        details.push(
            "prefer a domain-qualified finalizer name including a path (/) to avoid accidental conflicts with other finalizer \
             writers"
                .to_owned(),
        );
    }
    NameError::invalid(value, details)
}

/// The value of a label: empty, or like the name part of its key.
///
/// # Errors
/// The details of `IsLabelValue`.
pub fn label_value(value: &str) -> Result<(), NameError> {
    let mut details = Vec::new();
    if value.len() > 63 {
        details.push("must be no more than 63 bytes".to_owned());
    }
    if !value.is_empty() && !is_name(value) {
        details.push(format!(
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start \
             and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for \
             validation is '({NAME})?')"
        ));
    }
    NameError::invalid(value, details)
}

fn key_details(value: &str) -> Vec<String> {
    let mut details = Vec::new();
    let name = match value.split('/').collect::<Vec<_>>()[..] {
        [name] => name,
        [prefix, name] => {
            if prefix.is_empty() {
                details.push("prefix part must be non-empty".to_owned());
            } else {
                details.extend(subdomain_details(prefix, "bytes").into_iter().map(|d| format!("prefix part {d}")));
            }
            name
        }
        _ => {
            return vec![format!(
                "a valid label key {NAME_TEXT} ({EXAMPLES}, regex used for validation is '{NAME}') with an optional DNS \
                 subdomain prefix and '/' (e.g. 'example.com/MyName')"
            )];
        }
    };
    if name.is_empty() {
        details.push("name part must be non-empty".to_owned());
    } else if name.len() > 63 {
        details.push("name part must be no more than 63 bytes".to_owned());
    }
    if !is_name(name) {
        details.push(format!("name part {NAME_TEXT} ({EXAMPLES}, regex used for validation is '{NAME}')"));
    }
    details
}

fn is_name(value: &str) -> bool {
    let edge = |c: char| c.is_ascii_alphanumeric();
    value.starts_with(edge) && value.ends_with(edge) && value.chars().all(|c| edge(c) || matches!(c, '-' | '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME_PART: &str = "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    fn details(result: Result<(), NameError>) -> Vec<String> {
        result.err().map(|error| error.details().to_vec()).unwrap_or_default()
    }

    #[test]
    fn keys() {
        for right in ["a", "A.b_c-d", "example.com/MyName", "0/0"] {
            assert_eq!(label_key(right), Ok(()), "{right}");
        }
        for wrong in ["_a", "a b", "a.", "example.com/-a"] {
            assert_eq!(details(label_key(wrong)), [NAME_PART], "{wrong}");
        }
        assert_eq!(details(label_key("")), ["name part must be non-empty", NAME_PART]);
        assert_eq!(details(label_key("/a")), ["prefix part must be non-empty"]);
        assert_eq!(details(label_key(&"a".repeat(64))), ["name part must be no more than 63 bytes"]);
        let upper = details(label_key("Example.com/a"));
        assert!(matches!(&upper[..], [d] if d.starts_with("prefix part a lowercase RFC 1123 subdomain")), "{upper:?}");
        let parts = details(label_key("a/b/c"));
        assert!(
            matches!(&parts[..], [d] if d.starts_with("a valid label key must consist of") && d.ends_with("'example.com/MyName')"))
        );
    }

    #[test]
    fn annotations_may_have_an_upper_case_prefix() {
        assert_eq!(annotation_key("Example.com/MyName"), Ok(()));
        assert!(annotation_key("a b").is_err());
    }

    #[test]
    fn values() {
        for right in ["", "a", "A.b_c-d", "1"] {
            assert_eq!(label_value(right), Ok(()), "{right}");
        }
        assert_eq!(
            details(label_value("x y")),
            [
                "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
            ]
        );
        assert_eq!(details(label_value(&"a".repeat(64))), ["must be no more than 63 bytes"]);
    }
}
