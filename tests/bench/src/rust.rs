//! The kinds as a Rust package: what crdgen reads, and what prints the CRDs once it is compiled.

use std::fmt::Write as _;

use heck::ToSnakeCase as _;

use crate::kinds::{ENUMS, Enum, Field, Kind, Presence, STATUS, STRUCTS, Shape};

/// The line of a kind's file that an edit changes.
pub(crate) const EDITED: &str = "/// Widget0Spec is what is wanted.";

/// The files of the package, by name.
pub(crate) fn package(kinds: &[Kind]) -> Vec<(String, String)> {
    let mut files = vec![("Cargo.toml".to_owned(), MANIFEST.to_owned()), ("src/main.rs".to_owned(), main(kinds))];
    files.extend(kinds.iter().map(|kind| (format!("src/{}.rs", module(kind)), source(kind))));
    files
}

/// Nothing of kube but what the derive needs, so that the compile is as fast as it can be.
const MANIFEST: &str = r#"[package]
name = "dump"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
k8s-openapi = { version = "=0.29.0", features = ["latest", "schemars"] }
kube = { version = "=5.0.0", default-features = false, features = ["derive"] }
schemars = "1.2"
serde = { version = "1", features = ["derive"] }
serde_json = "1"
serde_yaml = { package = "serde_norway", version = "0.9" }
"#;

const IMPORTS: &str = "\
use std::collections::BTreeMap;

use kube::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
";

fn module(kind: &Kind) -> String {
    kind.name.to_lowercase()
}

fn main(kinds: &[Kind]) -> String {
    let mut text = String::new();
    for kind in kinds {
        let _ = writeln!(text, "mod {};", module(kind));
    }
    text.push_str("\nuse kube::CustomResourceExt as _;\n\nfn main() -> Result<(), serde_yaml::Error> {\n");
    for kind in kinds {
        let crd = format!("{}::{}::crd()", module(kind), kind.name);
        let _ = writeln!(text, "    print!(\"---\\n{{}}\", serde_yaml::to_string(&{crd})?);");
    }
    text.push_str("    Ok(())\n}\n");
    text
}

fn source(kind: &Kind) -> String {
    let name = &kind.name;
    let mut text = format!(
        "{IMPORTS}\n/// {name}Spec is what is wanted.\n\
         #[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]\n\
         #[kube(group = \"bench.example.com\", version = \"v1\", kind = \"{name}\", namespaced)]\n\
         #[kube(status = \"{name}Status\", shortname = \"{}\")]\n\
         #[kube(printcolumn(name = \"Phase\", type_ = \"string\", json_path = \".status.phase\"))]\n",
        name.to_lowercase().replace("widget", "wi"),
    );
    let derives = "#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]\n";
    let mut defaults = String::new();
    structure(&mut text, &mut defaults, &format!("{name}Spec"), kind.spec());
    let _ = write!(text, "\n/// {name}Status is what is found.\n{derives}");
    structure(&mut text, &mut defaults, &format!("{name}Status"), STATUS.iter());
    for part in STRUCTS {
        let _ = write!(text, "\n/// {} {}\n{derives}", part.name, part.doc);
        structure(&mut text, &mut defaults, part.name, part.fields.iter());
    }
    for Enum { name, doc, variants } in ENUMS {
        let variants: String =
            variants.iter().map(|v| format!("    #[serde(rename = \"{v}\")]\n    {},\n", variant(v))).collect();
        let _ = write!(text, "\n/// {name} {doc}\n{derives}pub enum {name} {{\n{variants}}}\n");
    }
    text + &defaults
}

fn structure(text: &mut String, defaults: &mut String, name: &str, fields: impl Iterator<Item = &'static Field>) {
    let _ = writeln!(text, "#[serde(rename_all = \"camelCase\")]\npub struct {name} {{");
    for field in fields {
        let rust_name = field.name.to_snake_case();
        let ty = ty(field.shape);
        let _ = writeln!(text, "    /// {}", field.doc);
        if let Some(attribute) = constraint(field.shape) {
            let _ = writeln!(text, "    #[schemars({attribute})]");
        }
        let ty = match field.presence {
            Presence::Required => ty,
            Presence::Optional => {
                text.push_str("    #[serde(default, skip_serializing_if = \"Option::is_none\")]\n");
                format!("Option<{ty}>")
            }
            Presence::Default(literal) => {
                let function = format!("{}_{rust_name}", name.to_snake_case());
                let _ = writeln!(text, "    #[serde(default = \"{function}\")]");
                let value = match field.shape {
                    Shape::Of(name) => format!("{name}::{}", variant(literal.trim_matches('"'))),
                    _ => literal.to_owned(),
                };
                let _ = write!(defaults, "\nfn {function}() -> {ty} {{\n    {value}\n}}\n");
                ty
            }
        };
        let _ = writeln!(text, "    pub {rust_name}: {ty},");
    }
    text.push_str("}\n");
}

fn ty(shape: Shape) -> String {
    match shape {
        Shape::Bool => "bool".to_owned(),
        Shape::Integer => "i64".to_owned(),
        Shape::Bounded(..) => "i32".to_owned(),
        Shape::Text | Shape::Short(_) | Shape::Pattern(_) => "String".to_owned(),
        Shape::Texts => "Vec<String>".to_owned(),
        Shape::TextMap => "BTreeMap<String, String>".to_owned(),
        Shape::Of(name) => name.to_owned(),
        Shape::ListMap(item, _) => format!("Vec<{item}>"),
        Shape::Conditions => "Vec<k8s_openapi::apimachinery::pkg::apis::meta::v1::Condition>".to_owned(),
        Shape::PodTemplate => "k8s_openapi::api::core::v1::PodTemplateSpec".to_owned(),
    }
}

fn constraint(shape: Shape) -> Option<String> {
    let list_map = |key: &str| {
        format!("extend(\"x-kubernetes-list-type\" = \"map\", \"x-kubernetes-list-map-keys\" = [\"{key}\"])")
    };
    match shape {
        Shape::Bounded(minimum, maximum) => Some(format!("range(min = {minimum}, max = {maximum})")),
        Shape::Short(length) => Some(format!("length(min = 1, max = {length})")),
        Shape::Pattern(pattern) => Some(format!("regex(pattern = r\"{pattern}\")")),
        Shape::ListMap(_, key) => Some(list_map(key)),
        Shape::Conditions => Some(list_map("type")),
        _ => None,
    }
}

/// `TCP` is `Tcp` in Rust.
fn variant(name: &str) -> String {
    heck::ToUpperCamelCase::to_upper_camel_case(name)
}
