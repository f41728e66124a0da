//! Which features of a package are on.

use std::collections::{BTreeMap, BTreeSet};

use cargo_toml::Manifest;

/// What the user asks for, as of Cargo.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeatureSelection {
    /// `--features`
    pub features: BTreeSet<String>,
    /// `--all-features`
    pub all: bool,
    /// `--no-default-features`
    pub no_default: bool,
}

/// The features that are on, and what they ask of the package's dependencies.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Enabled {
    pub(crate) features: BTreeSet<String>,
    /// Optional dependencies that are there.
    pub(crate) dependencies: BTreeSet<String>,
    /// Features that dependencies must have, by the dependency's key in the manifest.
    pub(crate) of_dependencies: BTreeMap<String, BTreeSet<String>>,
}

/// Follows `selection` through `[features]`.
///
/// # Errors
/// The first name that is no feature of the package.
pub(crate) fn enable(manifest: &Manifest, selection: &FeatureSelection) -> Result<Enabled, String> {
    let optional: BTreeSet<&str> = crate::manifest::dependencies(manifest)
        .filter(|(_, dependency)| dependency.optional())
        .map(|(name, _)| name)
        .collect();
    let mut wanted: Vec<String> = selection.features.iter().cloned().collect();
    if selection.all {
        wanted.extend(manifest.features.keys().cloned());
        wanted.extend(optional.iter().map(|&name| name.to_owned()));
    }
    if !selection.no_default && manifest.features.contains_key("default") {
        wanted.push("default".to_owned());
    }
    let mut enabled = Enabled::default();
    while let Some(name) = wanted.pop() {
        if let Some(dependency) = name.strip_prefix("dep:") {
            enabled.dependencies.insert(dependency.to_owned());
        } else if let Some((dependency, feature)) = name.split_once('/') {
            // `a?/b` turns on `b` if something else turns on `a`.
            let (dependency, weak) = match dependency.strip_suffix('?') {
                Some(dependency) => (dependency, true),
                None => (dependency, false),
            };
            enabled.of_dependencies.entry(dependency.to_owned()).or_default().insert(feature.to_owned());
            if !weak && optional.contains(dependency) {
                enabled.dependencies.insert(dependency.to_owned());
            }
        } else if let Some(more) = manifest.features.get(&name) {
            if enabled.features.insert(name) {
                wanted.extend(more.iter().cloned());
            }
        } else if optional.contains(name.as_str()) {
            // An optional dependency is a feature of its own name.
            enabled.dependencies.insert(name.clone());
            enabled.features.insert(name);
        } else {
            return Err(name);
        }
    }
    Ok(enabled)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = r#"
        [package]
        name = "a"
        [features]
        default = ["x"]
        x = ["y", "b/f"]
        y = []
        z = ["dep:c", "d?/g"]
        [dependencies]
        b = "1"
        c = { version = "1", optional = true }
        d = { version = "1", optional = true }
    "#;

    fn check(selection: FeatureSelection, features: &str, dependencies: &str) {
        let manifest = Manifest::from_str(MANIFEST).expect("a manifest");
        let enabled = enable(&manifest, &selection).expect("known features");
        let list = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(" ");
        assert_eq!(
            (list(&enabled.features), list(&enabled.dependencies)),
            (features.to_owned(), dependencies.to_owned())
        );
    }

    #[test]
    fn as_cargo_does() {
        let select = |features: &[&str], no_default: bool| FeatureSelection {
            features: features.iter().map(|&name| name.to_owned()).collect(),
            all: false,
            no_default,
        };
        check(select(&[], false), "default x y", "");
        check(select(&[], true), "", "");
        check(select(&["z", "d"], true), "d z", "c d");
        check(FeatureSelection { all: true, ..FeatureSelection::default() }, "c d default x y z", "c d");
        let manifest = Manifest::from_str(MANIFEST).expect("a manifest");
        assert_eq!(enable(&manifest, &select(&["none"], true)), Err("none".to_owned()));
        let enabled = enable(&manifest, &select(&["x"], true)).expect("known features");
        assert_eq!(enabled.of_dependencies, [("b".to_owned(), ["f".to_owned()].into())].into());
    }
}
