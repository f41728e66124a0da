//! Apply configurations, with the builders that applyconfiguration-gen gives them.

use askama::Template;

use super::scope::{Package, Scoped};
use super::text::{literal, rendered};
use super::types::{Field, Go, applied_lines};

#[derive(Template)]
#[template(path = "go/apply.go", escape = "none")]
struct Apply<'a> {
    package: &'a str,
    kind: String,
    api_version: String,
    namespaced: bool,
    has_raw: bool,
    has_map: bool,
    types: Vec<Applied<'a>>,
    metadata: [Metadata; 15],
}

struct Applied<'a> {
    name: &'a str,
    apply: &'a str,
    new: &'a str,
    is_root: bool,
    fields: Vec<String>,
    builders: Vec<Builder<'a>>,
}

struct Builder<'a> {
    field: &'a str,
    does: &'static str,
    parameter: String,
    body: Vec<String>,
}

/// A builder that `metav1ac` has too, where it gives another type.
struct Metadata {
    field: &'static str,
    does: &'static str,
    parameter: &'static str,
    argument: &'static str,
    is_type: bool,
}

const METADATA: [(&str, &str); 15] = [
    ("Kind", "value string"),
    ("APIVersion", "value string"),
    ("Name", "value string"),
    ("GenerateName", "value string"),
    ("Namespace", "value string"),
    ("UID", "value types.UID"),
    ("ResourceVersion", "value string"),
    ("Generation", "value int64"),
    ("CreationTimestamp", "value metav1.Time"),
    ("DeletionTimestamp", "value metav1.Time"),
    ("DeletionGracePeriodSeconds", "value int64"),
    ("Labels", "entries map[string]string"),
    ("Annotations", "entries map[string]string"),
    ("OwnerReferences", "values ...*metav1ac.OwnerReferenceApplyConfiguration"),
    ("Finalizers", "values ...string"),
];

/// The file of the apply configurations.
pub(super) fn configurations(package: &Package<'_>, kind: &Scoped<'_>) -> String {
    let fields = || kind.structs().flat_map(|(_, _, fields)| fields);
    let types = kind.structs().map(|(names, is_root, fields)| Applied {
        name: &names.name,
        apply: &names.apply,
        new: &names.new,
        is_root,
        fields: applied_lines(fields),
        builders: fields.iter().map(builder).collect(),
    });
    rendered(&Apply {
        package: &package.name,
        kind: literal(&kind.kind.kind),
        api_version: literal(&format!("{}/{}", package.group, package.version)),
        namespaced: kind.kind.namespaced,
        has_raw: fields().any(|field| field.apply.is_raw()),
        has_map: fields().any(|field| matches!(field.apply, Go::Map(_))),
        types: types.collect(),
        metadata: METADATA.map(metadata),
    })
}

fn metadata((field, parameter): (&'static str, &'static str)) -> Metadata {
    let (argument, does) = match parameter {
        _ if parameter.starts_with("values ") => ("values...", "adds to"),
        _ if parameter.starts_with("entries ") => ("entries", "adds to"),
        _ => ("value", "sets"),
    };
    Metadata { field, does, parameter, argument, is_type: matches!(field, "Kind" | "APIVersion") }
}

fn builder(field: &Field) -> Builder<'_> {
    let name = &*field.name;
    let (does, parameter, body) = match &field.apply {
        Go::Slice(inner) => ("adds to", slice_parameter(inner), slice_body(name, inner)),
        Go::Map(_) => {
            let body = vec![
                format!("\tif b.{name} == nil {{"),
                format!("\t\tb.{name} = make({}, len(entries))", field.apply),
                "\t}".to_owned(),
                format!("\tmaps.Copy(b.{name}, entries)"),
            ];
            ("adds to", format!("entries {}", field.apply), body)
        }
        Go::Pointer(inner) if is_configuration(inner) => {
            ("sets", format!("value *{inner}"), vec![format!("\tb.{name} = value")])
        }
        Go::Pointer(inner) => ("sets", format!("value {inner}"), vec![format!("\tb.{name} = &value")]),
        other => ("sets", format!("value {other}"), vec![format!("\tb.{name} = value")]),
    };
    Builder { field: name, does, parameter, body }
}

fn slice_parameter(inner: &Go) -> String {
    if is_configuration(inner) { format!("values ...*{inner}") } else { format!("values ...{inner}") }
}

fn slice_body(name: &str, inner: &Go) -> Vec<String> {
    if !is_configuration(inner) {
        return vec![format!("\tb.{name} = append(b.{name}, values...)")];
    }
    vec![
        "\tfor _, value := range values {".to_owned(),
        "\t\tif value == nil {".to_owned(),
        format!("\t\t\tpanic(\"nil value passed to With{name}\")"),
        "\t\t}".to_owned(),
        format!("\t\tb.{name} = append(b.{name}, *value)"),
        "\t}".to_owned(),
    ]
}

/// Whether it is one of the package's own structs.
fn is_configuration(ty: &Go) -> bool {
    matches!(ty, Go::Struct(_)) && !ty.is_raw()
}
