//! Types, resolved: what a field's type stands for.

use std::rc::Rc;

use crdgen_core::diagnostic::Span;
use syn::spanned::Spanned;
use syn::{GenericArgument, GenericParam, Generics, PathArguments, Type};

use crate::fragment;
use crate::known::{self, Known};
use crate::span;
use crate::tree::{Found, ItemId, ItemKind, ModuleId, Namespace, Tree};

/// Aliases of aliases end here.
const MAX_ALIASES: usize = 32;

/// A type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ty {
    /// A struct or enum that was read, with its type arguments.
    Item(ItemId, Vec<Ty>),
    /// A type of another crate whose schema is known.
    Known(Known, Vec<Ty>),
    Tuple(Vec<Ty>),
    Array(Box<Ty>, usize),
    /// What `schemars(schema_with = "…")` gives: a schema made by code.
    Made(Rc<Made>),
    /// Nothing that is known here.
    Unknown(Rc<Unknown>),
}

/// Why a type is not known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Unknown {
    pub(crate) rule: &'static str,
    pub(crate) message: String,
    pub(crate) help: String,
    pub(crate) span: Option<Span>,
}

/// A function that makes a schema.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Made {
    /// Its path, as it is written.
    pub(crate) path: String,
    /// Where it is written.
    pub(crate) scope: Scope,
    pub(crate) span: Option<Span>,
}

/// Where a type is written: which names it can use.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Scope {
    pub(crate) module: ModuleId,
    /// What the type parameters stand for.
    pub(crate) parameters: Vec<(String, Ty)>,
    /// What `Self` stands for.
    pub(crate) this: Option<Ty>,
}

impl Scope {
    /// A module without type parameters.
    pub(crate) fn of(module: ModuleId) -> Self {
        Self { module, parameters: Vec::new(), this: None }
    }

    /// The scope inside an item with type arguments.
    pub(crate) fn inside(tree: &Tree, id: ItemId, generics: &Generics, arguments: &[Ty]) -> Self {
        let module = tree.item(id).module;
        let mut scope = Self { module, parameters: Vec::new(), this: Some(Ty::Item(id, arguments.to_vec())) };
        scope.bind(tree, generics, arguments);
        scope
    }

    /// Binds the type parameters of an `impl` for a type with `arguments`: `impl<T> Trait for Type<T>`.
    pub(crate) fn bind_self(&mut self, self_ty: &Type, arguments: &[Ty]) {
        let Type::Path(path) = self_ty else { return };
        let Some(PathArguments::AngleBracketed(list)) = path.path.segments.last().map(|s| &s.arguments) else { return };
        let types = list.args.iter().filter_map(|argument| match argument {
            GenericArgument::Type(Type::Path(path)) => Some(path.path.get_ident().map(span::name)),
            GenericArgument::Type(_) => Some(None),
            _ => None,
        });
        let bound = types.zip(arguments).filter_map(|(name, ty)| Some((name?, ty.clone())));
        self.parameters.extend(bound);
    }

    /// Binds type parameters to arguments, and to their defaults where there is none.
    fn bind(&mut self, tree: &Tree, generics: &Generics, arguments: &[Ty]) {
        let mut arguments = arguments.iter();
        for parameter in &generics.params {
            let GenericParam::Type(parameter) = parameter else { continue };
            let bound = match (arguments.next(), &parameter.default) {
                (Some(ty), _) => ty.clone(),
                (None, Some((_, default))) => tree.ty(self, default),
                (None, None) => continue,
            };
            self.parameters.push((span::name(&parameter.ident), bound));
        }
    }
}

impl Tree<'_> {
    /// What a type stands for in `scope`.
    pub(crate) fn ty(&self, scope: &Scope, ty: &Type) -> Ty {
        self.ty_within(scope, ty, 0)
    }

    /// What a path stands for as a type, with no type arguments but those in it.
    pub(crate) fn ty_of_path(&self, scope: &Scope, path: &syn::Path) -> Ty {
        self.path(scope, path, 0)
    }

    fn ty_within(&self, scope: &Scope, ty: &Type, aliases: usize) -> Ty {
        match ty {
            Type::Path(path) if path.qself.is_none() => self.path(scope, &path.path, aliases),
            Type::Path(path) => match fragment::requested(path) {
                Some((ty, is_required)) => {
                    let ty = self.ty_within(scope, ty, aliases);
                    self.fragment(&ty, is_required)
                        .unwrap_or_else(|| self.unknown(scope, path, "this associated type cannot be told"))
                }
                None => self.unknown(scope, ty, "no schema can be given for a type of this form"),
            },
            Type::Reference(reference) => self.ty_within(scope, &reference.elem, aliases),
            Type::Paren(inner) => self.ty_within(scope, &inner.elem, aliases),
            Type::Group(inner) => self.ty_within(scope, &inner.elem, aliases),
            Type::Slice(slice) => Ty::Known(Known::Sequence, vec![self.ty_within(scope, &slice.elem, aliases)]),
            Type::Tuple(tuple) if tuple.elems.is_empty() => Ty::Known(Known::Unit, Vec::new()),
            Type::Tuple(tuple) => Ty::Tuple(tuple.elems.iter().map(|t| self.ty_within(scope, t, aliases)).collect()),
            Type::Array(array) => match crate::value::length(self, scope, &array.len) {
                Some(length) => Ty::Array(Box::new(self.ty_within(scope, &array.elem, aliases)), length),
                None => self.unknown(scope, ty, "the length of this array cannot be read from source"),
            },
            _ => self.unknown(scope, ty, "no schema can be given for a type of this form"),
        }
    }

    fn path(&self, scope: &Scope, path: &syn::Path, aliases: usize) -> Ty {
        if let Some(ident) = path.get_ident() {
            let name = span::name(ident);
            if let Some((_, ty)) = scope.parameters.iter().find(|(n, _)| *n == name) {
                return ty.clone();
            }
            if let (true, Some(this)) = (name == "Self", &scope.this) {
                return this.clone();
            }
        }
        let arguments = || self.arguments(scope, path, aliases);
        match self.resolve(scope.module, path, Namespace::Types) {
            Some(Found::Item(id)) => self.item_type(scope, path, id, arguments(), aliases),
            Some(Found::External(external)) => match known::lookup(&external) {
                Some(Known::SmallVec) => {
                    Ty::Known(Known::Sequence, arguments().into_iter().map(item_of_array).collect())
                }
                Some(known) => Ty::Known(known, arguments()),
                None => match self.elsewhere(scope.module, &external, Namespace::Types) {
                    Some(Found::Item(id)) => self.item_type(scope, path, id, arguments(), aliases),
                    Some(Found::External(further)) if known::exists(&further) => known::lookup(&further)
                        .map_or_else(|| self.foreign(scope, path, &further), |known| Ty::Known(known, arguments())),
                    _ => self.foreign(scope, path, &external),
                },
            },
            Some(_) => self.unknown(scope, path, "this is not a type"),
            None => self.missing(scope, path),
        }
    }

    fn item_type(&self, scope: &Scope, path: &syn::Path, id: ItemId, arguments: Vec<Ty>, aliases: usize) -> Ty {
        match &self.item(id).kind {
            ItemKind::Data(_) => Ty::Item(id, arguments),
            ItemKind::Alias(alias) if aliases < MAX_ALIASES => {
                let mut inner = Scope::of(self.item(id).module);
                inner.bind(self, &alias.generics, &arguments);
                self.ty_within(&inner, &alias.ty, aliases + 1)
            }
            ItemKind::Other(what) => self.unknown(scope, path, &format!("this is a {what}, which has no schema")),
            _ => self.unknown(scope, path, "this is not a type"),
        }
    }

    /// The type arguments of a path's last name.
    pub(crate) fn arguments_of(&self, scope: &Scope, path: &syn::Path) -> Vec<Ty> {
        self.arguments(scope, path, 0)
    }

    fn arguments(&self, scope: &Scope, path: &syn::Path, aliases: usize) -> Vec<Ty> {
        let Some(PathArguments::AngleBracketed(list)) = path.segments.last().map(|s| &s.arguments) else {
            return Vec::new();
        };
        let types = list.args.iter().filter_map(|a| match a {
            GenericArgument::Type(ty) => Some(self.ty_within(scope, ty, aliases)),
            _ => None,
        });
        types.collect()
    }

    fn foreign(&self, scope: &Scope, path: &syn::Path, external: &[String]) -> Ty {
        let name = external.join("::");
        let krate = external.first().map_or("", String::as_str);
        self.unknown_because(
            scope,
            path,
            "unknown-type",
            format!("cannot tell the schema of `{name}`: the sources of crate `{krate}` are not read"),
            "describe the field as a type that is known, with `#[schemars(with = \"…\")]`".to_owned(),
        )
    }

    fn missing(&self, scope: &Scope, path: &syn::Path) -> Ty {
        let name = show_path(path);
        let macros = self.macros_in(scope.module);
        let help = if macros.is_empty() {
            "check the name and its `use`; `cargo check` says whether Rust finds it".to_owned()
        } else {
            format!("a macro called here may make it ({}!): macros are not expanded", macros.join("!, "))
        };
        self.unknown_because(scope, path, "unknown-type", format!("cannot find type `{name}`"), help)
    }

    fn unknown(&self, scope: &Scope, tokens: &(impl Spanned + quote::ToTokens), message: &str) -> Ty {
        let message = format!("`{}`: {message}", tidy(&tokens.to_token_stream().to_string()));
        let help = "describe the field as another type, with `#[schemars(with = \"…\")]`".to_owned();
        self.unknown_because(scope, tokens, "unsupported-type", message, help)
    }

    fn unknown_because(
        &self,
        scope: &Scope,
        tokens: &impl Spanned,
        rule: &'static str,
        message: String,
        help: String,
    ) -> Ty {
        let span = span::of(self.file(scope.module), tokens.span());
        Ty::Unknown(Rc::new(Unknown { rule, message, help, span }))
    }
}

fn item_of_array(ty: Ty) -> Ty {
    match ty {
        Ty::Array(item, _) => *item,
        other => other,
    }
}

/// A path as its author wrote it, without type arguments.
pub(crate) fn show_path(path: &syn::Path) -> String {
    let names: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
    names.join("::")
}

/// Tokens as a person would write them: without the spaces that printing puts between all of them.
pub(crate) fn tidy(tokens: &str) -> String {
    tokens.replace(" :: ", "::").replace(" < ", "<").replace(" >", ">").replace(" ,", ",").replace("& ", "&")
}
