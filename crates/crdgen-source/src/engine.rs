//! What the engine knows of a package while it works: the tree, and each type's attributes once they are parsed.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crdgen_core::diagnostic::{Diagnostic, Span};
use serde_json::Value;
use syn::DeriveInput;

use crate::attr::AttrError;
use crate::input::Generation;
use crate::item::{self, Item};
use crate::k8s;
use crate::span;
use crate::tree::{ItemId, ItemKind, ModuleId, Tree};

/// A definition of Kubernetes' API. Every kind with a pod template names hundreds of them, so they are parsed once.
pub(crate) struct Definition {
    pub(crate) schema: Value,
    /// The names of the definitions that it refers to.
    pub(crate) references: Vec<String>,
}

/// A type's attributes, or what is wrong with them.
type Parsed = Result<Rc<Item>, Rc<Vec<AttrError>>>;

/// A package that is read.
pub(crate) struct Engine<'a> {
    pub(crate) tree: Tree<'a>,
    /// Which schemars the types derive from.
    pub(crate) schemars: Generation,
    items: RefCell<BTreeMap<ItemId, Parsed>>,
    k8s: RefCell<BTreeMap<String, Option<Rc<Definition>>>>,
    diagnostics: RefCell<Vec<Diagnostic>>,
    errors: Cell<usize>,
}

impl<'a> Engine<'a> {
    pub(crate) fn new(tree: Tree<'a>, schemars: Generation) -> Self {
        Self {
            tree,
            schemars,
            items: RefCell::default(),
            k8s: RefCell::default(),
            diagnostics: RefCell::default(),
            errors: Cell::default(),
        }
    }

    /// A struct's or enum's attributes. Where they are wrong, each kind that comes by hears of it.
    pub(crate) fn item(&self, id: ItemId) -> Option<Rc<Item>> {
        let known = self.items.borrow().get(&id).cloned();
        let item = match known {
            Some(item) => item,
            None => {
                let item = item::parse(&*self.input(id)?).map(Rc::new).map_err(Rc::new);
                self.items.borrow_mut().insert(id, item.clone());
                item
            }
        };
        if let Err(errors) = &item {
            let file = self.tree.file(self.tree.item(id).module);
            errors.iter().for_each(|e| crate::kinds::report(self, file, e));
        }
        item.ok()
    }

    /// A definition of Kubernetes' API by its name, such as `io.k8s.api.core.v1.PodSpec`.
    pub(crate) fn k8s(&self, name: &str) -> Option<Rc<Definition>> {
        if let Some(known) = self.k8s.borrow().get(name) {
            return known.clone();
        }
        let definition = k8s::by_definition(name).map(|found| {
            let schema = found.schema();
            let mut references = Vec::new();
            collect_references(&schema, &mut references);
            Rc::new(Definition { schema, references })
        });
        self.k8s.borrow_mut().insert(name.to_owned(), definition.clone());
        definition
    }

    /// The syntax of a struct or an enum.
    pub(crate) fn input(&self, id: ItemId) -> Option<Rc<DeriveInput>> {
        match &self.tree.item(id).kind {
            ItemKind::Data(input) => Some(input.clone()),
            _ => None,
        }
    }

    /// The place of tokens that stand in the same file as an item.
    pub(crate) fn span(&self, id: ItemId, span: proc_macro2::Span) -> Option<Span> {
        span::of(self.tree.file(self.tree.item(id).module), span)
    }

    /// The place of an item's name.
    pub(crate) fn place(&self, id: ItemId) -> Option<Span> {
        self.span(id, self.tree.item(id).ident.span())
    }

    /// An item's name with its module.
    pub(crate) fn name(&self, id: ItemId) -> String {
        let item = self.tree.item(id);
        format!("{}::{}", self.tree.module_path(item.module), item.ident)
    }

    /// Whether one of the derives has the name, whatever path or name it is called by.
    pub(crate) fn derives(&self, id: ItemId, name: &str) -> bool {
        let module = self.tree.item(id).module;
        let is_it = |path: &syn::Path| match path.segments.last() {
            Some(last) if last.ident == name => true,
            Some(last) => self.tree.renamed(module, &span::name(&last.ident)).is_some_and(|original| original == name),
            None => false,
        };
        self.input(id).is_some_and(|input| derive_paths(&input).iter().any(is_it))
    }

    /// The `impl` of a trait, by the trait's name, and the module it stands in.
    pub(crate) fn trait_impl(&self, id: ItemId, name: &str) -> Option<(ModuleId, Rc<syn::ItemImpl>)> {
        let is_it = |block: &syn::ItemImpl| match &block.trait_ {
            Some((path, _)) => path.segments.last().is_some_and(|s| s.ident == name),
            None => false,
        };
        self.tree.impls_of(id).find(|i| is_it(&i.block)).map(|i| (i.module, i.block.clone()))
    }

    pub(crate) fn report(&self, diagnostic: Diagnostic) {
        if diagnostic.is_error() {
            self.errors.set(self.errors.get() + 1);
        }
        let mut all = self.diagnostics.borrow_mut();
        if !all.contains(&diagnostic) {
            all.push(diagnostic);
        }
    }

    /// How many errors were reported so far: to tell whether a step reported any.
    pub(crate) fn errors(&self) -> usize {
        self.errors.get()
    }

    /// All that was reported since the last call.
    pub(crate) fn take_diagnostics(&self) -> Vec<Diagnostic> {
        self.diagnostics.take()
    }
}

/// Whether one of the derives has the name, whatever path it is called by.
pub(crate) fn derives(input: &DeriveInput, name: &str) -> bool {
    derive_paths(input).iter().any(|path| path.segments.last().is_some_and(|s| s.ident == name))
}

fn derive_paths(input: &DeriveInput) -> Vec<syn::Path> {
    let mut paths = Vec::new();
    for attr in input.attrs.iter().filter(|a| a.path().is_ident("derive")) {
        let parsed = attr.parse_args_with(syn::punctuated::Punctuated::<syn::Path, syn::Token![,]>::parse_terminated);
        paths.extend(parsed.into_iter().flatten());
    }
    paths
}

fn collect_references(schema: &Value, out: &mut Vec<String>) {
    match schema {
        Value::Object(map) => {
            let reference = map.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix("#/$defs/"));
            out.extend(reference.filter(|name| !out.iter().any(|known| known == name)).map(str::to_owned));
            map.values().for_each(|v| collect_references(v, out));
        }
        Value::Array(all) => all.iter().for_each(|v| collect_references(v, out)),
        _ => {}
    }
}
