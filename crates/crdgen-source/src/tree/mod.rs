//! The modules of a crate and the items in them, as the files say.

mod cfg;
mod load;
mod resolve;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use crdgen_core::diagnostic::Diagnostic;
use proc_macro2::Ident;

pub(crate) use load::load;
pub(crate) use resolve::{Found, Namespace};

/// A module, by its place in [`Tree::modules`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ModuleId(usize);

/// An item, by its place in [`Tree::items`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ItemId(usize);

/// All modules of a package and of the packages beside it.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    modules: Vec<Module>,
    items: Vec<Item>,
    impls: Vec<Impl>,
    /// The methods and traits of each type; filled once all files are read.
    by_self_type: OnceCell<BTreeMap<ItemId, Vec<usize>>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

#[derive(Debug)]
struct Module {
    name: String,
    parent: Option<ModuleId>,
    krate: ModuleId,
    file: Arc<str>,
    types: BTreeMap<String, Entry>,
    values: BTreeMap<String, Entry>,
    uses: Vec<Use>,
    /// The libraries that the crate can name; only on a crate's root.
    externs: BTreeMap<String, ModuleId>,
    /// Macros called at item level, which may define anything.
    macros: Vec<String>,
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

impl Tree {
    /// An item.
    pub(crate) fn item(&self, id: ItemId) -> &Item {
        &self.items[id.0]
    }

    /// All items, in the order of the files.
    pub(crate) fn items(&self) -> impl Iterator<Item = (ItemId, &Item)> {
        self.items.iter().enumerate().map(|(i, item)| (ItemId(i), item))
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

    /// The `impl` blocks whose type is `item`.
    pub(crate) fn impls_of(&self, item: ItemId) -> impl Iterator<Item = &Impl> {
        let index = self.by_self_type.get_or_init(|| self.index_impls());
        index.get(&item).into_iter().flatten().map(|i| &self.impls[*i])
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

    fn index_impls(&self) -> BTreeMap<ItemId, Vec<usize>> {
        let mut index: BTreeMap<ItemId, Vec<usize>> = BTreeMap::new();
        for (i, imp) in self.impls.iter().enumerate() {
            let syn::Type::Path(ty) = &*imp.block.self_ty else { continue };
            if let Some(Found::Item(item)) = self.resolve(imp.module, &ty.path, Namespace::Types) {
                index.entry(item).or_default().push(i);
            }
        }
        index
    }
}
