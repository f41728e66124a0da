//! The names of a package. A kind has its own name; all others make way for it and for each other.

use std::collections::{BTreeMap, BTreeSet};

use super::types::Field;
use crate::names::{Case, names, names_of, with_hash};
use crate::plan::{Kind, Shape, Type, Version};

/// What the files that are the same in every package declare.
const DECLARED: [&str; 12] = [
    "AddToScheme",
    "Clientset",
    "FromInt",
    "FromIntOrString",
    "FromString",
    "HasCondition",
    "IntOrString",
    "New",
    "NewForConfig",
    "NewForConfigAndClient",
    "SchemeBuilder",
    "SchemeGroupVersion",
];

/// A version of a group: all of its kinds, with names.
pub(super) struct Package<'a> {
    /// The name of the package.
    pub(super) name: String,
    /// The API group.
    pub(super) group: &'a str,
    /// The version.
    pub(super) version: &'a str,
    /// The kinds.
    pub(super) kinds: Vec<Scoped<'a>>,
}

/// A kind with its names.
pub(super) struct Scoped<'a> {
    pub(super) kind: &'a Kind,
    pub(super) version: &'a Version,
    /// What the names of its files start with.
    pub(super) stem: String,
    /// The type of a list.
    pub(super) list: String,
    /// The interface of a client.
    pub(super) interface: String,
    /// The method that gives a client.
    pub(super) accessor: String,
    /// One for each of the version's types.
    pub(super) types: Vec<TypeNames>,
    /// The fields of each of the version's types, none for an enum.
    pub(super) fields: Vec<Vec<Field>>,
}

/// The names that belong to a type.
#[derive(Debug, Default)]
pub(super) struct TypeNames {
    pub(super) name: String,
    /// The type of its apply configuration.
    pub(super) apply: String,
    /// The function that makes an apply configuration.
    pub(super) new: String,
    /// The constants of an enum.
    pub(super) constants: Vec<String>,
}

impl<'a> Package<'a> {
    /// The package of these kinds, of which there is at least one, and which are of one group and version.
    pub(super) fn new(name: &str, kinds: &[(&'a Kind, &'a Version)]) -> Package<'a> {
        let texts: Vec<&str> = kinds.iter().map(|(kind, _)| &*kind.kind).collect();
        let stems = names_of(&texts, Case::Snake, &[]);
        let kind_names = names_of(&texts, Case::Go, &DECLARED);
        let plurals: Vec<String> = kinds.iter().zip(&kind_names).map(|((kind, _), name)| plural(kind, name)).collect();
        let accessors = names_of(&plurals, Case::Go, &["RESTClient"]);
        let taken: BTreeSet<&str> = kind_names.iter().map(String::as_str).chain(DECLARED).collect();
        // A kind `CronTabList`, or `ApplyX` beside `XApplyConfiguration`.
        let all: Vec<[String; 4]> = kind_names.iter().map(|name| derived(name)).collect();
        let count = count(all.iter().flatten().cloned());
        let mut lists = Vec::new();
        let mut interfaces = Vec::new();
        let mut roots = Vec::new();
        for ((kind, name), all) in texts.iter().zip(&kind_names).zip(all) {
            let [list, interface, apply, new] = all.map(|name| {
                let is_free = !taken.contains(&*name) && count.get(&name) == Some(&1);
                if is_free { name } else { with_hash(&name, &[kind], Case::Go) }
            });
            lists.push(list);
            interfaces.push(interface);
            roots.push(TypeNames { name: name.clone(), apply, new, constants: Vec::new() });
        }
        let types =
            type_names(kinds, roots, lists.iter().chain(&interfaces).map(String::as_str).chain(taken.iter().copied()));

        let mut scoped = Vec::with_capacity(kinds.len());
        let rest = stems.into_iter().zip(lists).zip(interfaces).zip(accessors).zip(types);
        for ((kind, version), ((((stem, list), interface), accessor), types)) in kinds.iter().zip(rest) {
            let fields = version.types.iter().map(|named| super::types::fields(named, &types)).collect();
            scoped.push(Scoped { kind, version, stem, list, interface, accessor, types, fields });
        }
        let (group, version) = kinds.first().map(|(kind, version)| (&*kind.group, &*version.name)).unwrap_or_default();
        Package { name: name.to_owned(), group, version, kinds: scoped }
    }
}

impl Scoped<'_> {
    /// The types that are structs: their names, whether they are the object itself, and their fields.
    pub(super) fn structs(&self) -> impl Iterator<Item = (&TypeNames, bool, &[Field])> {
        let all = self.version.types.iter().zip(&self.types).zip(&self.fields).enumerate();
        all.filter(|(_, ((named, _), _))| matches!(named.shape, Shape::Struct(_)))
            .map(|(index, ((_, names), fields))| (names, index == 0, &fields[..]))
    }

    /// The type of the object itself.
    pub(super) fn root(&self) -> &TypeNames {
        // `Package::new` gives a name to every type, and there is a root.
        &self.types[0]
    }
}

/// The plural with the capitals of the kind, as far as the two are alike: `crontabs` of `CronTab` is `CronTabs`.
fn plural(kind: &Kind, name: &str) -> String {
    let alike = name.chars().zip(kind.plural.chars()).take_while(|(a, b)| a.to_ascii_lowercase() == *b).count();
    let start: String = name.chars().take(alike).collect();
    start + &kind.plural.chars().skip(alike).collect::<String>()
}

/// What a kind has beside itself: its list, the interface of its client, and what applies it.
fn derived(kind: &str) -> [String; 4] {
    [format!("{kind}List"), format!("{kind}Interface"), format!("{kind}ApplyConfiguration"), format!("Apply{kind}")]
}

/// The names of all types of all kinds, of which `roots` are given.
fn type_names<'a>(
    kinds: &[(&Kind, &Version)],
    roots: Vec<TypeNames>,
    declared: impl Iterator<Item = &'a str>,
) -> Vec<Vec<TypeNames>> {
    // The kind and the path of each type.
    let mut inner: Vec<Vec<String>> = Vec::new();
    for ((_, version), root) in kinds.iter().zip(&roots) {
        let paths: Vec<&Vec<String>> = version.types.iter().skip(1).map(|named| &named.path).collect();
        let words: Vec<Vec<&str>> = paths.iter().map(|path| path.iter().map(String::as_str).collect()).collect();
        inner.push(names(&words, Case::Go, &[]).into_iter().map(|name| format!("{}{name}", root.name)).collect());
    }
    let of = |name: &str| [name.to_owned(), format!("{name}ApplyConfiguration"), format!("Apply{name}")];
    let mut taken: BTreeSet<String> = declared.map(str::to_owned).collect();
    taken.extend(roots.iter().flat_map(|root| [root.apply.clone(), root.new.clone()]));
    // `Cron` with `tabSpec` and `CronTab` with `spec`; a kind `CronTabSpec`.
    let count = count(inner.iter().flatten().flat_map(|name| of(name)));
    let is_free = |name: &str| of(name).iter().all(|name| !taken.contains(name) && count.get(name) == Some(&1));
    let mut all: Vec<Vec<TypeNames>> = Vec::new();
    for (((kind, version), root), names) in kinds.iter().zip(roots).zip(&inner) {
        let inner = version.types.iter().skip(1).zip(names).map(|(named, name)| {
            let words: Vec<&String> = [&kind.kind].into_iter().chain(&named.path).collect();
            let name = if is_free(name) { name.clone() } else { with_hash(name, &words, Case::Go) };
            let [name, apply, new] = of(&name);
            TypeNames { name, apply, new, constants: Vec::new() }
        });
        all.push([root].into_iter().chain(inner).collect());
    }
    taken.extend(all.iter().flatten().flat_map(|names| [names.apply.clone(), names.new.clone()]));
    taken.extend(all.iter().flatten().map(|names| names.name.clone()));
    set_constants(kinds, &mut all, &taken);
    all
}

fn set_constants(kinds: &[(&Kind, &Version)], all: &mut [Vec<TypeNames>], taken: &BTreeSet<String>) {
    let enums = |all: &mut [Vec<TypeNames>], each: &mut dyn FnMut(&[String], &mut TypeNames)| {
        for ((_, version), names) in kinds.iter().zip(all) {
            for (named, names) in version.types.iter().zip(names) {
                if let Shape::Enum(values) = &named.shape {
                    each(values, names);
                }
            }
        }
    };
    enums(all, &mut |values, names| {
        let constants = names_of(values, Case::Go, &[]).into_iter();
        names.constants = constants.map(|value| format!("{}{value}", names.name)).collect();
    });
    let constants: Vec<String> = all.iter().flatten().flat_map(|names| names.constants.clone()).collect();
    let count = count(constants.into_iter());
    enums(all, &mut |values, names| {
        for (constant, value) in names.constants.iter_mut().zip(values) {
            if taken.contains(constant) || count.get(constant.as_str()).is_some_and(|count| *count > 1) {
                *constant = with_hash(constant, &[&names.name, value], Case::Go);
            }
        }
    });
}

fn count(names: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut count = BTreeMap::new();
    for name in names {
        *count.entry(name).or_default() += 1;
    }
    count
}

/// The types of all fields of a package's kinds.
pub(super) fn all_types<'a>(package: &'a Package<'_>) -> impl Iterator<Item = &'a Type> {
    package.kinds.iter().flat_map(|kind| &kind.version.types).flat_map(|named| match &named.shape {
        Shape::Struct(fields) => fields.iter().map(|field| &field.ty).collect(),
        Shape::Enum(_) => Vec::new(),
    })
}
