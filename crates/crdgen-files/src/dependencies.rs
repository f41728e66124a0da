//! The packages that a package depends on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cargo_toml::Manifest;
use crdgen_source::{Dependency, Other};

use crate::Error;
use crate::features::{Enabled, FeatureSelection, enable};
use crate::manifest::{Member, Root, clean, complete, dependencies, find_root, is_inside, parse};

/// Libraries by the name they have in a package's code.
type Libraries = BTreeMap<String, Arc<Dependency>>;

/// Reads packages that others depend on, each once for the same features, as many may depend on one.
#[derive(Default)]
pub(crate) struct Reader {
    read: BTreeMap<(PathBuf, FeatureSelection), Option<Library>>,
    /// The manifests that were read.
    pub(crate) manifests: BTreeSet<PathBuf>,
    /// The packages that led to the one being read.
    above: Vec<PathBuf>,
}

#[derive(Clone)]
struct Library {
    name: String,
    dependency: Arc<Dependency>,
}

impl Reader {
    /// The libraries on which `member`, whose features are `enabled`, depends by path.
    ///
    /// # Errors
    /// A manifest cannot be read, asks for a feature that is not there, or leads back to a package above it.
    pub(crate) fn libraries(
        &mut self,
        member: &Member,
        enabled: &Enabled,
        root: Option<&Root>,
    ) -> Result<Libraries, Error> {
        self.above.push(clean(&member.folder));
        let mut libraries = Libraries::new();
        for (key, dependency) in dependencies(&member.manifest) {
            let Some(detail) = dependency.detail() else { continue };
            let Some(path) = &detail.path else { continue };
            if detail.optional && !enabled.dependencies.contains(key) {
                continue;
            }
            // What is inherited from the workspace starts from there, and its folder was put in front.
            let folder = clean(&if detail.inherited { PathBuf::from(path) } else { member.folder.join(path) });
            if self.above.contains(&folder) {
                let message = format!("the dependency `{key}` leads back to a package that depends on this one");
                return Err(Error::new(&member.folder.join("Cargo.toml"), message));
            }
            let of_dependents = enabled.of_dependencies.get(key).into_iter().flatten();
            let features = FeatureSelection {
                features: detail.features.iter().chain(of_dependents).cloned().collect(),
                all: false,
                no_default: !detail.default_features,
            };
            if let Some(library) = self.library(&folder, features, root)? {
                let name = if detail.package.is_some() { key.replace('-', "_") } else { library.name };
                libraries.insert(name, library.dependency);
            }
        }
        self.above.pop();
        Ok(libraries)
    }

    /// The library in `folder`; none if the package has none, or one that is only a procedural macro.
    fn library(
        &mut self,
        folder: &Path,
        features: FeatureSelection,
        root: Option<&Root>,
    ) -> Result<Option<Library>, Error> {
        let key = (folder.to_owned(), features);
        if let Some(library) = self.read.get(&key) {
            return Ok(library.clone());
        }
        let manifest = parse(folder)?;
        self.manifests.insert(folder.join("Cargo.toml"));
        // A package outside the workspace may have one of its own.
        let own;
        let root = match root {
            Some(root) if is_inside(folder, &root.folder) => Some(root),
            _ => {
                own = find_root(folder, &manifest)?;
                own.as_ref()
            }
        };
        let member = complete(folder, manifest, root)?;
        let library = match member.manifest.lib.as_ref().filter(|lib| !lib.proc_macro) {
            None => None,
            Some(lib) => {
                let enabled = enable(&member.manifest, &key.1).map_err(|name| {
                    let message = format!("has no feature `{name}`, which a package that depends on it asks for");
                    Error::new(&folder.join("Cargo.toml"), message)
                })?;
                Some(Library {
                    name: lib.name.clone().unwrap_or_default(),
                    dependency: Arc::new(Dependency {
                        name: package_name(&member.manifest),
                        others: others(&member.manifest, &enabled),
                        root: clean(&folder.join(lib.path.as_deref().unwrap_or("src/lib.rs"))),
                        dependencies: self.libraries(&member, &enabled, root)?,
                        features: enabled.features,
                    }),
                })
            }
        };
        self.read.insert(key, library.clone());
        Ok(library)
    }
}

fn package_name(manifest: &Manifest) -> String {
    manifest.package.as_ref().map(|package| package.name.clone()).unwrap_or_default()
}

/// What a package depends on that is not beside it.
pub(crate) fn others(manifest: &Manifest, enabled: &Enabled) -> BTreeMap<String, Other> {
    let there = dependencies(manifest)
        .filter(|(key, dependency)| !dependency.optional() || enabled.dependencies.contains(*key))
        .filter(|(_, dependency)| dependency.detail().is_none_or(|detail| detail.path.is_none()));
    let other = |key: &str, dependency: &cargo_toml::Dependency| Other {
        package: dependency.package().unwrap_or(key).to_owned(),
        features: dependency
            .req_features()
            .iter()
            .chain(enabled.of_dependencies.get(key).into_iter().flatten())
            .cloned()
            .collect(),
        default_features: dependency.detail().is_none_or(|detail| detail.default_features),
    };
    there.map(|(key, dependency)| (key.replace('-', "_"), other(key, dependency))).collect()
}

/// The library of a package that Cargo has unpacked into `folder`; none where its manifest cannot be read.
pub(crate) fn unpacked(folder: &Path, other: &Other) -> Option<Dependency> {
    let manifest = parse(folder).ok()?;
    let root = find_root(folder, &manifest).ok()?;
    let member = complete(folder, manifest, root.as_ref()).ok()?;
    let lib = member.manifest.lib.as_ref().filter(|lib| !lib.proc_macro)?;
    let features =
        FeatureSelection { features: other.features.clone(), all: false, no_default: !other.default_features };
    let enabled = enable(&member.manifest, &features).ok()?;
    Some(Dependency {
        name: package_name(&member.manifest),
        root: clean(&folder.join(lib.path.as_deref().unwrap_or("src/lib.rs"))),
        dependencies: Reader::default().libraries(&member, &enabled, root.as_ref()).ok()?,
        others: others(&member.manifest, &enabled),
        features: enabled.features,
    })
}
