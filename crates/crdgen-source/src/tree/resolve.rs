//! Names to items, as Rust finds them: own items, then `use`, then globs, then crates, then the prelude.

use super::{Entry, Extern, ItemId, ItemKind, Module, ModuleId, Tree, Use};
use crate::{known, span};

/// A `use` that leads to itself through others ends here.
pub(super) const MAX_STEPS: usize = 64;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    Module(ModuleId),
    Item(ItemId),
    /// Something inside an item: a variant of an enum, a function of a type.
    Inside(ItemId, Vec<String>),
    /// A path into a crate that is not read: `["chrono", "DateTime"]`.
    External(Vec<String>),
}

/// Types and modules have one space of names, functions and constants another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Namespace {
    Types,
    Values,
}

impl Tree<'_> {
    /// What `path` stands for in `module`; `None` if nothing is found.
    pub(crate) fn resolve(&self, module: ModuleId, path: &syn::Path, space: Namespace) -> Option<Found> {
        let segments: Vec<String> = path.segments.iter().map(|s| span::name(&s.ident)).collect();
        self.find(module, &segments, path.leading_colon.is_some(), space, 0)
    }

    /// The macros called where the items of `module` are, which may have made a name that is not found.
    pub(crate) fn macros_in(&self, module: ModuleId) -> &[String] {
        &self.modules[module.0].macros
    }

    pub(super) fn find(
        &self,
        module: ModuleId,
        segments: &[String],
        absolute: bool,
        space: Namespace,
        steps: usize,
    ) -> Option<Found> {
        if steps > MAX_STEPS {
            return None;
        }
        let (first, rest) = segments.split_first()?;
        let first_space = if rest.is_empty() { space } else { Namespace::Types };
        let start = match first.as_str() {
            "crate" | "$crate" => Found::Module(self.modules[module.0].krate),
            "self" => Found::Module(self.outside_blocks(module)),
            "super" => Found::Module(self.modules[self.outside_blocks(module).0].parent?),
            _ if absolute => self.external(module, first, !rest.is_empty())?,
            _ => self
                .in_scope(module, first, first_space, steps + 1)
                .or_else(|| self.external(module, first, !rest.is_empty()))
                .or_else(|| known::in_prelude(first).then(|| Found::External(vec![first.clone()])))
                .or_else(|| self.by_globs(module, first, first_space, steps + 1))?,
        };
        self.walk(start, rest, space, steps)
    }

    /// What a path from the root of a crate stands for.
    pub(super) fn below_root(&self, root: ModuleId, rest: &[String], space: Namespace) -> Option<Found> {
        self.walk(Found::Module(root), rest, space, 0)
    }

    /// Goes on from `start` by the names that follow.
    fn walk(&self, start: Found, rest: &[String], space: Namespace, steps: usize) -> Option<Found> {
        let Some((next, after)) = rest.split_first() else { return Some(start) };
        match start {
            Found::Module(id) if next == "super" => {
                self.walk(Found::Module(self.modules[id.0].parent?), after, space, steps)
            }
            Found::Module(id) if next == "self" => self.walk(Found::Module(id), after, space, steps),
            Found::Module(id) => {
                let next_space = if after.is_empty() { space } else { Namespace::Types };
                let found = self
                    .in_scope(id, next, next_space, steps + 1)
                    .or_else(|| self.by_globs(id, next, next_space, steps + 1))?;
                self.walk(found, after, space, steps)
            }
            Found::Item(id) => Some(Found::Inside(id, rest.to_vec())),
            Found::Inside(id, mut names) => {
                names.extend_from_slice(rest);
                Some(Found::Inside(id, names))
            }
            Found::External(mut path) => {
                path.extend_from_slice(rest);
                Some(Found::External(path))
            }
        }
    }

    /// A name in a module: its own, or brought in by `use`.
    pub(super) fn in_scope(&self, module: ModuleId, name: &str, space: Namespace, steps: usize) -> Option<Found> {
        if steps > MAX_STEPS {
            return None;
        }
        let key = (module, name.to_owned(), space);
        if let Some(found) = self.names.borrow().get(&key) {
            return found.clone();
        }
        // Globs that lead around in a circle come back here and find nothing new.
        self.names.borrow_mut().insert(key.clone(), None);
        self.open_names.borrow_mut().push(key.clone());
        let found = self.look_up(module, name, space, steps);
        let is_outermost = self.open_names.borrow().first() == Some(&key);
        if is_outermost {
            // What was not found on the way may have been missed only because the way was a circle.
            let passed = std::mem::take(&mut *self.open_names.borrow_mut());
            let mut names = self.names.borrow_mut();
            for key in passed {
                if names.get(&key) == Some(&None) {
                    names.remove(&key);
                }
            }
        }
        if found.is_some() || is_outermost {
            self.names.borrow_mut().insert(key, found.clone());
        }
        found
    }

    fn look_up(&self, module: ModuleId, name: &str, space: Namespace, steps: usize) -> Option<Found> {
        let this = &self.modules[module.0];
        if let Some(entry) = this.entries(space).get(name) {
            return Some(entry.found());
        }
        let named = this.uses.iter().filter(|u| u.name.as_deref() == Some(name));
        for used in named {
            if let Some(found) = self.follow(module, used, space, steps) {
                return Some(found);
            }
        }
        for glob in this.uses.iter().filter(|u| u.name.is_none()) {
            let target = match self.find(module, &glob.path, glob.absolute, Namespace::Types, steps + 1) {
                Some(Found::Module(id)) if id != module => self.in_scope(id, name, space, steps + 1),
                Some(Found::Item(id)) => self.variant(id, name),
                Some(Found::External(mut path)) => {
                    path.push(name.to_owned());
                    let is_known = known::exists(&path) || crate::value::is_of_schemars(&path);
                    is_known.then_some(Found::External(path))
                }
                _ => None,
            };
            if target.is_some() {
                return target;
            }
        }
        // The body of a function sees what is around it.
        if this.is_block { self.in_scope(this.parent?, name, space, steps + 1) } else { None }
    }

    /// The module that a block stands in.
    fn outside_blocks(&self, module: ModuleId) -> ModuleId {
        match &self.modules[module.0] {
            Module { is_block: true, parent: Some(parent), .. } => self.outside_blocks(*parent),
            _ => module,
        }
    }

    fn follow(&self, module: ModuleId, used: &Use, space: Namespace, steps: usize) -> Option<Found> {
        // `use serde_json;` and `use foo::foo;` name something outside that has the name itself.
        let itself = used.path.len() == 1 && used.path.first() == used.name.as_ref();
        if itself || used.absolute {
            let first = used.path.first()?;
            let start = self.external(module, first, true)?;
            return self.walk(start, used.path.get(1..)?, space, steps);
        }
        self.find(module, &used.path, false, space, steps + 1)
    }

    fn variant(&self, item: ItemId, name: &str) -> Option<Found> {
        let ItemKind::Data(input) = &self.item(item).kind else { return None };
        let syn::Data::Enum(data) = &input.data else { return None };
        let is_there = data.variants.iter().any(|v| v.ident == name);
        is_there.then(|| Found::Inside(item, vec![name.to_owned()]))
    }

    /// A crate by its name: one that is read, or, at the start of a longer path, any.
    fn external(&self, module: ModuleId, name: &str, goes_on: bool) -> Option<Found> {
        let krate = self.modules[module.0].krate;
        match self.modules[krate.0].externs.get(name) {
            Some(Extern::Own(library)) => return Some(Found::Module(*library)),
            Some(Extern::Beside(dependency)) => return Some(Found::Module(self.library(name, dependency))),
            None => {}
        }
        let is_crate = goes_on && name.chars().next().is_some_and(|c| c.is_ascii_lowercase() || c == '_');
        is_crate.then(|| Found::External(vec![name.to_owned()]))
    }
}

impl Module {
    fn entries(&self, space: Namespace) -> &std::collections::BTreeMap<String, Entry> {
        match space {
            Namespace::Types => &self.types,
            Namespace::Values => &self.values,
        }
    }
}

impl Entry {
    fn found(self) -> Found {
        match self {
            Entry::Module(id) => Found::Module(id),
            Entry::Item(id) => Found::Item(id),
        }
    }
}
