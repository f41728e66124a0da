//! What a schema may say at its root (J1 to J3).

use super::Source;
use super::view::{has_text, type_name};
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

/// Kubernetes goes over the fields in the order of its type and stops at the first that is wrong; `type` is the fifth.
fn under_status(Source { props, json }: Source<'_>, path: &Path) -> Option<Error> {
    let type_ = type_name(props);
    let before_type = has_text(&props.id) || has_text(&props.schema) || props.ref_.is_some();
    if !before_type && !type_.is_empty() && type_ != "object" {
        let detail =
            "only \"object\" is allowed as the type at the root of the schema if the status subresource is enabled";
        return Some(Error::invalid(&path.child("type"), go::quote(type_), detail));
    }
    // An empty list is not Go's zero value, so that it counts as well.
    let written = |keyword: &&str| json.get(keyword).is_some_and(|value| !value.is_null());
    let forbidden = before_type
        || props.nullable
        || props.x_embedded_resource
        || props.x_int_or_string
        || NOT_UNDER_STATUS.iter().any(written);
    forbidden.then(|| {
        let detail = format!(
            "only [{ALLOWED}] fields are allowed at the root of the schema if the status subresource is enabled"
        );
        Error::invalid(path, dump::schema(json), detail)
    })
}

/// The keywords that may not be written at all, whatever their value.
const NOT_UNDER_STATUS: [&str; 16] = [
    "default",
    "enum",
    "maxProperties",
    "minProperties",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "additionalProperties",
    "patternProperties",
    "dependencies",
    "additionalItems",
    "definitions",
    "x-kubernetes-list-map-keys",
    "x-kubernetes-list-type",
    "x-kubernetes-map-type",
];

const ALLOWED: &str = "Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength \
                       Pattern MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example \
                       XPreserveUnknownFields XValidations";
