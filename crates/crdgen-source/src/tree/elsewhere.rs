//! Names in crates of registries and repositories, which are read only when nothing else has the name.

use super::resolve::{Found, Namespace};
use super::{ModuleId, Tree};

/// Crates whose types are known without their sources, or have no types with schemas.
const KNOWN: &[&str] = &[
    "alloc",
    "bytes",
    "chrono",
    "core",
    "either",
    "indexmap",
    "jiff",
    "k8s_openapi",
    "kube",
    "kube_core",
    "rust_decimal",
    "schemars",
    "semver",
    "serde",
    "serde_json",
    "smallvec",
    "std",
    "tokio",
    "tracing",
    "url",
    "uuid",
];

impl Tree<'_> {
    /// What a path into another crate stands for, once that crate is read.
    pub(crate) fn elsewhere(&self, module: ModuleId, path: &[String], space: Namespace) -> Option<Found> {
        let (krate, rest) = path.split_first()?;
        let root = self.other(module, krate)?;
        self.below_root(root, rest, space)
    }

    /// A name that a `use other::module::*` brings in.
    pub(super) fn by_globs(&self, module: ModuleId, name: &str, space: Namespace, steps: usize) -> Option<Found> {
        if steps > super::resolve::MAX_STEPS {
            return None;
        }
        self.modules[module.0].uses.iter().filter(|used| used.name.is_none()).find_map(|glob| {
            match self.find(module, &glob.path, glob.absolute, Namespace::Types, steps + 1)? {
                Found::External(path) => match self.elsewhere(module, &path, Namespace::Types)? {
                    Found::Module(id) => self.in_scope(id, name, space, steps + 1),
                    _ => None,
                },
                Found::Module(id) if id != module => self.by_globs(id, name, space, steps + 1),
                _ => None,
            }
        })
    }

    /// The root module of a crate that `module` can name, or that another crate has re-exported to it.
    fn other(&self, module: ModuleId, name: &str) -> Option<ModuleId> {
        if KNOWN.contains(&name) {
            return None;
        }
        let libraries = self.elsewhere.as_ref()?;
        let own = self.modules[module.0].krate;
        let roots = std::iter::once(own).chain(self.libraries.borrow().values().copied().collect::<Vec<_>>());
        let (package, other) = roots.into_iter().find_map(|root| {
            let root = &self.modules[root.0];
            Some((root.package.clone(), root.others.get(name)?))
        })?;
        let dependency = libraries.library(&package, other)?;
        let before = self.diagnostics.borrow().len();
        let id = self.library(name, &dependency);
        // What is wrong in there is for its own authors.
        self.diagnostics.borrow_mut().truncate(before);
        Some(id)
    }
}
