//! Rust for kube and k8s-openapi: a module a kind and version, and what they share.
//!
//! The tree is one of files for `mod`, with a root that `include!` takes too, which is how a build script gives it to a crate.

mod kind;
mod layout;
mod markdown;
mod text;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
pub(crate) use text::reserved;

use crate::File;
use crate::names::{Case, names_of};
use crate::plan::{Kind, Version};

/// What the modules of all kinds share: the same in every output.
const SHARED: [(&str, &str); 2] = [
    ("api.rs", include_str!("../../templates/rust/api.rs")),
    ("value.rs", include_str!("../../templates/rust/value.rs")),
];

/// The versions of kinds, by group and then by version.
type Versions<'a> = BTreeMap<&'a str, Vec<(&'a Kind, &'a Version)>>;

/// `<group>/<version>/<kind>.rs` for each version of each of `kinds`, a `mod.rs` a folder, `api.rs` and `value.rs`.
pub fn generate(kinds: &[Kind]) -> Vec<File> {
    let mut groups: BTreeMap<&str, Versions> = BTreeMap::new();
    for kind in kinds {
        for version in &kind.versions {
            let versions = groups.entry(&kind.group).or_default();
            versions.entry(&version.name).or_default().push((kind, version));
        }
    }
    let modules = modules(groups.keys());
    let mut files = vec![file("mod.rs".to_owned(), &Root { modules: &modules })];
    files.extend(SHARED.map(|(path, text)| File { path: path.to_owned(), text: text.to_owned() }));
    for (folder, (group, versions)) in modules.iter().zip(&groups) {
        files.extend(self::group(folder, group, versions));
    }
    files
}

/// Where the type of a kind's version is, below the root of what [`generate`] makes of `kinds`: the module and the name.
pub(crate) fn place(kinds: &[Kind], kind: &Kind, version: &Version) -> (String, String) {
    let served = || kinds.iter().flat_map(|kind| kind.versions.iter().map(move |version| (kind, version)));
    let module = |texts: BTreeSet<&str>, of: &str| {
        let names = modules(texts.iter());
        names.into_iter().zip(&texts).find(|(_, text)| **text == of).map(|(module, _)| module).unwrap_or_default()
    };
    let groups = kinds.iter().map(|kind| &*kind.group).collect();
    let in_group = served().filter(|(other, _)| other.group == kind.group);
    let versions = in_group.clone().map(|(_, version)| &*version.name).collect();
    let in_version: Vec<&str> =
        in_group.filter(|(_, other)| other.name == version.name).map(|(kind, _)| &*kind.kind).collect();
    let names = modules(in_version.iter());
    let name = names.into_iter().zip(&in_version).find(|(_, text)| **text == kind.kind).map(|(module, _)| module);
    let path = [module(groups, &kind.group), module(versions, &version.name), name.unwrap_or_default()];
    (path.join("::"), kind::name(&kind.kind))
}

/// The files of a group.
fn group(folder: &str, group: &str, versions: &Versions) -> Vec<File> {
    let modules = modules(versions.keys());
    let mut files = vec![file(format!("{folder}/mod.rs"), &Group { group: text::line(group), modules: &modules })];
    for (module, (version, kinds)) in modules.iter().zip(versions) {
        let group_version = text::line(&format!("{group}/{version}"));
        files.extend(self::version(&format!("{folder}/{module}"), group_version, kinds));
    }
    files
}

/// The files of a version of a group.
fn version(folder: &str, group_version: String, kinds: &[(&Kind, &Version)]) -> Vec<File> {
    let modules = modules(kinds.iter().map(|(kind, _)| &kind.kind));
    let names: Vec<String> = kinds.iter().map(|(kind, _)| kind::name(&kind.kind)).collect();
    let is_unique = |name: &String| names.iter().filter(|other| *other == name).count() == 1;
    let views = modules.iter().zip(&names);
    let views = views.map(|(module, name)| KindView { module, name, is_unique: is_unique(name) }).collect();
    let mut files = vec![file(format!("{folder}/mod.rs"), &Versioned { group_version, kinds: views })];
    files.extend(modules.iter().zip(kinds).map(|(module, (kind, version))| File {
        path: format!("{folder}/{module}.rs"),
        text: kind::module(kind, version),
    }));
    files
}

/// The names of the modules that stand for texts, beside `api` and `value`.
fn modules<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> Vec<String> {
    names_of(&texts.collect::<Vec<_>>(), Case::Snake, &text::reserved(&["api", "value"]))
}

#[derive(Template)]
#[template(path = "rust/root.rs", escape = "none")]
struct Root<'a> {
    modules: &'a [String],
}

#[derive(Template)]
#[template(path = "rust/group.rs", escape = "none")]
struct Group<'a> {
    group: String,
    modules: &'a [String],
}

#[derive(Template)]
#[template(path = "rust/version.rs", escape = "none")]
struct Versioned<'a> {
    group_version: String,
    kinds: Vec<KindView<'a>>,
}

struct KindView<'a> {
    module: &'a str,
    name: &'a str,
    /// Whether no other kind of the version has this name, so that the version gives it too.
    is_unique: bool,
}

fn file(path: String, template: &impl Template) -> File {
    File { path, text: text::rendered(template) }
}
