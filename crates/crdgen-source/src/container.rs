//! From a parsed item to the serde data model: types resolved, expressions evaluated.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crdgen_core::diagnostic::{Diagnostic, Note, Span};
use crdgen_core::types::{self, Body, Container, Shape};
use quote::ToTokens;
use serde_json::{Value, json};
use syn::spanned::Spanned;

use crate::engine::Engine;
use crate::input::Generation;
use crate::item::{self, DefaultOf, FieldStyle, Item, With};
use crate::schemars0;
use crate::span;
use crate::tree::ItemId;
use crate::ty::{Made, Scope, Ty, tidy};
use crate::value::{self, Refusal};

/// The type of a field, with the place where it is written.
#[derive(Debug, Clone)]
pub(crate) struct FieldType {
    pub(crate) ty: Ty,
    pub(crate) note: Note,
}

/// The containers of a package, each made once for each set of type arguments.
pub(crate) struct Containers<'a> {
    pub(crate) engine: &'a Engine<'a>,
    made: RefCell<BTreeMap<Ty, Option<Rc<Container<FieldType>>>>>,
}

impl<'a> Containers<'a> {
    pub(crate) fn new(engine: &'a Engine<'a>) -> Self {
        Self { engine, made: RefCell::default() }
    }

    /// The data model of a struct or an enum; `None` where something was reported.
    pub(crate) fn get(&self, ty: &Ty, trail: &[Note]) -> Option<Rc<Container<FieldType>>> {
        if let Some(made) = self.made.borrow().get(ty) {
            return made.clone();
        }
        let Ty::Item(id, args) = ty else { return None };
        let made = Build::new(self.engine, *id, args, trail).and_then(|build| build.container()).map(Rc::new);
        self.made.borrow_mut().insert(ty.clone(), made.clone());
        made
    }

    /// The type that a type stands for with nothing added: `serde(transparent)`, `schemars(with = …)`.
    pub(crate) fn stands_for(&self, ty: &Ty) -> Option<Ty> {
        let Ty::Item(id, args) = ty else { return None };
        if self.by_hand(ty).is_some() {
            return None;
        }
        let item = self.engine.item(*id)?;
        let inner = item.stands_for()?;
        let scope = Scope::inside(&self.engine.tree, *id, &item.generics, args);
        Some(self.engine.tree.ty(&scope, inner))
    }

    /// Whether no `$ref` is made to a type.
    pub(crate) fn is_inline(&self, ty: &Ty) -> bool {
        if let Some((block, scope)) = self.by_hand(ty) {
            return value::is_inline(self.engine, &block, &scope);
        }
        matches!(ty, Ty::Item(id, _) if self.engine.item(*id).is_some_and(|item| item.inline))
    }

    /// The `JsonSchema` of a type that implements it by hand, and the names that are known in there.
    pub(crate) fn by_hand(&self, ty: &Ty) -> Option<(Rc<syn::ItemImpl>, Scope)> {
        let Ty::Item(id, args) = ty else { return None };
        if DERIVES.iter().any(|derive| self.engine.derives(*id, derive)) {
            return None;
        }
        let (module, block) = self.engine.trait_impl(*id, "JsonSchema")?;
        let mut scope = Scope::of(module);
        scope.this = Some(ty.clone());
        scope.bind_self(&block.self_ty, args);
        Some((block, scope))
    }
}

/// The derives that make a schema.
const DERIVES: &[&str] = &["JsonSchema", "KubeSchema", "CELSchema", "CrdSchema", "JsonSchema_repr"];

/// The making of one container.
struct Build<'a> {
    engine: &'a Engine<'a>,
    id: ItemId,
    item: Rc<Item>,
    scope: Scope,
    trail: &'a [Note],
}

impl<'a> Build<'a> {
    fn new(engine: &'a Engine<'a>, id: ItemId, args: &[Ty], trail: &'a [Note]) -> Option<Self> {
        let item = engine.item(id)?;
        let scope = Scope::inside(&engine.tree, id, &item.generics, args);
        Some(Self { engine, id, item, scope, trail })
    }

    /// Made even where something is wrong with it, so that all that is wrong is reported at once.
    fn container(&self) -> Option<Container<FieldType>> {
        self.has_schema();
        let mut meta = self.meta(&self.item.meta);
        if let Some(place) = self.engine.place(self.id) {
            meta.extensions.insert(SPAN.to_owned(), json!(written(&place)));
        }
        Some(Container { meta, body: self.body()? })
    }

    /// A type that is made into a schema here derives one.
    fn has_schema(&self) {
        if DERIVES.iter().any(|derive| self.engine.derives(self.id, derive)) {
            return;
        }
        let name = self.engine.name(self.id);
        self.refuse(
            "no-schema",
            format!("`{name}` has no schema: it does not derive `JsonSchema`"),
            "derive `JsonSchema`, or describe the field with `#[schemars(with = \"…\")]`",
            self.engine.place(self.id),
        );
    }

    fn refuse(&self, rule: &'static str, message: impl Into<String>, help: &str, at: Option<Span>) {
        let mut diagnostic = Diagnostic::error(rule, message).at(at).help(help);
        diagnostic.trail = self.trail.to_vec();
        self.engine.report(diagnostic);
    }

    fn at(&self, tokens: &impl Spanned) -> Option<Span> {
        self.engine.span(self.id, tokens.span())
    }

    fn body(&self) -> Option<Body<FieldType>> {
        let ty = |ty: &syn::Type| self.field_type(self.engine.tree.ty(&self.scope, ty), "", ty);
        match &self.item.with {
            Some(With::Type(with)) => return Some(Body::With(ty(with))),
            Some(With::Function(path)) => return Some(Body::With(self.made_by(path, ""))),
            None => {}
        }
        if let Some(field) = self.item.transparent_field() {
            return Some(Body::Transparent(Box::new(self.field(field, None))));
        }
        if self.engine.derives(self.id, "JsonSchema_repr") {
            return self.numbers();
        }
        let shape = match &self.item.shape {
            item::Shape::Struct(fields, tag) => Shape::Struct {
                fields: self.fields(fields, self.container_default().as_ref()),
                deny_unknown_fields: self.item.deny_unknown_fields,
                tag: tag.clone().map(|tag| (tag, self.item.name.serialize.clone())),
            },
            item::Shape::Enum(tag, variants) => Shape::Enum {
                tag: tag.clone(),
                deny_unknown_fields: self.item.deny_unknown_fields,
                variants: variants.iter().map(|v| self.variant(v)).collect(),
            },
        };
        Some(Body::Own { from: self.item.from.as_ref().map(ty), into: self.item.into.as_ref().map(ty), shape })
    }

    fn numbers(&self) -> Option<Body<FieldType>> {
        let item::Shape::Enum(_, variants) = &self.item.shape else { return None };
        let mut next = 0;
        let mut numbers = Vec::new();
        for variant in variants {
            if let Some(expr) = &variant.discriminant {
                match value::integer(self.engine, &self.scope, expr) {
                    Ok(number) => next = number,
                    Err(refusal) => self.refuse_value("the number of this variant", &refusal),
                }
            }
            numbers.push(next);
            next = next.saturating_add(1);
        }
        Some(Body::Numbers(numbers))
    }

    fn variant(&self, variant: &item::Variant) -> types::Variant<FieldType> {
        types::Variant {
            name: variant.name.clone(),
            skip: variant.skip,
            untagged: variant.untagged,
            with: variant.with.as_ref().map(|with| self.with(with, &variant.ident.to_string())),
            meta: self.meta(&variant.meta),
            fields: self.fields(&variant.fields, None),
        }
    }

    fn fields(&self, fields: &item::Fields, default: Option<&value::Val>) -> types::Fields<FieldType> {
        let mut made: Vec<_> = fields
            .fields
            .iter()
            .filter(|f| !(f.skip.serializing && f.skip.deserializing))
            .map(|f| self.field(f, default))
            .collect();
        match fields.style {
            FieldStyle::Unit => types::Fields::Unit,
            FieldStyle::Newtype if made.len() == 1 => types::Fields::Newtype(Box::new(made.remove(0))),
            FieldStyle::Newtype | FieldStyle::Tuple => types::Fields::Tuple(made),
            FieldStyle::Named => types::Fields::Named(made),
        }
    }

    fn field(&self, field: &item::Field, container_default: Option<&value::Val>) -> types::Field<FieldType> {
        let name = member(&field.member);
        let rust_type = self.engine.tree.ty(&self.scope, &field.ty);
        let ty = match &field.with {
            Some(with) => self.with(with, &name),
            None => self.field_type(rust_type.clone(), &name, &field.member),
        };
        let has_default = field.default.is_some() || self.item.default.is_some();
        let mut meta = self.meta(&field.meta);
        if let Some(place) = self.at(&field.member).filter(|_| !field.flatten) {
            meta.extensions.insert(SPAN.to_owned(), json!(written(&place)));
        }
        types::Field {
            name: field.name.clone(),
            ty,
            flatten: field.flatten,
            skip: field.skip,
            has_default,
            may_be_skipped: field.skip_serializing_if.is_some(),
            default: if has_default && !field.flatten && !field.skip.serializing {
                self.default(field, &rust_type, container_default)
            } else {
                None
            },
            required: field.required,
            bounds: self.bounds(&field.bounds),
            meta,
        }
    }

    fn field_type(&self, ty: Ty, name: &str, tokens: &impl Spanned) -> FieldType {
        let owner = self.engine.tree.item(self.id).ident.to_string();
        let message = if name.is_empty() { format!("in `{owner}`") } else { format!("in field `{name}` of `{owner}`") };
        FieldType { ty, note: Note { message, span: self.at(tokens) } }
    }

    fn with(&self, with: &With, name: &str) -> FieldType {
        match with {
            With::Type(ty) => self.field_type(self.engine.tree.ty(&self.scope, ty), name, ty),
            With::Function(path) => self.made_by(path, name),
        }
    }

    /// `schema_with`: the schema is what a function returns.
    fn made_by(&self, path: &syn::Path, name: &str) -> FieldType {
        let made = Made { path: path.to_token_stream().to_string(), scope: self.scope.clone(), span: self.at(path) };
        self.field_type(Ty::Made(Rc::new(made)), name, path)
    }

    fn container_default(&self) -> Option<value::Val> {
        let this = self.scope.this.as_ref()?;
        let made = match &self.item.default {
            DefaultOf::None => return None,
            DefaultOf::Trait => value::default_of(self.engine, this),
            DefaultOf::Function(path) => value::call(self.engine, &self.scope, &path.path, this),
        };
        made.map_err(|refusal| self.refuse_value("the default of this type", &refusal)).ok()
    }

    /// What serde takes for a missing field, as it would write it; none if it would not write it.
    fn default(&self, field: &item::Field, ty: &Ty, container: Option<&value::Val>) -> Option<Value> {
        let name = member(&field.member);
        let made = match (&field.default, container) {
            (DefaultOf::Trait, _) => value::default_of(self.engine, ty),
            (DefaultOf::Function(path), _) => value::call(self.engine, &self.scope, &path.path, ty),
            (DefaultOf::None, Some(whole)) => Ok(whole.member(&name)?.clone()),
            // What is wrong with the container's default is reported already.
            (DefaultOf::None, None) => return None,
        };
        let written = made.and_then(|val| match &field.skip_serializing_if {
            Some(path) if value::is_skipped(self.engine, &self.scope, &path.path, &val, ty)? => Ok(None),
            _ if field.serialize_with.is_some() => Err(Refusal::new("it is written by a function of its own")),
            _ => value::serialize(self.engine, &val, ty),
        });
        match written {
            Ok(value) => value,
            Err(refusal) => {
                self.refuse_value(&format!("the default of field `{name}`"), &refusal.or_at(self.at(&field.member)));
                None
            }
        }
    }

    fn refuse_value(&self, what: &str, refusal: &Refusal) {
        self.refuse(
            "unknown-value",
            format!("cannot tell {what} from source: {}", refusal.message),
            "make it a literal, a constant or a plain constructor; or take `default` away and make the field an `Option`",
            refusal.span.clone(),
        );
    }

    fn meta(&self, meta: &item::Meta) -> types::Meta {
        let (title, description) = meta.doc.as_deref().map(|doc| self.title_and_description(doc)).unwrap_or_default();
        let mut out = types::Meta {
            title: meta.title.as_ref().map_or(title, |e| self.text(e)),
            description: meta.description.as_ref().map_or(description, |e| self.text(e)),
            ..types::Meta::default()
        };
        if meta.deprecated {
            out.extensions.insert("deprecated".to_owned(), json!(true));
        }
        for (keyword, tokens) in &meta.extensions {
            match value::json_tokens(self.engine, &self.scope, tokens.clone()) {
                Ok(value) => {
                    out.extensions.insert(keyword.clone(), value);
                }
                Err(refusal) => self.refuse_value(&format!("the value of `{keyword}`"), &refusal),
            }
        }
        out.extensions.extend(meta.crd.keywords().map(|(keyword, value)| (keyword.to_owned(), value.value.clone())));
        for transform in &meta.transforms {
            let code = tidy(&quote::ToTokens::to_token_stream(transform).to_string());
            self.refuse(
                "schema-by-code",
                format!("the schema is changed by `{code}`, which is code"),
                "say it with `#[crd(…)]` or `#[schemars(extend(…))]`",
                self.at(transform),
            );
        }
        out
    }

    fn title_and_description(&self, doc: &str) -> (Option<String>, Option<String>) {
        match self.engine.schemars {
            Generation::V0 => schemars0::title_and_description(doc),
            Generation::V1 => types::title_and_description(doc),
        }
    }

    fn text(&self, expr: &syn::Expr) -> Option<String> {
        match value::json(self.engine, &self.scope, expr) {
            Ok(Value::String(text)) => Some(text),
            Ok(_) => None,
            Err(refusal) => {
                self.refuse_value("this text", &refusal);
                None
            }
        }
    }

    fn bounds(&self, bounds: &item::Bounds) -> types::Bounds {
        let value = |expr: &Option<syn::Expr>| {
            let expr = expr.as_ref()?;
            value::json(self.engine, &self.scope, expr).map_err(|r| self.refuse_value("this bound", &r)).ok()
        };
        let limits = |limits: &item::Limits| (value(&limits.min), value(&limits.max));
        let pattern = value(&bounds.pattern).and_then(|v| v.as_str().map(str::to_owned));
        let contains = value(&bounds.contains).and_then(|v| v.as_str().map(types::escape_pattern));
        types::Bounds {
            length: limits(&bounds.length),
            range: limits(&bounds.range),
            pattern: pattern.or(contains),
            format: bounds.format.map(str::to_owned),
            inner: bounds.inner.as_ref().map(|inner| Box::new(self.bounds(inner))),
        }
    }
}

/// The keyword by which a schema carries its place to the lowering.
const SPAN: &str = "x-crdgen-span";

fn written(span: &Span) -> String {
    format!("{}:{}-{}", span.file, span.start, span.end)
}

/// A field's name or place.
pub(crate) fn member(member: &syn::Member) -> String {
    match member {
        syn::Member::Named(ident) => span::name(ident),
        syn::Member::Unnamed(index) => index.index.to_string(),
    }
}
