//! Names of packages and classes, which are names of folders and files too, on disks that do not tell `a` from `A`.

use std::collections::BTreeMap;

use crate::names::{Case, names, of_kind, with_hash};
use crate::plan::{Field, Kind, Version};

/// Words that name nothing in Java: keywords and literals.
const WORDS: &str = "_ abstract assert boolean break byte case catch char class const continue default do double else enum \
    extends false final finally float for goto if implements import instanceof int interface long native new null package \
    private protected public return short static strictfp super switch synchronized this throw throws transient true try \
    void volatile while yield";

/// Files that Windows takes for devices.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

/// Properties that every object has of itself, or a resource of fabric8's: a field cannot be called so.
const PROPERTIES: &[&str] = &["additionalProperties"];
const RESOURCE_PROPERTIES: &[&str] = &[
    "crdName",
    "deprecated",
    "deprecationWarning",
    "finalizers",
    "fullResourceName",
    "group",
    "markedForDeletion",
    "plural",
    "scope",
    "served",
    "singular",
    "storage",
    "version",
];

/// Longer names of classes and fields end with a hash: a file's name has 255 bytes at most.
const LONGEST_CLASS: usize = 200;
const LONGEST_FIELD: usize = 60;

/// The classes of one version of a kind.
pub(super) struct Classes {
    /// The client.
    pub(super) client: String,
    /// One for each of [`Version::types`].
    pub(super) types: Vec<String>,
}

/// The package of a group and version: `com.example.stable.v1`. What cannot stand in a name is a `_`, which groups have not.
pub(super) fn package(group: &str, version: &str) -> String {
    let labels = group.split('.').rev().chain([version]);
    let mut package = labels.map(label).collect::<Vec<_>>().join(".");
    // Java keeps these to itself.
    if package.starts_with("java.") {
        package.replace_range(..4, "java_");
    }
    package
}

fn label(text: &str) -> String {
    let mut label: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if label.is_empty() || label.starts_with(|c: char| c.is_ascii_digit()) {
        label.insert(0, '_');
    }
    if is_word(&label) || is_device(&label) {
        label.push('_');
    }
    label
}

fn is_word(name: &str) -> bool {
    WORDS.split(' ').any(|word| word == name)
}

fn is_device(name: &str) -> bool {
    DEVICES.iter().any(|device| device.eq_ignore_ascii_case(name))
}

/// The classes of the kinds of a package. A kind has its name before a type inside another kind.
pub(super) fn classes(kinds: &[(&Kind, &Version)]) -> Vec<Classes> {
    let roots = distinct(kinds.iter().map(|(kind, _)| (root(&kind.kind), vec![&*kind.kind])).collect(), &[]);
    let mut taken = roots.clone();
    let mut all: Vec<Classes> = Vec::with_capacity(kinds.len());
    for name in &roots {
        let mut client = format!("{name}Client");
        if is_taken(&client, &taken) {
            client.push('_');
        }
        taken.push(client.clone());
        all.push(Classes { client, types: vec![name.clone()] });
    }
    let inner: Vec<_> =
        kinds.iter().zip(&roots).flat_map(|((kind, version), root)| inner(root, kind, version)).collect();
    let mut inner = distinct(inner, &taken).into_iter();
    for ((_, version), classes) in kinds.iter().zip(&mut all) {
        classes.types.extend(inner.by_ref().take(version.types.len() - 1));
    }
    all
}

fn root(kind: &str) -> String {
    let mut name = of_kind(kind);
    // The second is a class inside every client.
    if is_device(&name) || name == "InNamespace" {
        name.push('_');
    }
    name
}

/// The names of the types inside a kind, with the words that they are made of.
fn inner<'a>(root: &str, kind: &'a Kind, version: &'a Version) -> Vec<(String, Vec<&'a str>)> {
    let paths = version.types.iter().skip(1).map(|named| &named.path);
    let words: Vec<Vec<&str>> = paths.map(|path| path.iter().map(String::as_str).collect()).collect();
    let names = names(&words, Case::UpperCamel, &["Client"]).into_iter().map(|name| format!("{root}{name}"));
    names.zip(words).map(|(name, words)| (name, [&*kind.kind].into_iter().chain(words).collect())).collect()
}

fn is_taken(name: &str, taken: &[String]) -> bool {
    taken.iter().any(|other| other.eq_ignore_ascii_case(name))
}

/// The names, with a hash at the end of each that is too long, taken, or a twin of another but for its case.
fn distinct(names: Vec<(String, Vec<&str>)>, taken: &[String]) -> Vec<String> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for name in names.iter().map(|(name, _)| name).chain(taken) {
        *count.entry(name.to_ascii_lowercase()).or_default() += 1;
    }
    let is_fine = |name: &str| name.len() <= LONGEST_CLASS && count.get(&name.to_ascii_lowercase()) == Some(&1);
    let name = |(name, words): (String, Vec<&str>)| {
        if is_fine(&name) { name } else { cut(name, &words, LONGEST_CLASS, Case::UpperCamel) }
    };
    names.into_iter().map(name).collect()
}

fn cut(mut name: String, words: &[&str], longest: usize, case: Case) -> String {
    name.truncate(longest - "X01234567".len());
    with_hash(&name, words, case)
}

/// The names of fields; those of accessors are made of them.
pub(super) fn fields(fields: &[Field], is_root: bool) -> Vec<String> {
    let texts: Vec<Vec<&str>> = fields.iter().map(|field| vec![&*field.json]).collect();
    let properties = if is_root { RESOURCE_PROPERTIES } else { &[] };
    let reserved: Vec<&str> = WORDS.split(' ').chain(PROPERTIES.iter().chain(properties).copied()).collect();
    let names = names(&texts, Case::LowerCamel, &reserved).into_iter().zip(&texts);
    names
        .map(
            |(name, text)| {
                if name.len() <= LONGEST_FIELD { name } else { cut(name, text, LONGEST_FIELD, Case::LowerCamel) }
            },
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages() {
        let check = |group: &str, version: &str, expected: &str| assert_eq!(package(group, version), expected);
        check("stable.example.com", "v1", "com.example.stable.v1");
        check("int.a-b.1x.io", "v1-a", "io._1x.a_b.int_.v1_a");
        check("con.lang.java", "v1", "java_.lang.con_.v1");
        check("../..", "", "__.__.__.__.__.__");
    }
}
