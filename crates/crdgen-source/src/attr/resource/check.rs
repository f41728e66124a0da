//! What the API server would say of the attributes' values, and what the derive could not expand.

use crdgen_core::names;
use syn::Ident;

use super::{ResourceAttrs, SchemaMode};
use crate::attr::check::{check, check_distinct};
use crate::attr::column::dotted;
use crate::attr::{AttrError, Ctxt, Reason, Spanned};

const LABEL_HELP: &str = "use lower case letters, digits and '-', with a letter first";

/// What the root type always derives or implements.
const ROOT_TRAITS: [&str; 5] = ["Clone", "Debug", "Serialize", "Deserialize", "JsonSchema"];

/// The attributes that the generated code writes itself.
const ROOT_ATTRS: [&str; 3] = ["derive", "serde", "schemars"];

/// Checks everything, and drops what could not be expanded.
pub(super) fn check_all(attrs: &mut ResourceAttrs, ident: &Ident, cx: &Ctxt) {
    check_names(attrs, cx);
    check_metadata(attrs, cx);
    check_version(attrs, cx);
    check_root(attrs, ident, cx);
}

fn check_names(attrs: &ResourceAttrs, cx: &Ctxt) {
    let reason = Reason::InvalidName;
    // An empty one is missing, which is reported where it is read.
    if !attrs.group.is_empty() {
        check(cx, reason, "group", &attrs.group, "use a domain that is yours, such as \"example.com\"", names::group);
    }
    if !attrs.version.is_empty() {
        check(cx, reason, "version", &attrs.version, "such as \"v1\" or \"v1alpha1\"", names::version_name);
    }
    let kind = &attrs.kind;
    if !kind.is_empty() {
        check(cx, reason, "kind", kind, "use letters and digits, such as \"CronTab\"", names::kind);
    }
    match &attrs.plural {
        Some(plural) => check(cx, reason, "plural", plural, LABEL_HELP, names::plural_name),
        // A plural that is made may be too long where what it is made from is not.
        None if names::kind(kind).is_ok() => {
            let value = Spanned::new(attrs.plural_name(), kind.span);
            check(cx, reason, "plural", &value, "give a shorter `plural`", names::plural_name);
        }
        None => {}
    }
    if let Some(singular) = &attrs.singular {
        check(cx, reason, "singular", singular, LABEL_HELP, names::singular_name);
    }
    let list_kind = |value: &str| names::list_kind(value, kind);
    match &attrs.list_kind {
        Some(value) => check(cx, reason, "list_kind", value, "such as the kind with `List` after it", list_kind),
        // The kind with `List` after it may be too long where the kind is not.
        None if names::kind(kind).is_ok() => {
            let value = Spanned::new(format!("{}List", kind.value), kind.span);
            check(cx, reason, "list_kind", &value, "give a shorter `list_kind`", list_kind);
        }
        None => {}
    }
    for value in &attrs.short_names {
        check(cx, reason, "shortname", value, LABEL_HELP, names::short_name);
    }
    for value in &attrs.categories {
        check(cx, reason, "category", value, LABEL_HELP, names::category);
    }
    check_distinct(cx, "short name", &attrs.short_names);
    check_distinct(cx, "category", &attrs.categories);
}

fn check_metadata(attrs: &ResourceAttrs, cx: &Ctxt) {
    let help = "such as \"example.com/name\"";
    for (key, value) in &attrs.labels {
        check(cx, Reason::InvalidName, "label", key, help, names::label_key);
        check(
            cx,
            Reason::InvalidValue,
            "label",
            value,
            "use at most 63 letters, digits, '-', '_' and '.'",
            names::label_value,
        );
    }
    for (key, _) in &attrs.annotations {
        check(cx, Reason::InvalidName, "annotation", key, help, names::annotation_key);
    }
    check_distinct(cx, "label", attrs.labels.iter().map(|(key, _)| key));
    check_distinct(cx, "annotation", attrs.annotations.iter().map(|(key, _)| key));

    let mut annotations = attrs.annotations.iter();
    let approval = annotations.find(|(key, _)| key.as_str() == names::APPROVED_ANNOTATION);
    if let Err(error) = names::approval(&attrs.group, approval.map(|(_, value)| value.as_str())) {
        let place = approval.map_or(attrs.group.span, |(_, value)| value.span);
        let message = format!("the annotation `{}`: {error}", names::APPROVED_ANNOTATION);
        let help = "use a group that is yours; `*.k8s.io` and `*.kubernetes.io` are the Kubernetes community's";
        cx.push(AttrError::at(Reason::InvalidValue, place, message).help(help));
    }
}

fn check_version(attrs: &ResourceAttrs, cx: &Ctxt) {
    if let Some(Spanned { value: Some(warning), span }) = &attrs.deprecated {
        let warning = Spanned::new(warning.clone(), *span);
        let rule = |value: &str| names::deprecation_warning(value, true);
        check(cx, Reason::InvalidValue, "deprecated", &warning, "write one short line, or the flag alone", rule);
    }
    for path in &attrs.selectable_fields {
        check(cx, Reason::InvalidPath, "selectable", path, &dotted(path), names::selectable_field);
    }
    check_distinct(cx, "selectable field", &attrs.selectable_fields);
    if let Some(ninth) = attrs.selectable_fields.get(8) {
        let message = format!("`selectable`: Too many: {}: must have at most 8 items", attrs.selectable_fields.len());
        cx.push(AttrError::at(Reason::InvalidValue, ninth.span, message).help("leave the least needed ones out"));
    }
}

fn check_root(attrs: &mut ResourceAttrs, ident: &Ident, cx: &Ctxt) {
    let root = attrs.root_name();
    if ident == root.as_str() {
        let message = format!("the generated root type `{ident}` has the name of this type");
        let help = format!("call this type `{ident}Spec`, or name the root type by `root = \"...\"`");
        cx.push(AttrError::at(Reason::Conflict, root.span, message).help(help));
    } else if syn::parse_str::<Ident>(root).is_err() && (attrs.root.is_some() || names::kind(root).is_ok()) {
        let message = format!("`{}` is no name for a Rust type", root.as_str());
        cx.push(AttrError::at(Reason::InvalidName, root.span, message).help("such as `root = \"CronTab\"`"));
    }
    let derived = attrs.schema == SchemaMode::Derived;
    attrs.derives.retain(|derive| {
        let last = derive.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        let has = ROOT_TRAITS.contains(&last.as_str()) && (derived || last != "JsonSchema");
        if has {
            let message = format!("the root type has `{last}` already");
            cx.push(AttrError::at(Reason::Conflict, derive.span, message).help("leave it out"));
        }
        !has
    });
    attrs.attrs.retain(|attr| {
        let Some(name) = ROOT_ATTRS.iter().find(|name| attr.path().is_ident(name)) else { return true };
        let message = format!("`attr` cannot give the root type a `{name}` attribute: the generated code has its own");
        let help = if *name == "derive" { "use `derive = \"...\"`" } else { "leave it out" };
        cx.push(AttrError::at(Reason::Conflict, attr.span, message).help(help));
        false
    });
    if let Some(span) = attrs.cel.filter(|_| !derived) {
        let error = AttrError::at(Reason::Conflict, span, "`cel` needs a derived schema, whose rules it checks");
        cx.push(error.help("leave out `cel` or `schema`"));
        attrs.cel = None;
    }
}
