//! The schema of a whole object.

use super::findings::{Findings, Input};
use crate::diagnostic::Diagnostic;
use crate::props::JsonSchemaProps;
use crate::resource::{Layout, Resource};
use crate::structural::{Fields, Kind, Structural};

/// The properties that every object has, or gets from the derive.
const RESERVED: [&str; 4] = ["apiVersion", "kind", "metadata", "status"];

/// `spec.versions[position].schema.openAPIV3Schema` for `input`. As with kube, `apiVersion`, `kind` and `metadata` are not
/// written, which the server adds.
pub(super) fn schema(position: usize, input: &Input, findings: &mut Findings<'_>) -> Option<JsonSchemaProps> {
    let path = format!("spec.versions[{position}].schema.openAPIV3Schema");
    let resource = &input.version.resource;
    let Some(spec) = &input.version.spec else {
        let diagnostic = Diagnostic::error("schema-disabled", "Required value")
            .on(path)
            .help("the server takes no version without a schema: remove `schema = \"disabled\"`");
        findings.push(input, diagnostic);
        return None;
    };
    let mut root = match resource.layout {
        Layout::Spec => under_spec(spec),
        Layout::Flat => flat(spec, &path, input, findings),
    };
    root.title = Some(resource.kind.clone());
    root.description = description(resource, spec);
    root.x_validations.extend(resource.validations.iter().cloned());
    if let Some(status) = &input.version.status {
        // An `Option`, as kube-derive writes it: a client that sends `status: null` keeps its null.
        let status = Structural { nullable: true, ..status.clone() };
        root.properties.insert("status".to_owned(), (&status).into());
        check_beside_status(&root, &path, input, findings);
    }
    Some(root)
}

fn description(resource: &Resource, spec: &Structural) -> Option<String> {
    resource.description.as_ref().or(spec.description.as_ref()).filter(|text| !text.is_empty()).cloned()
}

fn under_spec(spec: &Structural) -> JsonSchemaProps {
    JsonSchemaProps {
        type_: Some("object".to_owned()),
        properties: [("spec".to_owned(), spec.into())].into(),
        required: vec!["spec".to_owned()],
        ..JsonSchemaProps::default()
    }
}

/// The fields of the type itself at the root.
fn flat(spec: &Structural, path: &str, input: &Input, findings: &mut Findings<'_>) -> JsonSchemaProps {
    let mut root = JsonSchemaProps::from(spec);
    let mut refuse = |path: String, message: &str, help: &str| {
        findings.push(input, Diagnostic::error("root-schema", message).on(path).help(help));
    };
    let not_object = "the fields of a type with `no_spec` stand at the root of the object: derive it for a struct with \
                      named fields, or leave `no_spec` out";
    match &spec.kind {
        Kind::Object(object) => match &object.fields {
            Fields::Properties { embedded_resource, .. } => {
                if *embedded_resource {
                    let path = format!("{path}.x-kubernetes-embedded-resource");
                    refuse(path, "Forbidden: must not be used at the root", not_object);
                }
            }
            // A struct without fields. What else an object has at its root is pruned, as beside properties.
            Fields::Closed => root.additional_properties = None,
            Fields::Map(_) => {
                refuse(format!("{path}.additionalProperties"), "Forbidden: must not be used at the root", not_object);
            }
        },
        _ => refuse(format!("{path}.type"), "must be object at the root", not_object),
    }
    if spec.nullable {
        refuse(format!("{path}.nullable"), "Forbidden: nullable cannot be true at the root", not_object);
    }
    for name in RESERVED {
        if root.properties.contains_key(name) {
            let diagnostic = Diagnostic::error("reserved-field", format!("the field `{name}` is not the type's own"))
                .on(format!("{path}.properties[{name}]"))
                .help("every object has `apiVersion`, `kind` and `metadata`, and `status` is set with `status = …`: rename the field, or leave `no_spec` out");
            findings.push(input, diagnostic);
        }
    }
    root
}

/// Beside the status subresource the server takes only some keywords at the root. Those that a type with `no_spec` can
/// bring along and that are not among them:
fn check_beside_status(root: &JsonSchemaProps, path: &str, input: &Input, findings: &mut Findings<'_>) {
    let brought = [
        ("default", root.default.is_some()),
        ("enum", root.enum_.is_some()),
        ("maxProperties", root.max_properties.is_some()),
        ("minProperties", root.min_properties.is_some()),
        ("allOf", !root.all_of.is_empty()),
        ("oneOf", !root.one_of.is_empty()),
        ("anyOf", !root.any_of.is_empty()),
        ("not", root.not.is_some()),
        ("x-kubernetes-map-type", root.x_map_type.is_some()),
    ];
    for (keyword, _) in brought.into_iter().filter(|(_, brought)| *brought) {
        let message = "only [Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength \
                       MinLength Pattern MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs \
                       Example XPreserveUnknownFields XValidations] fields are allowed at the root of the schema if the \
                       status subresource is enabled";
        let diagnostic = Diagnostic::error("root-schema", message)
            .on(format!("{path}.{keyword}"))
            .help("leave `no_spec` or the status out, or derive for a struct instead of an enum");
        findings.push(input, diagnostic);
    }
}
