//! What the derive knows of its item: the attributes, checked, and the names and paths that the expansion needs.

use crdgen_source::attr::resource::{self, ResourceAttrs};
use crdgen_source::attr::{AttrError, Ctxt, Reason, symbol};
use crdgen_source::item::{self, Item, Shape};
use proc_macro2::Span;
use syn::{Attribute, Data, DeriveInput, Fields, Ident, Path, Visibility, parse_quote};

/// A spec type that can be expanded.
pub(super) struct Input<'a> {
    pub(super) attrs: ResourceAttrs,
    /// The type of the spec.
    pub(super) spec: &'a Ident,
    /// The type of the custom resource.
    pub(super) root: Ident,
    pub(super) vis: &'a Visibility,
    /// Whether a field or the type itself has schema keywords in `#[crd(...)]`.
    pub(super) has_schema_attributes: bool,
    pub(super) crdgen: Path,
    pub(super) serde: Path,
    pub(super) schemars: Path,
    pub(super) kube_core: Path,
    pub(super) k8s_openapi: Path,
}

impl<'a> Input<'a> {
    /// `None` where there is nothing to expand, errors or not.
    pub(super) fn new(item: &'a DeriveInput, cx: &Ctxt) -> Option<Self> {
        let attrs = resource::parse(&item.attrs, &item.ident, cx)?;
        check_item(item, cx)?;
        if attrs.no_spec {
            check_flat(item, cx)?;
        }
        let root = syn::parse_str::<Ident>(attrs.root_name()).ok().filter(|root| *root != item.ident)?;
        let root = Ident::new(&root.to_string(), attrs.root_name().span.resolved_at(Span::call_site()));
        let crates = attrs.crates.clone();
        let crdgen: Path = crates.crdgen.unwrap_or_else(|| parse_quote!(::crdgen));
        let private = |name: &str| -> Path {
            let name = Ident::new(name, Span::call_site());
            parse_quote!(#crdgen::__private::#name)
        };
        Some(Input {
            spec: &item.ident,
            root,
            vis: &item.vis,
            has_schema_attributes: has_schema_attributes(item),
            serde: crates.serde.unwrap_or_else(|| private("serde")),
            schemars: crates.schemars.unwrap_or_else(|| private("schemars")),
            kube_core: crates.kube_core.unwrap_or_else(|| private("kube_core")),
            k8s_openapi: crates.k8s_openapi.unwrap_or_else(|| private("k8s_openapi")),
            crdgen,
            attrs,
        })
    }
}

/// One root type stands for one kind, so the spec cannot be generic.
fn check_item(item: &DeriveInput, cx: &Ctxt) -> Option<()> {
    if let Data::Union(data) = &item.data {
        let error =
            AttrError::on(Reason::Conflict, data.union_token, "a union cannot be the spec of a custom resource");
        cx.push(error.help("use a struct"));
        return None;
    }
    if !item.generics.params.is_empty() {
        let message = "a generic type cannot be the spec of a custom resource: its kind has one schema";
        let error = AttrError::on(Reason::Conflict, &item.generics, message);
        cx.push(error.help("derive it for a type without parameters that has the generic one as a field"));
        return None;
    }
    Some(())
}

/// The names that the root of every object has already.
const ROOT_FIELDS: [&str; 4] = ["apiVersion", "kind", "metadata", "status"];

/// With `no_spec` the fields of the spec stand beside those of the root.
fn check_flat(item: &DeriveInput, cx: &Ctxt) -> Option<()> {
    let Data::Struct(syn::DataStruct { fields: Fields::Named(fields), .. }) = &item.data else {
        let message = "`no_spec` needs a struct with named fields, to put them at the root of the object";
        cx.push(AttrError::at(Reason::Conflict, item.ident.span(), message).help("leave out `no_spec`"));
        return None;
    };
    // What serde has against its attributes is said by its own derive.
    let names = match item::parse(item) {
        Ok(Item { shape: Shape::Struct(fields, _), .. }) => fields.fields.into_iter().map(|field| field.name).collect(),
        _ => Vec::new(),
    };
    for (field, name) in fields.named.iter().zip(names) {
        if let Some(taken) = ROOT_FIELDS.iter().find(|taken| name.serialize == **taken || name.deserialize == **taken) {
            let message = format!("with `no_spec` this field is `{taken}` at the root, which has one of that name");
            cx.push(AttrError::on(Reason::Conflict, &field.ident, message).help("rename the field"));
        }
    }
    Some(())
}

/// Whether there is a `#[crd(...)]` that only the schema derive reads.
fn has_schema_attributes(item: &DeriveInput) -> bool {
    let is_crd = |attr: &Attribute| attr.path().is_ident(symbol::CRD);
    let of_fields = |fields: &Fields| fields.iter().any(|field| field.attrs.iter().any(is_crd));
    resource::has_spec_entries(&item.attrs)
        || match &item.data {
            Data::Struct(data) => of_fields(&data.fields),
            Data::Enum(data) => data.variants.iter().any(|v| v.attrs.iter().any(is_crd) || of_fields(&v.fields)),
            Data::Union(_) => false,
        }
}
