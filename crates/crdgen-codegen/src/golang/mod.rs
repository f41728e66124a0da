//! Go for `k8s.io/client-go`: a package a group and version.
//!
//! A package needs none beside it, so that the files work at any place of any module: what clients share is in each.

mod apply;
mod client;
mod deepcopy;
mod scope;
mod text;
mod types;

use std::collections::BTreeMap;

use crate::File;
use crate::names::{Case, names_of};
use crate::plan::{Kind, Version};
use scope::Package;

/// Names that no package may have: words of Go, what `import` or the `go` program takes otherwise, and devices of Windows,
/// which Go does not take for an element of a path.
const NOT_A_PACKAGE: [&str; 52] = [
    "break",
    "case",
    "chan",
    "const",
    "continue",
    "default",
    "defer",
    "else",
    "fallthrough",
    "for",
    "func",
    "go",
    "goto",
    "if",
    "import",
    "interface",
    "map",
    "package",
    "range",
    "return",
    "select",
    "struct",
    "switch",
    "type",
    "var",
    "init",
    "internal",
    "main",
    "testdata",
    "vendor",
    "aux",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "con",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
    "nul",
    "prn",
];

/// `<group>/<version>/` for each version of each group of `kinds`: a package with types, apply configurations and clients.
pub fn generate(kinds: &[Kind]) -> Vec<File> {
    let mut groups: BTreeMap<String, Vec<&Kind>> = BTreeMap::new();
    for kind in kinds {
        groups.entry(folder(&kind.group)).or_default().push(kind);
    }
    groups.iter().flat_map(|(folder, kinds)| group(folder, kinds)).collect()
}

/// The packages of a group.
fn group(folder: &str, kinds: &[&Kind]) -> Vec<File> {
    let mut versions: BTreeMap<&str, Vec<(&Kind, &Version)>> = BTreeMap::new();
    for kind in kinds {
        for version in &kind.versions {
            versions.entry(&version.name).or_default().push((kind, version));
        }
    }
    let texts: Vec<&str> = versions.keys().copied().collect();
    let names = names_of(&texts, Case::Snake, &NOT_A_PACKAGE);
    let mut files = Vec::new();
    for (name, kinds) in names.iter().zip(versions.values()) {
        files.extend(package(&format!("{folder}/{name}"), &Package::new(name, kinds)));
    }
    files
}

/// The files of a package.
fn package(folder: &str, package: &Package<'_>) -> Vec<File> {
    let file = |name: &str, text: String| File { path: format!("{folder}/{name}"), text };
    let mut files = vec![
        file("clientset.go", client::clientset(package)),
        file("json.go", text::rendered(&text::Json { package: &package.name })),
        file("register.go", client::register(package)),
        file("resource.go", text::rendered(&text::Resource { package: &package.name })),
        file("zz_generated.deepcopy.go", deepcopy::functions(package)),
    ];
    if types::has_int_or_string(package) {
        files.push(file("int_or_string.go", text::rendered(&text::IntOrString { package: &package.name })));
    }
    for kind in &package.kinds {
        files.push(file(&format!("{}_types.go", kind.stem), types::types(package, kind)));
        files.push(file(&format!("{}_apply.go", kind.stem), apply::configurations(package, kind)));
        files.push(file(&format!("{}_client.go", kind.stem), client::client(package, kind)));
    }
    files
}

/// The folder of a group: its name, if that is one of DNS that Go takes for an element of a path.
fn folder(group: &str) -> String {
    let is_label = |label: &str| {
        label.starts_with(|c: char| c.is_ascii_alphanumeric())
            && label.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    let first = group.split('.').next().unwrap_or_default();
    if group.split('.').all(is_label) && !NOT_A_PACKAGE.contains(&first) {
        return group.to_owned();
    }
    format!("group_{}", names_of(&[group], Case::Snake, &[]).concat())
}
