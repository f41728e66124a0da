//! TypeScript for `@kubernetes/client-node`: a module a kind and version, and what they share.

mod kind;
mod text;
mod types;

use std::collections::BTreeMap;

use askama::Template;

use crate::File;
use crate::names::{Case, names, names_of};
use crate::plan::Kind;

/// What the clients of all kinds share: the same in every output.
const CLIENT: &str = include_str!("../../templates/typescript/client.ts");

/// `<group>/<kind>_<version>.ts` for each version of each of `kinds`, an `index.ts` a folder, and `client.ts`.
pub fn generate(kinds: &[Kind]) -> Vec<File> {
    let mut groups: BTreeMap<String, Vec<&Kind>> = BTreeMap::new();
    for kind in kinds {
        groups.entry(folder(&kind.group)).or_default().push(kind);
    }
    let mut files = vec![File { path: "client.ts".to_owned(), text: CLIENT.to_owned() }];
    let names: Vec<&str> = groups.values().map(|kinds| kinds[0].group.as_str()).collect();
    let names = names_of(&names, Case::LowerCamel, &["client", "default", "then"]);
    let exports =
        names.into_iter().zip(groups.keys()).map(|(name, folder)| Export::new(name, &format!("{folder}/index")));
    files.push(index("index.ts", [Export::new("client".to_owned(), "client")].into_iter().chain(exports).collect()));
    for (folder, kinds) in &groups {
        files.extend(group(folder, kinds));
    }
    files
}

/// The files of a group: a module a kind and version, and the index.
fn group(folder: &str, kinds: &[&Kind]) -> Vec<File> {
    let versions: Vec<_> =
        kinds.iter().flat_map(|kind| kind.versions.iter().map(move |version| (*kind, version))).collect();
    let words: Vec<Vec<&str>> = versions.iter().map(|(kind, version)| vec![&*kind.kind, &*version.name]).collect();
    let stems = names(&words, Case::Snake, &[]);
    let exports = names(&words, Case::LowerCamel, &["default", "then"]);
    let exports = exports.into_iter().zip(&stems).map(|(name, stem)| Export::new(name, stem)).collect();
    let modules = versions
        .iter()
        .zip(&stems)
        .map(|((kind, version), stem)| File { path: format!("{folder}/{stem}.ts"), text: kind::module(kind, version) });
    modules.chain([index(&format!("{folder}/index.ts"), exports)]).collect()
}

/// The folder of a group: its name, if that is one of DNS and of no file beside it.
fn folder(group: &str) -> String {
    let is_label = |label: &str| {
        label.starts_with(|c: char| c.is_ascii_alphanumeric())
            && label.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    if group.split('.').all(is_label) && !group.ends_with(".ts") {
        return group.to_owned();
    }
    format!("_{}", names_of(&[group], Case::Snake, &[]).concat())
}

#[derive(Template)]
#[template(path = "typescript/index.ts", escape = "none")]
struct Index {
    exports: Vec<Export>,
}

/// A module that the index gives as a namespace, since modules share names of types.
struct Export {
    name: String,
    from: String,
}

impl Export {
    fn new(name: String, module: &str) -> Export {
        Export { name, from: text::literal(&format!("./{module}.js")) }
    }
}

fn index(path: &str, exports: Vec<Export>) -> File {
    File { path: path.to_owned(), text: text::rendered(&Index { exports }) }
}
