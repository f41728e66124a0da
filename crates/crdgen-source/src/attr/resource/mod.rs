//! `#[crd(...)]` and `#[kube(...)]` on the type of a custom resource's spec.

mod check;
mod read;

use std::collections::BTreeMap;

use crdgen_core::names;
use crdgen_core::resource::{ConversionWebhook, Layout, PrinterColumn, Resource, Scale, Scope, ValidationRule};
use proc_macro2::Span;
use syn::{Attribute, Ident, Meta, Path};

use super::symbol::{CRD, CRD_KEYS, KUBE, KUBE_KEYS, ResourceKey, SCHEMA_KEYS};
use super::{AttrError, Crates, Ctxt, Reason, Spanned};
use super::{crates, entry};

/// Whose attribute it is. They differ in the scope of a kind that names none, and in where labels and annotations go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// `#[crd(...)]`: namespaced unless it says otherwise; labels and annotations are the CRD's alone.
    Crd,
    /// `#[kube(...)]`: in the cluster unless it says `namespaced`; `Root::new` gives each object the labels and
    /// annotations too.
    Kube,
}

/// Where the schema of the kind comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaMode {
    /// From the types of the spec and the status.
    Derived,
    /// From the author's `JsonSchema` of the root type.
    Manual,
    /// From nowhere: the CRD has no schema.
    Disabled,
}

/// All that the attributes of one custom resource say, each value with its place.
#[derive(Debug, Clone)]
pub struct ResourceAttrs {
    /// Which attribute it was.
    pub dialect: Dialect,
    /// The name of the first attribute, for findings that have no literal.
    pub span: Span,
    /// `spec.group`.
    pub group: Spanned<String>,
    /// `spec.versions[].name`.
    pub version: Spanned<String>,
    /// `spec.names.kind`.
    pub kind: Spanned<String>,
    /// `spec.names.plural`.
    pub plural: Option<Spanned<String>>,
    /// `spec.names.singular`.
    pub singular: Option<Spanned<String>>,
    /// `spec.names.listKind`.
    pub list_kind: Option<Spanned<String>>,
    /// `spec.names.shortNames`.
    pub short_names: Vec<Spanned<String>>,
    /// `spec.names.categories`.
    pub categories: Vec<Spanned<String>>,
    /// `spec.scope`.
    pub scope: Scope,
    /// The description at the root of the schema.
    pub doc: Option<Spanned<String>>,
    /// `spec.versions[].served`.
    pub served: Option<Spanned<bool>>,
    /// `spec.versions[].storage`.
    pub storage: Option<Spanned<bool>>,
    /// `spec.versions[].deprecated`, and the warning if it has one.
    pub deprecated: Option<Spanned<Option<String>>>,
    /// `metadata.labels`.
    pub labels: Vec<(Spanned<String>, Spanned<String>)>,
    /// `metadata.annotations`.
    pub annotations: Vec<(Spanned<String>, Spanned<String>)>,
    /// `subresources.scale`.
    pub scale: Option<Spanned<Scale>>,
    /// `additionalPrinterColumns`.
    pub printer_columns: Vec<Spanned<PrinterColumn>>,
    /// `selectableFields`.
    pub selectable_fields: Vec<Spanned<String>>,
    /// `x-kubernetes-validations` at the root of the schema.
    pub validations: Vec<Spanned<ValidationRule>>,
    /// `spec.conversion`.
    pub conversion: Option<Spanned<ConversionWebhook>>,
    /// The type of the status.
    pub status: Option<Spanned<Path>>,
    /// The name of the root type; the kind if absent.
    pub root: Option<Spanned<String>>,
    /// Whether the fields stand at the root of the object.
    pub no_spec: bool,
    /// Traits that the root type shall derive too.
    pub derives: Vec<Spanned<Path>>,
    /// Attributes that the root type shall have.
    pub attrs: Vec<Spanned<Meta>>,
    /// Where the schema comes from.
    pub schema: SchemaMode,
    /// Paths of the crates that the generated code names.
    pub crates: Crates,
    /// kube's flag for checking CEL rules in the client.
    pub cel: Option<Span>,
}

/// Reads the attributes of the custom resource whose spec is the type `ident`.
///
/// Gives a value even where `cx` got findings, so that the derive can expand it next to its errors; `None` if there is
/// no attribute to read.
pub fn parse(attrs: &[Attribute], ident: &Ident, cx: &Ctxt) -> Option<ResourceAttrs> {
    let of = |name: &str| attrs.iter().filter(|attr| attr.path().is_ident(name)).collect::<Vec<_>>();
    let (crd, kube) = (of(CRD), of(KUBE));
    let (dialect, found) = match (crd.first(), kube.first()) {
        (Some(_), Some(second)) => {
            let error =
                AttrError::on(Reason::Conflict, second.path(), "both `#[crd(...)]` and `#[kube(...)]` are given");
            cx.push(error.help("move the keys of `#[kube(...)]` to `#[crd(...)]`"));
            (Dialect::Crd, crd)
        }
        (Some(_), None) => (Dialect::Crd, crd),
        (None, Some(_)) => (Dialect::Kube, kube),
        (None, None) => {
            let error = AttrError::at(Reason::Missing, ident.span(), "a custom resource needs `#[crd(...)]`");
            cx.push(
                error.help("write `#[crd(group = \"example.com\", version = \"v1\", kind = \"...\")]` above the type"),
            );
            return None;
        }
    };
    let span = syn::spanned::Spanned::span(found.first()?.path());
    let entries = found.into_iter().flat_map(|attr| entry::of_attribute(attr, cx)).collect();
    let mut attrs = read::read(entries, dialect, span, ident, cx);
    check::check_all(&mut attrs, ident, cx);
    Some(attrs)
}

/// Whether `attrs` belong to a custom resource: the schema derive leaves such a `#[crd(...)]` alone, but for `spec(...)`.
pub fn is_resource(attrs: &[Attribute]) -> bool {
    let ignore = Ctxt::new();
    let found = attrs.iter().any(|attr| {
        let table = if attr.path().is_ident(CRD) {
            CRD_KEYS
        } else if attr.path().is_ident(KUBE) {
            KUBE_KEYS
        } else {
            return false;
        };
        entry::of_attribute(attr, &ignore).iter().any(|entry| {
            let name = entry.name();
            let is_in = |names: &[&str]| names.contains(&name.as_str());
            table.iter().any(|key| is_in(key.names)) && !SCHEMA_KEYS.iter().any(|key| is_in(key.names))
        })
    });
    // What is wrong in there is said by the parser that the attributes belong to.
    let _ = ignore.check();
    found
}

/// Whether the `#[crd(...)]` of a custom resource says something in `spec(...)` about the schema of its spec.
pub fn has_spec_entries(attrs: &[Attribute]) -> bool {
    let ignore = Ctxt::new();
    let found = !super::field::spec_entries(attrs, &ignore).is_empty();
    let _ = ignore.check();
    found
}

/// The path of the facade in `crates(crdgen = ...)`. What is wrong in the attributes is said by [`parse`].
pub fn crdgen_path(attrs: &[Attribute]) -> Option<Path> {
    let ignore = Ctxt::new();
    let path = [(CRD, CRD_KEYS), (KUBE, KUBE_KEYS)].into_iter().find_map(|(name, table)| {
        let of = attrs.iter().filter(|attr| attr.path().is_ident(name));
        let entries = of.flat_map(|attr| entry::of_attribute(attr, &ignore)).collect();
        let mut keyed = entry::keyed(entries, table, name, &ignore).into_iter();
        keyed.find(|(key, _)| *key == ResourceKey::Crates).and_then(|(_, entry)| crates::parse(&entry, &ignore))
    });
    let _ = ignore.check();
    path?.crdgen
}

impl ResourceAttrs {
    /// The name of the root type.
    pub fn root_name(&self) -> &Spanned<String> {
        self.root.as_ref().unwrap_or(&self.kind)
    }

    /// `spec.names.plural`, made from the singular or the kind where it is not given.
    pub fn plural_name(&self) -> String {
        match (&self.plural, &self.singular) {
            (Some(plural), _) => plural.value.clone(),
            (None, Some(singular)) => names::plural(singular),
            (None, None) => names::plural(&self.kind),
        }
    }

    /// What the attributes say of the CRD.
    pub fn resource(&self) -> Resource {
        let text = |value: &Option<Spanned<String>>| value.as_ref().map(|text| text.value.clone());
        let texts = |values: &[Spanned<String>]| values.iter().map(|text| text.value.clone()).collect();
        let map = |pairs: &[(Spanned<String>, Spanned<String>)]| -> BTreeMap<String, String> {
            pairs.iter().map(|(key, value)| (key.value.clone(), value.value.clone())).collect()
        };
        Resource {
            group: self.group.value.clone(),
            version: self.version.value.clone(),
            kind: self.kind.value.clone(),
            // As kube-derive has it: a singular of one's own makes the plural too.
            plural: (self.plural.is_some() || self.singular.is_some()).then(|| self.plural_name()),
            singular: text(&self.singular),
            list_kind: text(&self.list_kind),
            short_names: texts(&self.short_names),
            categories: texts(&self.categories),
            scope: self.scope,
            description: text(&self.doc),
            served: self.served.is_none_or(|served| served.value),
            storage: self.storage.map(|storage| storage.value),
            deprecated: self.deprecated.is_some(),
            deprecation_warning: self.deprecated.as_ref().and_then(|warning| warning.value.clone()),
            labels: map(&self.labels),
            annotations: map(&self.annotations),
            scale: self.scale.as_ref().map(|scale| scale.value.clone()),
            printer_columns: self.printer_columns.iter().map(|column| column.value.clone()).collect(),
            selectable_fields: texts(&self.selectable_fields),
            validations: self.validations.iter().map(|rule| rule.value.clone()).collect(),
            conversion: self.conversion.as_ref().map(|webhook| webhook.value.clone()),
            // An author's own schema is that of the whole object.
            layout: if self.no_spec || self.schema == SchemaMode::Manual { Layout::Flat } else { Layout::Spec },
        }
    }
}
