//! Java for fabric8's `kubernetes-client`: a package a group and version, and the package `crdgen` with what they share.

mod client;
mod declarations;
mod imports;
mod kind;
mod layout;
mod names;
mod text;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use crate::File;
use crate::plan::{Kind, Version};

/// What all kinds share: the same in every output.
const SHARED: &[(&str, &str)] = &[
    ("Conditions", include_str!("../../templates/java/crdgen/Conditions.java")),
    ("IntOrString", include_str!("../../templates/java/crdgen/IntOrString.java")),
    ("Json", include_str!("../../templates/java/crdgen/Json.java")),
    ("JsonPatch", include_str!("../../templates/java/crdgen/JsonPatch.java")),
    ("NamespacedClient", include_str!("../../templates/java/crdgen/NamespacedClient.java")),
    ("OpenObject", include_str!("../../templates/java/crdgen/OpenObject.java")),
    ("OpenResource", include_str!("../../templates/java/crdgen/OpenResource.java")),
    ("ReadClient", include_str!("../../templates/java/crdgen/ReadClient.java")),
    ("Requests", include_str!("../../templates/java/crdgen/Requests.java")),
    ("ResourceClient", include_str!("../../templates/java/crdgen/ResourceClient.java")),
    ("ScaleClient", include_str!("../../templates/java/crdgen/ScaleClient.java")),
    ("StatusClient", include_str!("../../templates/java/crdgen/StatusClient.java")),
];

/// The files of a source folder: a class for every type and a client for every kind, in each version of each of `kinds`.
pub fn generate(kinds: &[Kind]) -> Vec<File> {
    let shared = SHARED.iter().map(|(class, text)| file("crdgen", class, (*text).to_owned()));
    let mut packages: BTreeMap<String, Vec<(&Kind, &Version)>> = BTreeMap::new();
    for kind in kinds {
        for version in &kind.versions {
            packages.entry(names::package(&kind.group, &version.name)).or_default().push((kind, version));
        }
    }
    shared.chain(packages.iter().flat_map(|(name, kinds)| package(name, kinds))).collect()
}

fn package(name: &str, kinds: &[(&Kind, &Version)]) -> Vec<File> {
    let classes = names::classes(kinds);
    let own: BTreeSet<String> =
        classes.iter().flat_map(|classes| classes.types.iter().chain([&classes.client]).cloned()).collect();
    let scope = kind::Scope { package: name, own: &own };
    let of_kind = |((kind, version), classes): (&(&Kind, &Version), &names::Classes)| {
        let types = version.types.iter().zip(&classes.types);
        let client = file(name, &classes.client, client::client(&scope, kind, version, classes));
        let root = file(name, &classes.types[0], kind::root(&scope, kind, version, classes));
        let types =
            types.skip(1).map(|(named, class)| file(name, class, kind::named(&scope, named, class, &classes.types)));
        [client, root].into_iter().chain(types).collect::<Vec<_>>()
    };
    kinds.iter().zip(&classes).flat_map(of_kind).collect()
}

fn file(package: &str, class: &str, text: String) -> File {
    File { path: format!("{}/{class}.java", package.replace('.', "/")), text }
}
