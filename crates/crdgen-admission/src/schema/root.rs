//! What a schema may say at its root (J1 to J3).

use super::Source;
use super::view::type_name;
use crate::decode::dump;
use crate::field::{Error, Path};
use crate::go;

/// J1 and J2 where the status subresource is on, and J3; `path` is that of the schema.
pub(super) fn validate(schema: Source<'_>, status_subresource: bool, path: &Path, errors: &mut Vec<Error>) {
    if status_subresource {
        errors.extend(under_status(schema, path));
    }
    if schema.props.nullable {
        errors.push(Error::forbidden(&path.child("nullable"), "nullable cannot be true at the root"));
    }
}

/// Kubernetes goes over the fields in the order of its type and stops at the first that is wrong.
///
/// Not exact: by the time it prints the schema, it has dropped what no metadata has from the defaults in it.
fn under_status(Source { props, json }: Source<'_>, path: &Path) -> Option<Error> {
    let type_ = type_name(props);
    let is_wrong = |field: &&str| if *field == "Type" { type_ != "object" } else { !ALLOWED.contains(field) };
    match dump::fields_of_schema(json).find(is_wrong)? {
        "Type" => {
            let detail =
                "only \"object\" is allowed as the type at the root of the schema if the status subresource is enabled";
            Some(Error::invalid(&path.child("type"), go::quote(type_), detail))
        }
        _ => {
            let detail = format!(
                "only [{}] fields are allowed at the root of the schema if the status subresource is enabled",
                ALLOWED.join(" ")
            );
            Some(Error::invalid(path, dump::schema(json), detail))
        }
    }
}

/// `allowedFieldsAtRootSchema`, by the names that Go has for them.
const ALLOWED: [&str; 22] = [
    "Description",
    "Type",
    "Format",
    "Title",
    "Maximum",
    "ExclusiveMaximum",
    "Minimum",
    "ExclusiveMinimum",
    "MaxLength",
    "MinLength",
    "Pattern",
    "MaxItems",
    "MinItems",
    "UniqueItems",
    "MultipleOf",
    "Required",
    "Items",
    "Properties",
    "ExternalDocs",
    "Example",
    "XPreserveUnknownFields",
    "XValidations",
];
