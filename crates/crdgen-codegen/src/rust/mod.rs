//! Rust for kube and k8s-openapi: a module a kind and version, and what they share.
//!
//! The tree is one of files for `mod`, with a root that `include!` takes too, which is how a build script gives it to a crate.

mod kind;
mod layout;
mod markdown;
mod text;
mod types;

use std::collections::BTreeMap;

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
    let groups = groups(kinds);
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
    fn module<'a>(mut texts: impl Iterator<Item = &'a str> + Clone, text: &str) -> String {
        let names = modules(texts.clone());
        texts.position(|other| other == text).map(|index| names[index].clone()).unwrap_or_default()
    }
    let groups = groups(kinds);
    let none = (Versions::new(), Vec::new());
    let versions = groups.get(&*kind.group).unwrap_or(&none.0);
    let served = versions.get(&*version.name).unwrap_or(&none.1);
    let path = [
        module(groups.keys().copied(), &kind.group),
        module(versions.keys().copied(), &version.name),
        module(served.iter().map(|(kind, _)| &*kind.kind), &kind.kind),
    ];
    (path.join("::"), kind::name(&kind.kind))
}

fn groups(kinds: &[Kind]) -> BTreeMap<&str, Versions<'_>> {
    let mut groups: BTreeMap<&str, Versions> = BTreeMap::new();
    for kind in kinds {
        for version in &kind.versions {
            let versions = groups.entry(&kind.group).or_default();
            versions.entry(&version.name).or_default().push((kind, version));
        }
    }
    groups
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

/// The modules beside them, and what Windows takes for devices.
const TAKEN: [&str; 24] = [
    "api", "value", "aux", "con", "nul", "prn", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The names of the modules that stand for texts.
fn modules<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> Vec<String> {
    names_of(&texts.collect::<Vec<_>>(), Case::Snake, &reserved(&TAKEN))
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
