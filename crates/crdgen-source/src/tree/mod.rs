//! The modules of a crate and the items in them, as the files say.

mod cfg;
mod elsewhere;
mod load;
mod made;
mod resolve;
mod versioned;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use crdgen_core::diagnostic::Diagnostic;
use elsa::FrozenVec;
use proc_macro2::Ident;

use crate::input::{Dependency, Files, Libraries, Other};

pub(crate) use load::load;
pub(crate) use resolve::{Found, Namespace};

/// A module, by its place in [`Tree::modules`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ModuleId(usize);

/// An item, by its place in [`Tree::items`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ItemId(usize);

/// All modules of a package, and of the packages beside it once something in them is named.
pub(crate) struct Tree<'a> {
    files: &'a dyn Files,
    modules: FrozenVec<Box<Module>>,
    items: FrozenVec<Box<Item>>,
    impls: FrozenVec<Box<Impl>>,
    /// The way to the sources of registries and repositories.
    elsewhere: Option<Arc<dyn Libraries>>,
    /// Libraries by root file, so that two packages share what they both depend on.
    libraries: RefCell<BTreeMap<PathBuf, ModuleId>>,
    /// The `impl` blocks of each type, by crate.
    by_self_type: RefCell<BTreeMap<ModuleId, ImplIndex>>,
    /// What a name in a module stands for, once it was looked up.
    names: RefCell<BTreeMap<NameKey, Option<Found>>>,
    /// The names that are being looked up, outermost first.
    open_names: RefCell<Vec<NameKey>>,
    /// The root modules of the package's own targets.
    own: Vec<ModuleId>,
    /// Bodies of functions with items of their own, by the module around and the place of the brace.
    blocks: RefCell<BTreeMap<(ModuleId, usize, usize), ModuleId>>,
    diagnostics: RefCell<Vec<Diagnostic>>,
}

type NameKey = (ModuleId, String, Namespace);

/// The places of the `impl` blocks of each type in [`Tree::impls`].
type ImplIndex = Rc<BTreeMap<ItemId, Vec<usize>>>;

#[derive(Debug)]
struct Module {
    name: String,
    parent: Option<ModuleId>,
    krate: ModuleId,
    /// Whether it is the body of a function, whose items no path leads to.
    is_block: bool,
    file: Arc<str>,
    types: BTreeMap<String, Entry>,
    values: BTreeMap<String, Entry>,
    uses: Vec<Use>,
    /// The libraries that the crate can name; only on a crate's root.
    externs: BTreeMap<String, Extern>,
    /// What the crate depends on whose sources are elsewhere; only on a crate's root.
    others: BTreeMap<String, Other>,
    /// The package of the crate; only on a crate's root.
    package: String,
    /// Macros called at item level, which may define anything.
    macros: Vec<String>,
}

/// A library that a crate can name.
#[derive(Debug, Clone)]
enum Extern {
    /// The package's own.
    Own(ModuleId),
    /// One beside it, read once it is named.
    Beside(Arc<Dependency>),
}

#[derive(Debug, Clone, Copy)]
enum Entry {
    Module(ModuleId),
    Item(ItemId),
}

/// One name brought in by `use`, or all of a module's with a `*`.
#[derive(Debug)]
struct Use {
    /// The name it has here; none for `*`.
    name: Option<String>,
    path: Vec<String>,
    absolute: bool,
}

/// A struct, an enum, an alias, a constant or a function.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) ident: Ident,
    pub(crate) module: ModuleId,
    pub(crate) kind: ItemKind,
}

#[derive(Debug, Clone)]
pub(crate) enum ItemKind {
    /// A struct or an enum.
    Data(Rc<syn::DeriveInput>),
    Alias(Rc<syn::ItemType>),
    /// A constant or a static, with its value.
    Const(Rc<syn::Expr>),
    Function(Rc<syn::ItemFn>),
    /// A trait, a union or a macro: something with a name that has no schema and no value.
    Other(&'static str),
}

/// An `impl` block.
#[derive(Debug)]
pub(crate) struct Impl {
    pub(crate) module: ModuleId,
    pub(crate) block: Rc<syn::ItemImpl>,
}

impl Tree<'_> {
    /// An item.
    pub(crate) fn item(&self, id: ItemId) -> &Item {
        &self.items[id.0]
    }

    /// The items of the package itself, in the order of its files; a file that two of its targets share counts once.
    pub(crate) fn own_items(&self) -> Vec<(ItemId, &Item)> {
        let mut seen = BTreeSet::new();
        let is_own = |item: &Item| self.own.contains(&self.modules[item.module.0].krate);
        let all = (0..self.items.len()).map(|i| (i, &self.items[i]));
        all.filter(|(_, item)| is_own(item))
            .filter(|(_, item)| {
                let start = item.ident.span().start();
                let modules = self.place(item.module).map(|(_, modules)| modules);
                seen.insert((self.file(item.module).clone(), start.line, start.column, modules))
            })
            .map(|(i, item)| (ItemId(i), item))
            .collect()
    }

    /// The root module of one of the package's own crates.
    pub(crate) fn root(&self, index: usize) -> Option<ModuleId> {
        self.own.get(index).copied()
    }

    /// The place of a module: which of the package's own crates it is in, and the modules from there.
    pub(crate) fn place(&self, module: ModuleId) -> Option<(usize, Vec<String>)> {
        let krate = self.modules[module.0].krate;
        let index = self.own.iter().position(|own| *own == krate)?;
        let mut names = Vec::new();
        let mut at = module;
        while let Some(parent) = self.modules[at.0].parent {
            names.push(self.modules[at.0].name.clone());
            at = parent;
        }
        names.reverse();
        Some((index, names))
    }

    /// What `use path::original as name` makes of a name.
    pub(crate) fn renamed(&self, module: ModuleId, name: &str) -> Option<&str> {
        let used = self.modules[module.0].uses.iter().find(|used| used.name.as_deref() == Some(name))?;
        used.path.last().map(String::as_str)
    }

    /// A module by its name in the one around it.
    pub(crate) fn child(&self, module: ModuleId, name: &str) -> Option<ModuleId> {
        match self.modules[module.0].types.get(name)? {
            Entry::Module(id) => Some(*id),
            Entry::Item(_) => None,
        }
    }

    /// The file that a module's text stands in.
    pub(crate) fn file(&self, module: ModuleId) -> &Arc<str> {
        &self.modules[module.0].file
    }

    /// The module's path from the crate's root: `api::v1`.
    pub(crate) fn module_path(&self, module: ModuleId) -> String {
        let this = &self.modules[module.0];
        match this.parent {
            Some(parent) => format!("{}::{}", self.module_path(parent), this.name),
            None => this.name.clone(),
        }
    }

    /// The `impl` blocks whose type is `item`, of those in the item's own crate.
    pub(crate) fn impls_of(&self, item: ItemId) -> impl Iterator<Item = &Impl> {
        self.impls_in(self.modules[self.item(item).module.0].krate, item).into_iter()
    }

    fn impls_in(&self, krate: ModuleId, item: ItemId) -> Vec<&Impl> {
        let known = self.by_self_type.borrow().get(&krate).cloned();
        let index = known.unwrap_or_else(|| {
            let index = Rc::new(self.index_impls(krate));
            self.by_self_type.borrow_mut().insert(krate, index.clone());
            index
        });
        let places = index.get(&item).cloned().unwrap_or_default();
        places.into_iter().map(|i| &self.impls[i]).collect()
    }

    /// The `impl` blocks whose type is `item` in all crates that are read: that of a trait may stand in the trait's crate.
    pub(crate) fn impls_anywhere(&self, item: ItemId) -> Vec<&Impl> {
        let krates: BTreeSet<ModuleId> = (0..self.modules.len()).map(|i| self.modules[i].krate).collect();
        krates.into_iter().flat_map(|krate| self.impls_in(krate, item)).collect()
    }

    /// A constant or static that a path names, and the module it stands in.
    pub(crate) fn constant(&self, module: ModuleId, path: &syn::Path) -> Option<(ModuleId, Rc<syn::Expr>)> {
        match self.resolve(module, path, Namespace::Values)? {
            Found::Item(id) => match &self.item(id).kind {
                ItemKind::Const(expr) => Some((self.item(id).module, expr.clone())),
                _ => None,
            },
            _ => None,
        }
    }

    fn index_impls(&self, krate: ModuleId) -> BTreeMap<ItemId, Vec<usize>> {
        let mut index: BTreeMap<ItemId, Vec<usize>> = BTreeMap::new();
        for (i, imp) in (0..self.impls.len()).map(|i| (i, &self.impls[i])) {
            if self.modules[imp.module.0].krate != krate {
                continue;
            }
            let syn::Type::Path(ty) = &*imp.block.self_ty else { continue };
            if let Some(Found::Item(item)) = self.resolve(imp.module, &ty.path, Namespace::Types) {
                index.entry(item).or_default().push(i);
            }
        }
        index
    }

    /// What reading the files had to say.
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics.into_inner()
    }
}
