//! From entries to [`ResourceAttrs`], one arm a key.

use crdgen_core::resource::Scope;
use proc_macro2::Span;
use syn::{Ident, Meta, Path};

use super::{Dialect, ResourceAttrs, SchemaMode};
use crate::attr::entry::{self, Entry, Key, Value};
use crate::attr::symbol::{CRD_KEYS, KUBE_KEYS, ResourceKey};
use crate::attr::value::{flag, missing, pair, parsed, path, report, string, strings};
use crate::attr::{AttrError, Crates, Ctxt, Reason, Spanned, column, conversion, crates, rule, scale};

/// The values of `entries`; `ident` is the type of the spec.
pub(super) fn read(entries: Vec<Entry>, dialect: Dialect, span: Span, ident: &Ident, cx: &Ctxt) -> ResourceAttrs {
    let (table, place) = match dialect {
        Dialect::Crd => (CRD_KEYS, "`#[crd(...)]`"),
        Dialect::Kube => (KUBE_KEYS, "`#[kube(...)]`"),
    };
    let [mut group, mut version, mut kind] = [const { None }; 3];
    let (mut scope, mut namespaced) = (None, None);
    let unset = || Spanned::new(String::new(), span);
    let mut attrs = ResourceAttrs {
        dialect,
        span,
        group: unset(),
        version: unset(),
        kind: unset(),
        plural: None,
        singular: None,
        list_kind: None,
        short_names: Vec::new(),
        categories: Vec::new(),
        scope: Scope::Namespaced,
        doc: None,
        served: None,
        storage: None,
        deprecated: None,
        labels: Vec::new(),
        annotations: Vec::new(),
        scale: None,
        printer_columns: Vec::new(),
        selectable_fields: Vec::new(),
        validations: Vec::new(),
        conversion: None,
        status: None,
        root: None,
        no_spec: false,
        derives: Vec::new(),
        attrs: Vec::new(),
        schema: SchemaMode::Derived,
        crates: Crates::default(),
        cel: None,
    };
    let entries = entries.into_iter().filter(|entry| !is_of_other_dialect(entry, dialect, cx)).collect();
    for (key, entry) in entry::keyed(entries, table, place, cx) {
        match key {
            ResourceKey::Group => group = Some(string(&entry, cx)),
            ResourceKey::Version => version = Some(string(&entry, cx)),
            ResourceKey::Kind => kind = Some(string(&entry, cx)),
            ResourceKey::Plural => attrs.plural = string(&entry, cx),
            ResourceKey::Singular => attrs.singular = string(&entry, cx),
            ResourceKey::ListKind => attrs.list_kind = string(&entry, cx),
            ResourceKey::ShortName => attrs.short_names.extend(strings(&entry, cx)),
            ResourceKey::Category => attrs.categories.extend(strings(&entry, cx)),
            ResourceKey::Scope => scope = self::scope(&entry, cx),
            ResourceKey::Namespaced => namespaced = flag(&entry, cx),
            ResourceKey::Status => attrs.status = path(&entry, cx),
            ResourceKey::Scale => attrs.scale = scale::parse(&entry, cx),
            ResourceKey::PrintColumn => attrs.printer_columns.extend(column::parse(&entry, cx)),
            ResourceKey::Selectable => attrs.selectable_fields.extend(strings(&entry, cx)),
            ResourceKey::Served => attrs.served = flag(&entry, cx),
            ResourceKey::Storage => attrs.storage = flag(&entry, cx),
            ResourceKey::Deprecated => attrs.deprecated = deprecated(&entry, cx),
            ResourceKey::Doc => attrs.doc = string(&entry, cx),
            ResourceKey::Label => attrs.labels.extend(pair(&entry, cx)),
            ResourceKey::Annotation => attrs.annotations.extend(pair(&entry, cx)),
            ResourceKey::Validation => attrs.validations.extend(rule::parse(&entry, cx)),
            ResourceKey::Conversion => attrs.conversion = conversion::parse(&entry, cx),
            ResourceKey::Root => attrs.root = string(&entry, cx),
            ResourceKey::NoSpec => attrs.no_spec = flag(&entry, cx).is_some_and(|flag| flag.value),
            ResourceKey::Derive => attrs.derives.extend(parsed::<Path>(&entry, "a path to a trait", cx)),
            ResourceKey::Attr => attrs.attrs.extend(parsed::<Meta>(&entry, "an attribute without `#[` and `]`", cx)),
            ResourceKey::Schema => attrs.schema = schema_mode(&entry, cx).unwrap_or(SchemaMode::Derived),
            ResourceKey::Crates => attrs.crates = crates::parse(&entry, cx).unwrap_or_default(),
            ResourceKey::Cel => attrs.cel = flag(&entry, cx).filter(|flag| flag.value).map(|flag| flag.span),
            ResourceKey::ApiExtensions => only_v1(&entry, cx),
            // The schema derive reads it: it is about the type of the spec and not about the kind.
            ResourceKey::Spec => {}
        }
    }
    attrs.scope = match (scope, namespaced) {
        (Some(scope), None) => scope.value,
        (Some(scope), Some(namespaced)) => {
            let error = AttrError::at(Reason::Conflict, namespaced.span, "both `scope` and `namespaced` are given");
            cx.push(error.help("keep `scope`"));
            scope.value
        }
        (None, Some(Spanned { value: true, .. })) => Scope::Namespaced,
        (None, Some(_)) => Scope::Cluster,
        (None, None) if dialect == Dialect::Kube => Scope::Cluster,
        (None, None) => Scope::Namespaced,
    };
    // A malformed value has its own finding, so only what was not given, or is empty, is missing.
    let require = |value: Option<Option<Spanned<String>>>, key: &str, help: &str| match value {
        Some(Some(value)) if value.is_empty() => missing(cx, value.span, &format!("`{key}`: Required value"), help),
        Some(value) => value,
        None => missing(cx, span, &format!("`{key}` is missing"), help),
    };
    attrs.group =
        require(group, "group", "add a domain that is yours: `group = \"example.com\"`").unwrap_or_else(unset);
    attrs.version = require(version, "version", "add `version = \"v1\"`").unwrap_or_else(unset);
    let kind = require(kind, "kind", &format!("add `kind = \"{}\"`", kind_of(ident)));
    attrs.kind = kind.unwrap_or_else(|| Spanned::new(kind_of(ident), span));
    attrs
}

/// Whether `entry` has a key that only `#[crd(...)]` has, or only `#[kube(...)]`; reported if so.
fn is_of_other_dialect(entry: &Entry, dialect: Dialect, cx: &Ctxt) -> bool {
    let has = |table: &[Key<ResourceKey>]| table.iter().any(|key| key.names.contains(&entry.name().as_str()));
    let (message, help) = match dialect {
        Dialect::Kube if has(CRD_KEYS) && !has(KUBE_KEYS) => {
            (format!("`{}` is no key of kube's", entry.key), "write `#[crd(...)]` instead of `#[kube(...)]`")
        }
        Dialect::Crd if has(KUBE_KEYS) && !has(CRD_KEYS) => {
            (format!("`{}` is a key of `#[kube(...)]` alone", entry.key), "leave it out")
        }
        _ => return false,
    };
    cx.push(AttrError::at(Reason::UnknownKey, entry.span(), message).help(help));
    true
}

/// The kind that the type of a spec seems to belong to.
fn kind_of(ident: &Ident) -> String {
    let name = ident.to_string();
    match name.strip_suffix("Spec") {
        Some("") => "Kind".to_owned(),
        Some(kind) => kind.to_owned(),
        None => format!("{name}Kind"),
    }
}

fn scope(entry: &Entry, cx: &Ctxt) -> Option<Spanned<Scope>> {
    let text = string(entry, cx)?;
    match text.as_str() {
        "Namespaced" => Some(Spanned::new(Scope::Namespaced, text.span)),
        "Cluster" => Some(Spanned::new(Scope::Cluster, text.span)),
        other => {
            let message =
                format!("`scope`: Unsupported value: {other:?}: supported values: \"Cluster\", \"Namespaced\"");
            report(cx, AttrError::at(Reason::InvalidValue, text.span, message).help("use one of these"))
        }
    }
}

fn deprecated(entry: &Entry, cx: &Ctxt) -> Option<Spanned<Option<String>>> {
    if matches!(entry.value, Value::Flag) {
        return Some(Spanned::new(None, entry.span()));
    }
    string(entry, cx).map(|warning| Spanned::new(Some(warning.value), warning.span))
}

fn schema_mode(entry: &Entry, cx: &Ctxt) -> Option<SchemaMode> {
    let text = string(entry, cx)?;
    match text.as_str() {
        "derived" => Some(SchemaMode::Derived),
        "manual" => Some(SchemaMode::Manual),
        "disabled" => Some(SchemaMode::Disabled),
        other => {
            let error = AttrError::at(Reason::InvalidValue, text.span, format!("unknown schema mode {other:?}"));
            report(cx, error.help("use \"derived\", \"manual\" or \"disabled\""))
        }
    }
}

/// `apiextensions = "v1"`, which old releases of kube asked for.
fn only_v1(entry: &Entry, cx: &Ctxt) {
    if let Some(text) = string(entry, cx).filter(|text| text.as_str() != "v1") {
        let message = format!("CRDs of apiextensions.k8s.io/{} are gone since Kubernetes 1.22", text.as_str());
        cx.push(AttrError::at(Reason::InvalidValue, text.span, message).help("leave it out: v1 is all there is"));
    }
}
