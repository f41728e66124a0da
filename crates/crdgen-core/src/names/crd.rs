//! The names and paths of a CRD: `validateCustomResourceDefinitionSpec` and what it calls.

use super::dns::{label_details, subdomain_details};
use super::error::is_print;
use super::{NameError, dns1035_label};
use crate::field_path;

const COLUMN_TYPES: &str = "boolean,date,integer,number,string";
const COLUMN_FORMATS: &str = "byte,date,date-time,double,float,int32,int64,password";
const SIMPLE_PATH: &str = "must be a simple json path starting with .";

/// `spec.group`: a DNS subdomain with a dot in it.
///
/// # Errors
/// It is empty, no DNS subdomain, or has no dot.
pub fn group(value: &str) -> Result<(), NameError> {
    if value.is_empty() {
        return Err(NameError::required(""));
    }
    let mut details = subdomain_details(value, "characters");
    if details.is_empty() && !value.contains('.') {
        details.push("should be a domain with at least one dot".to_owned());
    }
    NameError::invalid(value, details)
}

/// `spec.versions[].name`: a DNS-1035 label.
///
/// # Errors
/// It is none, empty included.
pub fn version_name(value: &str) -> Result<(), NameError> {
    dns1035_label(value)
}

/// `spec.names.plural`: a DNS-1035 label.
///
/// # Errors
/// It is empty or none.
pub fn plural_name(value: &str) -> Result<(), NameError> {
    if value.is_empty() { Err(NameError::required("")) } else { dns1035_label(value) }
}

/// `spec.names.singular`: a DNS-1035 label. The server fills in an empty one, so that it is right.
///
/// # Errors
/// It is none.
pub fn singular_name(value: &str) -> Result<(), NameError> {
    if value.is_empty() { Ok(()) } else { dns1035_label(value) }
}

/// `spec.names.shortNames[]`: a DNS-1035 label.
///
/// # Errors
/// It is none, empty included.
pub fn short_name(value: &str) -> Result<(), NameError> {
    dns1035_label(value)
}

/// `spec.names.categories[]`: a DNS-1035 label.
///
/// # Errors
/// It is none, empty included.
pub fn category(value: &str) -> Result<(), NameError> {
    dns1035_label(value)
}

/// `spec.names.kind`: a DNS-1035 label once in lower case.
///
/// # Errors
/// It is empty or none.
pub fn kind(value: &str) -> Result<(), NameError> {
    if value.is_empty() {
        return Err(NameError::required(""));
    }
    NameError::invalid(value, mixed_case_details(value))
}

/// `spec.names.listKind` of `kind`: like a kind, and not the same. The server fills in an empty one, so that it is right.
///
/// # Errors
/// It is none, or the same as `kind`.
pub fn list_kind(value: &str, kind: &str) -> Result<(), NameError> {
    if value.is_empty() {
        return Ok(());
    }
    let mut details = mixed_case_details(value);
    if value == kind {
        details.push("kind and listKind may not be the same".to_owned());
    }
    NameError::invalid(value, details)
}

fn mixed_case_details(value: &str) -> Vec<String> {
    let details = label_details(&value.to_lowercase());
    if details.is_empty() {
        return details;
    }
    vec![format!("may have mixed case, but should otherwise match: {}", details.join(","))]
}

/// The name of a printer column.
///
/// # Errors
/// It is empty.
pub fn column_name(value: &str) -> Result<(), NameError> {
    if value.is_empty() { Err(NameError::required("")) } else { Ok(()) }
}

/// The type of a printer column.
///
/// # Errors
/// It is none of the five that there are.
pub fn column_type(value: &str) -> Result<(), NameError> {
    let detail = format!("must be one of {COLUMN_TYPES}");
    if value.is_empty() {
        return Err(NameError::required(&detail));
    }
    NameError::invalid(value, if is_one_of(value, COLUMN_TYPES) { Vec::new() } else { vec![detail] })
}

/// The format of a printer column; an empty one is as good as none.
///
/// # Errors
/// It is none of the eight that there are.
pub fn column_format(value: &str) -> Result<(), NameError> {
    let right = value.is_empty() || is_one_of(value, COLUMN_FORMATS);
    NameError::invalid(value, if right { Vec::new() } else { vec![format!("must be one of {COLUMN_FORMATS}")] })
}

fn is_one_of(value: &str, list: &str) -> bool {
    list.split(',').any(|entry| entry == value)
}

/// The path of a printer column, of which the server asks no more than a dot in front.
///
/// # Errors
/// It is empty or starts otherwise.
pub fn column_json_path(value: &str) -> Result<(), NameError> {
    if value.is_empty() {
        return Err(NameError::required(""));
    }
    NameError::invalid(value, simple_path_details(value))
}

/// `subresources.scale.specReplicasPath`.
///
/// # Errors
/// It is empty or not under `.spec`.
pub fn spec_replicas_path(value: &str) -> Result<(), NameError> {
    required_path_under(value, ".spec.", "should be a json path under .spec")
}

/// `subresources.scale.statusReplicasPath`.
///
/// # Errors
/// It is empty or not under `.status`.
pub fn status_replicas_path(value: &str) -> Result<(), NameError> {
    required_path_under(value, ".status.", "should be a json path under .status")
}

/// `subresources.scale.labelSelectorPath`; an empty one is as good as none.
///
/// # Errors
/// It is not under `.spec` or `.status`.
pub fn label_selector_path(value: &str) -> Result<(), NameError> {
    if value.is_empty() {
        return Ok(());
    }
    let mut details = simple_path_details(value);
    if details.is_empty() && !value.starts_with(".spec.") && !value.starts_with(".status.") {
        details.push("should be a json path under either .spec or .status".to_owned());
    }
    NameError::invalid(value, details)
}

fn required_path_under(value: &str, prefix: &str, detail: &str) -> Result<(), NameError> {
    if value.is_empty() {
        return Err(NameError::required(""));
    }
    let mut details = simple_path_details(value);
    if details.is_empty() && !value.starts_with(prefix) {
        details.push(detail.to_owned());
    }
    NameError::invalid(value, details)
}

fn simple_path_details(value: &str) -> Vec<String> {
    if value.starts_with('.') { Vec::new() } else { vec![SIMPLE_PATH.to_owned()] }
}

/// `selectableFields[].jsonPath`, as far as it can be told without the schema: dots and names, not in `metadata`.
///
/// # Errors
/// It is empty, not of that form, or in `metadata`.
pub fn selectable_field(value: &str) -> Result<(), NameError> {
    if value.is_empty() {
        return Err(NameError::required(""));
    }
    let details = match field_path::parse(value, false) {
        Err(error) => vec![format!("is an invalid path: {error}")],
        Ok(steps) if steps.first().is_some_and(|step| step == "metadata") => {
            vec!["must not point to fields in metadata".to_owned()]
        }
        Ok(_) => Vec::new(),
    };
    NameError::invalid(value, details)
}

/// `spec.versions[].deprecationWarning` of a version that is `deprecated` or not: one printable line.
///
/// # Errors
/// The version is not deprecated; the text is empty, longer than 256 bytes, or not printable.
pub fn deprecation_warning(value: &str, deprecated: bool) -> Result<(), NameError> {
    if !deprecated {
        return NameError::invalid_pointer(value, vec!["can only be set for deprecated versions".to_owned()]);
    }
    let mut details = Vec::new();
    if value.len() > 256 {
        details.push("must be <= 256 characters long".to_owned());
    }
    if value.is_empty() {
        details.push("must not be an empty string".to_owned());
    }
    if let Some((index, _)) = value.char_indices().find(|&(_, c)| !is_print(c)) {
        details.push(format!(
            "must only contain printable UTF-8 characters; non-printable character found at index {index}"
        ));
    }
    NameError::invalid_pointer(value, details)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(result: Result<(), NameError>, expected: &str) {
        assert_eq!(result.err().map(|error| error.to_string()).unwrap_or_default(), expected);
    }

    #[test]
    fn groups() {
        check(group("stable.example.com"), "");
        check(group(""), "Required value");
        check(group("example"), r#"Invalid value: "example": should be a domain with at least one dot"#);
        check(
            group("a_b.com"),
            r#"Invalid value: "a_b.com": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#,
        );
    }

    #[test]
    fn kinds() {
        check(kind("CronTab"), "");
        check(kind(""), "Required value");
        check(
            kind("Cron.Tab"),
            r#"Invalid value: "Cron.Tab": may have mixed case, but should otherwise match: a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"#,
        );
        check(list_kind("CronTabList", "CronTab"), "");
        check(list_kind("A", "A"), r#"Invalid value: "A": kind and listKind may not be the same"#);
    }

    #[test]
    fn columns() {
        check(column_name(""), "Required value");
        check(column_type("date"), "");
        check(column_type(""), "Required value: must be one of boolean,date,integer,number,string");
        check(column_type("int"), r#"Invalid value: "int": must be one of boolean,date,integer,number,string"#);
        check(column_format(""), "");
        check(column_format("int32"), "");
        check(
            column_format("uuid"),
            r#"Invalid value: "uuid": must be one of byte,date,date-time,double,float,int32,int64,password"#,
        );
        check(column_json_path(""), "Required value");
        check(column_json_path(".spec.a"), "");
        check(column_json_path("spec.a"), r#"Invalid value: "spec.a": must be a simple json path starting with ."#);
    }

    #[test]
    fn scale_paths() {
        check(spec_replicas_path(".spec.replicas"), "");
        check(spec_replicas_path(""), "Required value");
        check(spec_replicas_path("spec.a"), r#"Invalid value: "spec.a": must be a simple json path starting with ."#);
        check(spec_replicas_path(".specs.a"), r#"Invalid value: ".specs.a": should be a json path under .spec"#);
        check(status_replicas_path(".spec.a"), r#"Invalid value: ".spec.a": should be a json path under .status"#);
        check(label_selector_path(""), "");
        check(label_selector_path(".status.selector"), "");
        check(label_selector_path(".a"), r#"Invalid value: ".a": should be a json path under either .spec or .status"#);
    }

    #[test]
    fn selectable_fields() {
        check(selectable_field(".spec.color"), "");
        check(selectable_field(""), "Required value");
        check(
            selectable_field("spec.a"),
            r#"Invalid value: "spec.a": is an invalid path: expected [ or . but got: spec"#,
        );
        check(
            selectable_field(".spec."),
            r#"Invalid value: ".spec.": is an invalid path: unexpected end of JSON path"#,
        );
        check(
            selectable_field(".spec.a[0]"),
            r#"Invalid value: ".spec.a[0]": is an invalid path: array notation is not allowed"#,
        );
        check(
            selectable_field(".metadata.name"),
            r#"Invalid value: ".metadata.name": must not point to fields in metadata"#,
        );
    }

    #[test]
    fn deprecation_warnings() {
        check(deprecation_warning("use v2", true), "");
        check(
            deprecation_warning("use v2", false),
            r#"Invalid value: "use v2": can only be set for deprecated versions"#,
        );
        check(deprecation_warning("", true), r#"Invalid value: "": must not be an empty string"#);
        check(
            deprecation_warning("ä\n", true),
            r#"Invalid value: "ä\n": must only contain printable UTF-8 characters; non-printable character found at index 2"#,
        );
        let long = "x".repeat(257);
        check(deprecation_warning(&long, true), &format!(r#"Invalid value: "{long}": must be <= 256 characters long"#));
    }
}
