//! Python for lightkube: a module a kind and version, and what they share.

mod kind;
mod scope;
mod text;
mod types;

use std::collections::BTreeMap;

use crate::File;
use crate::names::{Case, names, names_of};
use crate::plan::Kind;

/// The modules that are the same in every output. What is asynchronous makes [`SYNC`] synchronous.
const SHARED: [(&str, &str); 3] = [
    ("aio.py", include_str!("../../templates/python/aio.py")),
    ("objects.py", include_str!("../../templates/python/objects.py")),
    ("rest.py", include_str!("../../templates/python/rest.py")),
];

/// What parts `client.py` from `aio.py`.
const SYNC: [(&str, &str); 8] = [
    ("Clients that are awaited", "Clients that wait"),
    ("AsyncGenerator, Callable, Mapping", "Callable, Generator, Mapping"),
    ("Async", ""),
    ("async def ", "def "),
    ("async for ", "for "),
    (".async_pause(", ".pause("),
    (".aclose(", ".close("),
    ("await ", ""),
];

/// The last line of every docstring of a module.
const MADE_BY: &str = "Made by crdgen for lightkube 1. Do not edit.";

/// What no name may be.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// `<group>/<kind>_<version>.py` for each version of each of `kinds`, and the modules that they share: a package that can
/// be in any other.
pub fn generate(kinds: &[Kind]) -> Vec<File> {
    let mut groups: BTreeMap<&str, Vec<&Kind>> = BTreeMap::new();
    for kind in kinds {
        groups.entry(&kind.group).or_default().push(kind);
    }
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let mut files: Vec<File> = SHARED.iter().map(|(path, text)| file(path, text)).collect();
    files.push(file("client.py", &sync(SHARED[0].1)));
    files.push(file("py.typed", ""));
    files.push(init("", "Types and clients of custom resources."));
    let texts: Vec<&str> = groups.keys().copied().collect();
    let reserved: Vec<&str> = KEYWORDS.iter().chain(&["aio", "client", "objects", "rest"]).copied().collect();
    for (folder, (group, kinds)) in names_of(&texts, Case::Snake, &reserved).iter().zip(&groups) {
        files.push(init(&format!("{folder}/"), &format!("Kinds of ``{group}``.")));
        files.extend(modules(folder, kinds));
    }
    files
}

/// The modules of a group.
fn modules(folder: &str, kinds: &[&Kind]) -> Vec<File> {
    let versions: Vec<_> =
        kinds.iter().flat_map(|kind| kind.versions.iter().map(move |version| (*kind, version))).collect();
    let words: Vec<Vec<&str>> = versions.iter().map(|(kind, version)| vec![&*kind.kind, &*version.name]).collect();
    let stems = names(&words, Case::Snake, &KEYWORDS);
    let modules = versions.iter().zip(stems);
    modules
        .map(|((kind, version), stem)| File { path: format!("{folder}/{stem}.py"), text: kind::module(kind, version) })
        .collect()
}

fn init(folder: &str, doc: &str) -> File {
    File { path: format!("{folder}__init__.py"), text: text::docstring(&format!("{doc}\n\n{MADE_BY}"), 0) }
}

fn sync(text: &str) -> String {
    SYNC.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}
