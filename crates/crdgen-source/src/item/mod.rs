//! Pass 1: one struct or enum as its own syntax says it, nothing resolved.
//!
//! serde's attributes are read by serde's own parser; schemars' override them as in schemars' derive. Expressions stay
//! expressions: the source engine evaluates them, the derive puts them into the user's program.

mod doc;
mod merge;
mod schemars;

use crdgen_core::types::{Name, Skip, Tag};
use proc_macro2::{Ident, TokenStream};
use serde_derive_internals::ast::{self, Style};
use serde_derive_internals::attr::{Default as SerdeDefault, TagType};
use serde_derive_internals::{Ctxt, Derive};
use syn::{DeriveInput, Expr, ExprPath, Member, Path, Type};

pub use schemars::{Bounds, Limits};

use crate::attr::field::SchemaAttrs;
use crate::attr::{AttrError, Reason};

/// A struct or an enum.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its name in Rust.
    pub ident: Ident,
    /// Its type parameters and lifetimes.
    pub generics: syn::Generics,
    /// The name that serde and schemars give it.
    pub name: Name,
    /// Its documentation and the like.
    pub meta: Meta,
    /// `schemars(with = …)` and `schemars(schema_with = …)`.
    pub with: Option<With>,
    /// `schemars(inline)`: no `$ref` to it.
    pub inline: bool,
    /// `serde(transparent)`: the place of its only field in `shape`.
    pub transparent: bool,
    /// `serde(default)` on the container.
    pub default: DefaultOf,
    /// `serde(from = …)` or `serde(try_from = …)`.
    pub from: Option<Type>,
    /// `serde(into = …)`.
    pub into: Option<Type>,
    /// `serde(remote = …)`.
    pub remote: Option<Path>,
    /// `serde(deny_unknown_fields)`.
    pub deny_unknown_fields: bool,
    /// Its fields or variants.
    pub shape: Shape,
}

impl Item {
    /// The field that counts in a `serde(transparent)` struct.
    pub fn transparent_field(&self) -> Option<&Field> {
        match &self.shape {
            Shape::Struct(fields, _) if self.transparent => fields.fields.iter().find(|f| f.transparent),
            _ => None,
        }
    }

    /// The type that this one stands for with nothing added: `serde(transparent)`, `schemars(with = "…")`.
    pub fn stands_for(&self) -> Option<&Type> {
        if !self.meta.is_empty() {
            return None;
        }
        match &self.with {
            Some(With::Type(ty)) => return Some(ty),
            Some(With::Function(_)) => return None,
            None => {}
        }
        let field = self.transparent_field()?;
        let plain = field.meta.is_empty() && field.with.is_none() && !field.required && field.bounds.is_empty();
        plain.then_some(&field.ty)
    }
}

/// The fields of a struct or the variants of an enum.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A struct, with the property that `serde(tag = …)` adds.
    Struct(Fields, Option<String>),
    /// An enum.
    Enum(Tag, Vec<Variant>),
}

/// The fields of a struct or a variant, by their style.
#[derive(Debug, Clone)]
pub struct Fields {
    /// Whether they have names, and how many they are.
    pub style: FieldStyle,
    /// The fields.
    pub fields: Vec<Field>,
}

/// Whether fields have names, and how many they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldStyle {
    /// No fields and no braces.
    Unit,
    /// One without a name.
    Newtype,
    /// Without names.
    Tuple,
    /// With names.
    Named,
}

/// A variant.
#[derive(Debug, Clone)]
pub struct Variant {
    /// Its name in Rust.
    pub ident: Ident,
    /// Its name.
    pub name: Name,
    /// Whether it is left out.
    pub skip: Skip,
    /// `serde(untagged)` on the variant.
    pub untagged: bool,
    /// `serde(serialize_with = …)` or `serde(with = …)`.
    pub serialize_with: Option<ExprPath>,
    /// `schemars(with = …)` and `schemars(schema_with = …)`.
    pub with: Option<With>,
    /// `#[default]`.
    pub is_default: bool,
    /// `= 3`.
    pub discriminant: Option<Expr>,
    /// Its documentation and the like.
    pub meta: Meta,
    /// Its fields.
    pub fields: Fields,
}

/// A field.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name or place in Rust.
    pub member: Member,
    /// Its name.
    pub name: Name,
    /// Its type in Rust.
    pub ty: Type,
    /// `schemars(with = …)`, `schemars(schema_with = …)` or a type in `serde(with = …)`.
    pub with: Option<With>,
    /// `serde(flatten)`.
    pub flatten: bool,
    /// `serde(transparent)` makes this the field that counts.
    pub transparent: bool,
    /// Whether it is left out.
    pub skip: Skip,
    /// `serde(default)`.
    pub default: DefaultOf,
    /// `serde(skip_serializing_if = …)`.
    pub skip_serializing_if: Option<ExprPath>,
    /// `serde(serialize_with = …)` or the `serialize` of `serde(with = …)`.
    pub serialize_with: Option<ExprPath>,
    /// `schemars(required)`.
    pub required: bool,
    /// Bounds.
    pub bounds: Bounds,
    /// Its documentation and the like.
    pub meta: Meta,
}

/// What describes a type in place of itself.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant)] // there are few, and each stands in an item that is larger
pub enum With {
    /// Another type.
    Type(Type),
    /// A function that makes the schema.
    Function(Path),
}

/// `serde(default)`.
#[derive(Debug, Clone)]
pub enum DefaultOf {
    /// Absent.
    None,
    /// `Default::default()`.
    Trait,
    /// A function.
    Function(ExprPath),
}

impl DefaultOf {
    /// Whether there is one.
    pub fn is_some(&self) -> bool {
        !matches!(self, DefaultOf::None)
    }
}

/// Documentation, and keywords that the author wrote.
#[derive(Debug, Clone, Default)]
pub struct Meta {
    /// The text of the doc comments.
    pub doc: Option<String>,
    /// `schemars(title = …)`.
    pub title: Option<Expr>,
    /// `schemars(description = …)`.
    pub description: Option<Expr>,
    /// `#[deprecated]`.
    pub deprecated: bool,
    /// `schemars(extend("key" = value))`, the value as tokens for `json!`.
    pub extensions: Vec<(String, TokenStream)>,
    /// `schemars(transform = …)`.
    pub transforms: Vec<Expr>,
    /// `#[crd(…)]` and `#[x_kube(…)]`.
    pub crd: SchemaAttrs,
}

impl Meta {
    /// Whether nothing is said that a schema would have.
    fn is_empty(&self) -> bool {
        let Meta { doc, title, description, deprecated, extensions, transforms, crd } = self;
        doc.is_none()
            && title.is_none()
            && description.is_none()
            && !deprecated
            && extensions.is_empty()
            && transforms.is_empty()
            && crd.is_empty()
    }
}

/// Reads a struct or an enum.
///
/// # Errors
/// All that serde, schemars and crdgen have against its attributes.
pub fn parse(input: &DeriveInput) -> Result<Item, Vec<AttrError>> {
    let malformed = |error: syn::Error| AttrError { reason: Reason::Malformed, error, help: None };
    let merged = merge::schemars_over_serde(input).map_err(|e| vec![malformed(e)])?;
    let cx = Ctxt::new();
    let own = crate::attr::Ctxt::new();
    // The name is serde's private module, which nothing here refers to.
    let private = Ident::new("__private", proc_macro2::Span::call_site());
    let container = ast::Container::from_ast(&cx, &merged, Derive::Deserialize, &private);
    let item = container.as_ref().map(|c| item(c, input, &own));
    let mut errors: Vec<AttrError> = cx.check().err().into_iter().map(malformed).collect();
    errors.extend(own.check().err().into_iter().flatten());
    match item {
        Some(item) if errors.is_empty() => Ok(item),
        _ => Err(errors),
    }
}

fn item(container: &ast::Container, input: &DeriveInput, cx: &crate::attr::Ctxt) -> Item {
    let attrs = schemars::container(&input.attrs, cx);
    let shape = match &container.data {
        ast::Data::Struct(style, fields) => {
            let tag = match container.attrs.tag() {
                TagType::Internal { tag } => Some(tag.clone()),
                _ => None,
            };
            Shape::Struct(fields_of(*style, fields, cx), tag)
        }
        ast::Data::Enum(variants) => {
            let tag = match container.attrs.tag() {
                TagType::External => Tag::External,
                TagType::None => Tag::Untagged,
                TagType::Internal { tag } => Tag::Internal { tag: tag.clone() },
                TagType::Adjacent { tag, content } => Tag::Adjacent { tag: tag.clone(), content: content.clone() },
            };
            Shape::Enum(tag, variants.iter().map(|v| variant(v, cx)).collect())
        }
    };
    Item {
        ident: input.ident.clone(),
        generics: input.generics.clone(),
        name: name(container.attrs.name()),
        meta: attrs.meta,
        with: attrs.with,
        inline: attrs.inline,
        transparent: container.attrs.transparent(),
        default: default_of(container.attrs.default()),
        from: container.attrs.type_from().or(container.attrs.type_try_from()).cloned(),
        into: container.attrs.type_into().cloned(),
        remote: container.attrs.remote().cloned(),
        deny_unknown_fields: container.attrs.deny_unknown_fields(),
        shape,
    }
}

fn variant(variant: &ast::Variant, cx: &crate::attr::Ctxt) -> Variant {
    let attrs = schemars::variant(&variant.original.attrs, cx);
    if attrs.with.is_none() && !variant.attrs.skip_serializing() {
        check_writer(variant.attrs.serialize_with(), cx);
    }
    Variant {
        ident: variant.ident.clone(),
        name: name(variant.attrs.name()),
        skip: Skip { deserializing: variant.attrs.skip_deserializing(), serializing: variant.attrs.skip_serializing() },
        untagged: variant.attrs.untagged(),
        serialize_with: variant.attrs.serialize_with().cloned(),
        with: attrs.with,
        is_default: variant.original.attrs.iter().any(|a| a.path().is_ident("default")),
        discriminant: variant.original.discriminant.as_ref().map(|(_, e)| e.clone()),
        meta: attrs.meta,
        fields: fields_of(variant.style, &variant.fields, cx),
    }
}

fn fields_of(style: Style, fields: &[ast::Field], cx: &crate::attr::Ctxt) -> Fields {
    let style = match style {
        Style::Unit => FieldStyle::Unit,
        Style::Newtype => FieldStyle::Newtype,
        Style::Tuple => FieldStyle::Tuple,
        Style::Struct => FieldStyle::Named,
    };
    Fields { style, fields: fields.iter().map(|f| field(f, cx)).collect() }
}

fn field(field: &ast::Field, cx: &crate::attr::Ctxt) -> Field {
    let attrs = schemars::field(&field.original.attrs, cx);
    if attrs.with.is_none() && !field.attrs.skip_serializing() {
        check_writer(field.attrs.serialize_with(), cx);
    }
    Field {
        member: field.member.clone(),
        name: name(field.attrs.name()),
        ty: field.ty.clone(),
        with: attrs.with,
        flatten: field.attrs.flatten(),
        transparent: field.attrs.transparent(),
        skip: Skip { deserializing: field.attrs.skip_deserializing(), serializing: field.attrs.skip_serializing() },
        default: default_of(field.attrs.default()),
        skip_serializing_if: field.attrs.skip_serializing_if().cloned(),
        serialize_with: field.attrs.serialize_with().cloned(),
        required: attrs.required,
        bounds: attrs.bounds,
        meta: attrs.meta,
    }
}

/// What a function writes is not told by the type, so it must be said.
fn check_writer(function: Option<&ExprPath>, cx: &crate::attr::Ctxt) {
    if let Some(function) = function {
        let message = "this is written by a function, so the type does not tell its schema";
        let help = "say what it is written as, with `#[schemars(with = \"...\")]`";
        cx.push(AttrError::on(Reason::UnknownWriter, function, message).help(help));
    }
}

fn name(name: &serde_derive_internals::name::MultiName) -> Name {
    Name { deserialize: name.deserialize_name().value.clone(), serialize: name.serialize_name().value.clone() }
}

fn default_of(default: &SerdeDefault) -> DefaultOf {
    match default {
        SerdeDefault::None => DefaultOf::None,
        SerdeDefault::Default => DefaultOf::Trait,
        SerdeDefault::Path(path) => DefaultOf::Function(path.clone()),
    }
}
