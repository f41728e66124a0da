//! From root files to a tree: `mod` declarations are followed, items sorted into their modules.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use crdgen_core::diagnostic::{Diagnostic, Span};
use elsa::FrozenVec;
use syn::spanned::Spanned;
use syn::{Attribute, DeriveInput, Expr, ExprLit, Lit, Meta, UseTree};

use super::{Entry, Extern, Impl, Item, ItemId, ItemKind, Module, ModuleId, Tree, Use, cfg, versioned};
use crate::input::{Dependency, Files, Other, Package};
use crate::span;

/// Reads a package. The packages beside it are read when something in them is named.
pub(crate) fn load<'a>(package: &Package, files: &'a dyn Files) -> Tree<'a> {
    let mut tree = Tree {
        files,
        elsewhere: package.libraries.clone(),
        modules: FrozenVec::new(),
        items: FrozenVec::new(),
        impls: FrozenVec::new(),
        libraries: RefCell::default(),
        by_self_type: RefCell::default(),
        names: RefCell::default(),
        open_names: RefCell::default(),
        own: Vec::new(),
        blocks: RefCell::default(),
        diagnostics: RefCell::default(),
    };
    let library = package.name.replace('-', "_");
    for (i, root) in package.roots.iter().enumerate() {
        let name = if i == 0 { library.clone() } else { stem(root) };
        let mut externs = externs(&package.dependencies);
        // A program of a package can name the package's library.
        if let Some(own) = tree.own.first() {
            externs.insert(library.clone(), Extern::Own(*own));
        }
        let origin = Origin { package: &package.name, externs, others: package.others.clone() };
        let id = tree.read_crate(&name, root, &package.features, origin);
        tree.own.push(id);
    }
    tree
}

fn externs(dependencies: &BTreeMap<String, Arc<Dependency>>) -> BTreeMap<String, Extern> {
    dependencies.iter().map(|(name, dependency)| (name.clone(), Extern::Beside(dependency.clone()))).collect()
}

impl Tree<'_> {
    /// The root module of a library beside the package.
    pub(super) fn library(&self, name: &str, dependency: &Dependency) -> ModuleId {
        if let Some(id) = self.libraries.borrow().get(&dependency.root) {
            return *id;
        }
        let origin = Origin {
            package: &dependency.name,
            externs: externs(&dependency.dependencies),
            others: dependency.others.clone(),
        };
        let id = self.read_crate(name, &dependency.root, &dependency.features, origin);
        self.libraries.borrow_mut().insert(dependency.root.clone(), id);
        id
    }

    /// The items in the body of a function, as a module that sees what is around it.
    pub(crate) fn block(&self, module: ModuleId, block: &syn::Block) -> ModuleId {
        let start = block.brace_token.span.open().start();
        let key = (module, start.line, start.column);
        if let Some(known) = self.blocks.borrow().get(&key) {
            return *known;
        }
        let mut loader = self.loader();
        let id = loader.add_module("{}", Some(module), Path::new(&*self.modules[module.0].file));
        let krate = self.modules[module.0].krate;
        let features = BTreeSet::new();
        let place = Place { module: id, children: PathBuf::new(), folder: PathBuf::new(), features: &features };
        let items = block.stmts.iter().filter_map(|stmt| match stmt {
            syn::Stmt::Item(item) => Some(item.clone()),
            _ => None,
        });
        loader.items(items.collect(), &place);
        loader.modules.iter_mut().for_each(|module| module.krate = krate);
        loader.module_mut(id).is_block = true;
        self.take(loader);
        // The `impl` blocks in there count for the crate.
        self.by_self_type.borrow_mut().remove(&krate);
        self.blocks.borrow_mut().insert(key, id);
        id
    }

    fn loader(&self) -> Loader<'_> {
        Loader {
            files: self.files,
            first_module: self.modules.len(),
            first_item: self.items.len(),
            modules: Vec::new(),
            items: Vec::new(),
            impls: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    fn take(&self, loader: Loader) {
        loader.modules.into_iter().for_each(|m| self.modules.push(Box::new(m)));
        loader.items.into_iter().for_each(|i| self.items.push(Box::new(i)));
        loader.impls.into_iter().for_each(|i| self.impls.push(Box::new(i)));
        self.diagnostics.borrow_mut().extend(loader.diagnostics);
    }

    fn read_crate(&self, name: &str, root: &Path, features: &BTreeSet<String>, origin: Origin) -> ModuleId {
        let mut loader = self.loader();
        let id = loader.add_module(name, None, root);
        let module = loader.module_mut(id);
        module.externs = origin.externs;
        module.others = origin.others;
        module.package = origin.package.to_owned();
        let folder = root.parent().unwrap_or(Path::new("")).to_owned();
        loader.file(root, Place { module: id, children: folder.clone(), folder, features }, None);
        self.take(loader);
        id
    }
}

/// Where a crate comes from, and which others it can name.
struct Origin<'p> {
    package: &'p str,
    externs: BTreeMap<String, Extern>,
    others: BTreeMap<String, Other>,
}

/// The reading of one crate, which joins the tree when it is whole.
struct Loader<'a> {
    files: &'a dyn Files,
    first_module: usize,
    first_item: usize,
    modules: Vec<Module>,
    items: Vec<Item>,
    impls: Vec<Impl>,
    diagnostics: Vec<Diagnostic>,
}

/// Where a module's text stands and what it may see.
struct Place<'a> {
    module: ModuleId,
    /// The folder in which `mod name;` looks for `name.rs` and `name/mod.rs`.
    children: PathBuf,
    /// The folder of the file, for `#[path = "…"]`.
    folder: PathBuf,
    features: &'a BTreeSet<String>,
}

impl Loader<'_> {
    fn module_mut(&mut self, id: ModuleId) -> &mut Module {
        &mut self.modules[id.0 - self.first_module]
    }

    fn file_of(&self, id: ModuleId) -> &Arc<str> {
        &self.modules[id.0 - self.first_module].file
    }

    fn add_module(&mut self, name: &str, parent: Option<ModuleId>, file: &Path) -> ModuleId {
        let id = ModuleId(self.first_module + self.modules.len());
        let krate = ModuleId(self.first_module);
        self.modules.push(Module {
            name: name.to_owned(),
            parent,
            krate,
            is_block: false,
            file: file.to_string_lossy().into(),
            types: BTreeMap::new(),
            values: BTreeMap::new(),
            uses: Vec::new(),
            externs: BTreeMap::new(),
            others: BTreeMap::new(),
            package: String::new(),
            macros: Vec::new(),
        });
        id
    }

    /// Reads the file of a module; `declared` is the `mod` declaration that asks for it.
    fn file(&mut self, path: &Path, place: Place, declared: Option<Span>) {
        let text = match self.files.read(path) {
            Ok(text) => text,
            Err(e) => {
                let message = format!("cannot read {}: {e}", path.display());
                self.diagnostics.push(Diagnostic::error("unreadable-file", message).at(declared));
                return;
            }
        };
        match syn::parse_file(&text) {
            Ok(file) => self.items(file.items, &place),
            Err(e) => {
                let file: Arc<str> = path.to_string_lossy().into();
                let at = span::of(&file, e.span());
                self.diagnostics.push(
                    Diagnostic::error("invalid-rust", format!("this is not Rust: {e}"))
                        .at(at)
                        .help("`cargo check` says more about it"),
                );
            }
        }
    }

    fn items(&mut self, items: Vec<syn::Item>, place: &Place) {
        for item in items {
            self.any_item(item, place);
        }
    }

    fn any_item(&mut self, mut item: syn::Item, place: &Place) {
        if attributes(&mut item).is_some_and(|attrs| !is_on(attrs, place)) {
            return;
        }
        match item {
            syn::Item::Struct(item) => {
                let constructor = !matches!(item.fields, syn::Fields::Named(_));
                self.data(item.into(), constructor, place);
            }
            syn::Item::Enum(item) => self.data(item.into(), false, place),
            syn::Item::Type(item) => {
                let ident = item.ident.clone();
                self.named(ident, ItemKind::Alias(Rc::new(item)), place, true, false);
            }
            syn::Item::Const(item) => {
                self.named(item.ident, ItemKind::Const(Rc::new(*item.expr)), place, false, true);
            }
            syn::Item::Static(item) => {
                self.named(item.ident, ItemKind::Const(Rc::new(*item.expr)), place, false, true);
            }
            syn::Item::Fn(item) => {
                let ident = item.sig.ident.clone();
                self.named(ident, ItemKind::Function(Rc::new(item)), place, false, true);
            }
            syn::Item::Trait(item) => self.named(item.ident, ItemKind::Other("trait"), place, true, false),
            syn::Item::Union(item) => self.named(item.ident, ItemKind::Other("union"), place, true, false),
            syn::Item::Impl(item) => self.impls.push(Impl { module: place.module, block: Rc::new(item) }),
            syn::Item::Use(item) => self.uses(&item.tree, Vec::new(), item.leading_colon.is_some(), place.module),
            syn::Item::ExternCrate(item) => {
                let name = item.rename.map_or_else(|| item.ident.to_string(), |(_, name)| name.to_string());
                let path = vec![item.ident.to_string()];
                self.module_mut(place.module).uses.push(Use { name: Some(name), path, absolute: true });
            }
            syn::Item::Mod(item) => match versioned::expand(&item) {
                Some(made) => self.items(made, place),
                None => self.module(item, place),
            },
            syn::Item::Macro(item) if item.mac.path.segments.last().is_some_and(|s| s.ident == "lazy_static") => {
                for (ident, expr) in item.mac.parse_body_with(lazy_statics).unwrap_or_default() {
                    self.named(ident, ItemKind::Const(Rc::new(expr)), place, false, true);
                }
            }
            syn::Item::Macro(item) if item.ident.is_none() => {
                let name = item.mac.path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
                self.module_mut(place.module).macros.push(name);
            }
            _ => {}
        }
    }

    fn data(&mut self, mut input: DeriveInput, constructor: bool, place: &Place) {
        let on = |attrs: &mut Vec<Attribute>| is_on(attrs, place);
        match &mut input.data {
            syn::Data::Struct(data) => keep_fields(&mut data.fields, &on),
            syn::Data::Enum(data) => {
                let variants = std::mem::take(&mut data.variants);
                data.variants = variants.into_iter().filter_map(|mut v| on(&mut v.attrs).then_some(v)).collect();
                for variant in &mut data.variants {
                    keep_fields(&mut variant.fields, &on);
                }
            }
            syn::Data::Union(_) => {}
        }
        let made = super::made::by_derives(&input);
        self.named(input.ident.clone(), ItemKind::Data(Rc::new(input)), place, true, constructor);
        for input in made {
            self.named(input.ident.clone(), ItemKind::Data(Rc::new(input)), place, true, false);
        }
    }

    fn named(&mut self, ident: syn::Ident, kind: ItemKind, place: &Place, ty: bool, value: bool) {
        let name = span::name(&ident);
        let id = ItemId(self.first_item + self.items.len());
        self.items.push(Item { ident, module: place.module, kind });
        let module = self.module_mut(place.module);
        if ty {
            module.types.insert(name.clone(), Entry::Item(id));
        }
        if value {
            module.values.insert(name, Entry::Item(id));
        }
    }

    fn uses(&mut self, tree: &UseTree, mut path: Vec<String>, absolute: bool, module: ModuleId) {
        let mut add = |name: Option<String>, path: Vec<String>| {
            self.module_mut(module).uses.push(Use { name, path, absolute });
        };
        match tree {
            UseTree::Path(step) => {
                path.push(span::name(&step.ident));
                self.uses(&step.tree, path, absolute, module);
            }
            UseTree::Name(name) => {
                let ident = span::name(&name.ident);
                if ident == "self" {
                    add(path.last().cloned(), path);
                } else {
                    path.push(ident.clone());
                    add(Some(ident), path);
                }
            }
            UseTree::Rename(rename) => {
                let ident = span::name(&rename.ident);
                if ident != "self" {
                    path.push(ident);
                }
                add(Some(span::name(&rename.rename)), path);
            }
            UseTree::Glob(_) => add(None, path),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.uses(tree, path.clone(), absolute, module);
                }
            }
        }
    }

    fn module(&mut self, item: syn::ItemMod, place: &Place) {
        let name = span::name(&item.ident);
        let at = span::of(self.file_of(place.module), item.span());
        let path_attr = path_attribute(&item.attrs);
        if let Some((_, items)) = item.content {
            let file = PathBuf::from(&**self.file_of(place.module));
            let id = self.add_module(&name, Some(place.module), &file);
            self.module_mut(place.module).types.insert(name.clone(), Entry::Module(id));
            let children = place.children.join(path_attr.as_deref().unwrap_or(&name));
            let inner = Place { module: id, folder: children.clone(), children, features: place.features };
            self.items(items, &inner);
            return;
        }
        let (file, children) = match path_attr {
            Some(path) => {
                let file = place.folder.join(path);
                let folder = file.parent().unwrap_or(Path::new("")).to_owned();
                (Ok(file), folder)
            }
            None => (self.find(&place.children, &name), place.children.join(&name)),
        };
        match file {
            Ok(file) => {
                let id = self.add_module(&name, Some(place.module), &file);
                self.module_mut(place.module).types.insert(name, Entry::Module(id));
                let folder = file.parent().unwrap_or(Path::new("")).to_owned();
                self.file(&file, Place { module: id, children, folder, features: place.features }, at);
            }
            Err(tried) => self.diagnostics.push(
                // A module may be made by a build script; only a type that is looked for and not found is an error.
                Diagnostic::warning("missing-module", format!("no file for module `{name}`: {tried}")).at(at),
            ),
        }
    }

    fn find(&self, folder: &Path, name: &str) -> Result<PathBuf, String> {
        let flat = folder.join(format!("{name}.rs"));
        let nested = folder.join(name).join("mod.rs");
        for file in [&flat, &nested] {
            match self.files.read(file) {
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                _ => return Ok(file.clone()),
            }
        }
        Err(format!("neither {} nor {} is there", flat.display(), nested.display()))
    }
}

/// Whether an item is there, with every `cfg_attr` of it replaced by what it stands for.
fn is_on(attrs: &mut Vec<Attribute>, place: &Place) -> bool {
    cfg::expand(attrs, place.features);
    cfg::is_on(attrs, place.features)
}

fn attributes(item: &mut syn::Item) -> Option<&mut Vec<Attribute>> {
    match item {
        syn::Item::Struct(item) => Some(&mut item.attrs),
        syn::Item::Enum(item) => Some(&mut item.attrs),
        syn::Item::Type(item) => Some(&mut item.attrs),
        syn::Item::Const(item) => Some(&mut item.attrs),
        syn::Item::Static(item) => Some(&mut item.attrs),
        syn::Item::Fn(item) => Some(&mut item.attrs),
        syn::Item::Trait(item) => Some(&mut item.attrs),
        syn::Item::Union(item) => Some(&mut item.attrs),
        syn::Item::Impl(item) => Some(&mut item.attrs),
        syn::Item::Use(item) => Some(&mut item.attrs),
        syn::Item::ExternCrate(item) => Some(&mut item.attrs),
        syn::Item::Mod(item) => Some(&mut item.attrs),
        syn::Item::Macro(item) => Some(&mut item.attrs),
        _ => None,
    }
}

/// `static ref NAME: Type = value;` in `lazy_static!`, which is a static like any other.
fn lazy_statics(input: syn::parse::ParseStream) -> syn::Result<Vec<(syn::Ident, Expr)>> {
    let mut all = Vec::new();
    while !input.is_empty() {
        Attribute::parse_outer(input)?;
        input.parse::<syn::Visibility>()?;
        input.parse::<syn::Token![static]>()?;
        input.parse::<syn::Token![ref]>()?;
        let ident = input.parse()?;
        input.parse::<syn::Token![:]>()?;
        input.parse::<syn::Type>()?;
        input.parse::<syn::Token![=]>()?;
        all.push((ident, input.parse()?));
        input.parse::<syn::Token![;]>()?;
    }
    Ok(all)
}

fn keep_fields(fields: &mut syn::Fields, on: &impl Fn(&mut Vec<Attribute>) -> bool) {
    let keep = |fields: syn::punctuated::Punctuated<syn::Field, syn::Token![,]>| {
        fields.into_iter().filter_map(|mut f| on(&mut f.attrs).then_some(f)).collect()
    };
    match fields {
        syn::Fields::Named(named) => named.named = keep(std::mem::take(&mut named.named)),
        syn::Fields::Unnamed(unnamed) => unnamed.unnamed = keep(std::mem::take(&mut unnamed.unnamed)),
        syn::Fields::Unit => {}
    }
}

fn path_attribute(attrs: &[Attribute]) -> Option<String> {
    attrs.iter().find_map(|attr| match &attr.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(path), .. }) => Some(path.value()),
            _ => None,
        },
        _ => None,
    })
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|s| s.to_string_lossy().replace('-', "_")).unwrap_or_default()
}
