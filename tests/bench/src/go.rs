//! The kinds as a Go module: what controller-gen reads.

use std::fmt::Write as _;

use heck::ToUpperCamelCase as _;

use crate::kinds::{ENUMS, Enum, Field, Kind, Presence, STATUS, STRUCTS, Shape};

/// The files of the module, by name. `go mod tidy` must complete it.
pub(crate) fn module(kinds: &[Kind]) -> Vec<(String, String)> {
    let mut files = vec![("go.mod".to_owned(), MODULE.to_owned()), ("v1/doc.go".to_owned(), GROUP.to_owned())];
    files.extend(kinds.iter().map(|kind| (format!("v1/{}.go", kind.name.to_lowercase()), source(kind))));
    files
}

/// The release that controller-gen v0.23.0 is built with.
const MODULE: &str = "\
module bench.example.com/widgets

go 1.26.0

require (
\tk8s.io/api v0.37.0
\tk8s.io/apimachinery v0.37.0
)
";

const GROUP: &str = "\
// Package v1 holds the kinds.
// +kubebuilder:object:generate=true
// +groupName=bench.example.com
package v1
";

fn source(kind: &Kind) -> String {
    let name = &kind.name;
    let mut text = "package v1\n\nimport (\n".to_owned();
    if kind.template {
        text.push_str("\tcorev1 \"k8s.io/api/core/v1\"\n");
    }
    text.push_str("\tmetav1 \"k8s.io/apimachinery/pkg/apis/meta/v1\"\n)\n");
    let _ = write!(
        text,
        "\n// {name} is a kind.\n\
         // +kubebuilder:object:root=true\n\
         // +kubebuilder:subresource:status\n\
         // +kubebuilder:resource:shortName={}\n\
         // +kubebuilder:printcolumn:name=Phase,type=string,JSONPath=`.status.phase`\n\
         type {name} struct {{\n\
         \tmetav1.TypeMeta `json:\",inline\"`\n\
         \tmetav1.ObjectMeta `json:\"metadata,omitempty\"`\n\n\
         \tSpec {name}Spec `json:\"spec\"`\n\
         \tStatus {name}Status `json:\"status,omitempty\"`\n\
         }}\n",
        name.to_lowercase().replace("widget", "wi"),
    );
    structure(&mut text, name, &format!("{name}Spec"), "is what is wanted.", kind.spec());
    structure(&mut text, name, &format!("{name}Status"), "is what is found.", STATUS.iter());
    for part in STRUCTS {
        structure(&mut text, name, &format!("{name}{}", part.name), part.doc, part.fields.iter());
    }
    // A Go package has one space for all names, so the kind's own goes in front.
    for Enum { name: own, doc, variants } in ENUMS {
        let words = variants.join(";");
        let _ =
            write!(text, "\n// {name}{own} {doc}\n// +kubebuilder:validation:Enum={words}\ntype {name}{own} string\n");
    }
    text
}

fn structure(text: &mut String, kind: &str, name: &str, doc: &str, fields: impl Iterator<Item = &'static Field>) {
    let _ = write!(text, "\n// {name} {doc}\ntype {name} struct {{\n");
    for field in fields {
        let _ = writeln!(text, "\t// {}", field.doc);
        for marker in markers(field) {
            let _ = writeln!(text, "\t// +{marker}");
        }
        let ty = ty(field.shape, kind);
        let (pointer, omit) = match field.presence {
            Presence::Required => ("", ""),
            Presence::Optional => (if ty.starts_with(['[', 'm']) { "" } else { "*" }, ",omitempty"),
            Presence::Default(_) => ("", ",omitempty"),
        };
        let _ = writeln!(text, "\t{} {pointer}{ty} `json:\"{}{omit}\"`", field.name.to_upper_camel_case(), field.name);
    }
    text.push_str("}\n");
}

fn ty(shape: Shape, kind: &str) -> String {
    match shape {
        Shape::Bool => "bool".to_owned(),
        Shape::Integer => "int64".to_owned(),
        Shape::Bounded(..) => "int32".to_owned(),
        Shape::Text | Shape::Short(_) | Shape::Pattern(_) => "string".to_owned(),
        Shape::Texts => "[]string".to_owned(),
        Shape::TextMap => "map[string]string".to_owned(),
        Shape::Of(name) => format!("{kind}{name}"),
        Shape::ListMap(item, _) => format!("[]{kind}{item}"),
        Shape::Conditions => "[]metav1.Condition".to_owned(),
        Shape::PodTemplate => "corev1.PodTemplateSpec".to_owned(),
    }
}

fn markers(field: &Field) -> Vec<String> {
    let mut markers = match field.presence {
        Presence::Required => Vec::new(),
        Presence::Optional => vec!["optional".to_owned()],
        Presence::Default(literal) => vec![format!("kubebuilder:default={literal}")],
    };
    let list_map = |key: &str| ["listType=map".to_owned(), format!("listMapKey={key}")];
    let validation = |name: &str, value: &dyn std::fmt::Display| format!("kubebuilder:validation:{name}={value}");
    match field.shape {
        Shape::Bounded(minimum, maximum) => {
            markers.extend([validation("Minimum", &minimum), validation("Maximum", &maximum)]);
        }
        Shape::Short(length) => markers.extend([validation("MinLength", &1), validation("MaxLength", &length)]),
        Shape::Pattern(pattern) => markers.push(validation("Pattern", &format!("`{pattern}`"))),
        Shape::ListMap(_, key) => markers.extend(list_map(key)),
        Shape::Conditions => markers.extend(list_map("type")),
        _ => {}
    }
    markers
}
