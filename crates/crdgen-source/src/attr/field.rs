//! `#[crd(...)]` and `#[x_kube(...)]` on fields, variants and types: keywords of the schema.

use serde_json::{Value as Json, json};
use syn::Attribute;

use super::entry::{self, Entry, Key, Value};
use super::symbol::{CRD, CRD_KEYS, ResourceKey, SCHEMA_KEYS, SchemaKey, X_KUBE, X_KUBE_KEYS};
use super::value::{flag, integer, report, string, strings};
use super::{AttrError, Ctxt, Reason, Spanned, check::check_distinct, json as json_tokens, merge, resource, rule};

/// Where an attribute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On a struct or an enum.
    Container,
    /// On a variant.
    Variant,
    /// On a field.
    Field,
}

/// The schema keywords that the attributes of one field, variant or type give.
#[derive(Debug, Clone, Default)]
pub struct SchemaAttrs {
    keywords: Vec<(&'static str, Spanned<Json>)>,
}

impl SchemaAttrs {
    /// The keywords of JSON Schema 2020-12 and Kubernetes with their values, in the order in which they were written.
    pub fn keywords(&self) -> impl Iterator<Item = (&'static str, &Spanned<Json>)> {
        self.keywords.iter().map(|(keyword, value)| (*keyword, value))
    }

    /// Whether there is no keyword.
    pub fn is_empty(&self) -> bool {
        self.keywords.is_empty()
    }

    fn get(&self, keyword: &str) -> Option<&Spanned<Json>> {
        self.keywords.iter().find(|(name, _)| *name == keyword).map(|(_, value)| value)
    }

    fn set(&mut self, keyword: &'static str, value: Option<Spanned<Json>>) {
        self.keywords.extend(value.map(|value| (keyword, value)));
    }
}

/// Reads the attributes that stand at `place`.
///
/// The `#[crd(...)]` of a custom resource is about the kind; what it says about the spec's schema is in `spec(...)`.
pub fn parse(attrs: &[Attribute], place: Place, cx: &Ctxt) -> SchemaAttrs {
    let is_resource = place == Place::Container && resource::is_resource(attrs);
    let entries = |name: &str| -> Vec<Entry> {
        attrs.iter().filter(|attr| attr.path().is_ident(name)).flat_map(|attr| entry::of_attribute(attr, cx)).collect()
    };
    let crd = if is_resource { spec_entries(attrs, cx) } else { entries(CRD) };
    let mut schema = SchemaAttrs::default();
    let mut rules = Vec::new();
    let crd = entry::keyed(crd, SCHEMA_KEYS, "`#[crd(...)]`", cx);
    let x_kube = entry::keyed(entries(X_KUBE), X_KUBE_KEYS, "`#[x_kube(...)]`", cx);
    for (key, entry) in crd.into_iter().chain(x_kube) {
        match key {
            SchemaKey::Validation => rules.extend(rule::parse(&entry, cx)),
            key => read(key, &entry, &mut schema, cx),
        }
    }
    if let Some(first) = rules.first() {
        let span = first.span;
        let rules = rules.into_iter().map(|rule| serde_json::to_value(rule.value).unwrap_or_default()).collect();
        schema.set("x-kubernetes-validations", Some(Spanned::new(Json::Array(rules), span)));
    }
    check(&schema, cx);
    schema
}

/// The entries inside every `spec(...)`. What else is wrong in the attributes is said by [`resource::parse`].
pub(super) fn spec_entries(attrs: &[Attribute], cx: &Ctxt) -> Vec<Entry> {
    let ignore = Ctxt::new();
    let entries =
        attrs.iter().filter(|attr| attr.path().is_ident(CRD)).flat_map(|attr| entry::of_attribute(attr, &ignore));
    let mut schema = Vec::new();
    for entry in entries {
        let is_spec =
            |key: &Key<ResourceKey>| key.id == ResourceKey::Spec && key.names.contains(&entry.name().as_str());
        match &entry.value {
            _ if !CRD_KEYS.iter().any(is_spec) => {}
            Value::List(tokens) => schema.extend(entry::of_list(tokens, cx)),
            _ => cx.error(Reason::Malformed, entry.span(), "expected a list: `spec(...)`"),
        }
    }
    let _ = ignore.check();
    schema
}

fn read(key: SchemaKey, entry: &Entry, schema: &mut SchemaAttrs, cx: &Ctxt) {
    match key {
        SchemaKey::ListType => schema.set("x-kubernetes-list-type", one_of(entry, &["atomic", "set", "map"], cx)),
        SchemaKey::MapType => schema.set("x-kubernetes-map-type", one_of(entry, &["atomic", "granular"], cx)),
        SchemaKey::ListMapKeys => schema.set("x-kubernetes-list-map-keys", keys(entry, cx)),
        SchemaKey::PreserveUnknownFields => schema.set("x-kubernetes-preserve-unknown-fields", only_true(entry, cx)),
        SchemaKey::EmbeddedResource => schema.set("x-kubernetes-embedded-resource", only_true(entry, cx)),
        SchemaKey::IntOrString => schema.set("x-kubernetes-int-or-string", only_true(entry, cx)),
        SchemaKey::Nullable => schema.set("nullable", only_true(entry, cx)),
        SchemaKey::Format => schema.set("format", text(entry, cx)),
        SchemaKey::Pattern => schema.set("pattern", pattern(entry, cx)),
        SchemaKey::Minimum => schema.set("minimum", number(entry, cx)),
        SchemaKey::Maximum => schema.set("maximum", number(entry, cx)),
        SchemaKey::ExclusiveMinimum => schema.set("exclusiveMinimum", number(entry, cx)),
        SchemaKey::ExclusiveMaximum => schema.set("exclusiveMaximum", number(entry, cx)),
        SchemaKey::MultipleOf => schema.set("multipleOf", number(entry, cx)),
        SchemaKey::MinLength => schema.set("minLength", count(entry, cx)),
        SchemaKey::MaxLength => schema.set("maxLength", count(entry, cx)),
        SchemaKey::MinItems => schema.set("minItems", count(entry, cx)),
        SchemaKey::MaxItems => schema.set("maxItems", count(entry, cx)),
        SchemaKey::MinProperties => schema.set("minProperties", count(entry, cx)),
        SchemaKey::MaxProperties => schema.set("maxProperties", count(entry, cx)),
        SchemaKey::Default => schema.set("default", value(entry, cx)),
        SchemaKey::Example => schema.set("example", value(entry, cx)),
        SchemaKey::Title => schema.set("title", text(entry, cx)),
        SchemaKey::Description => schema.set("description", text(entry, cx)),
        SchemaKey::MergeStrategy => schema.keywords.extend(merge::parse(entry, cx)),
        // Rules are gathered by the caller; the other two are about kube's generated code.
        SchemaKey::Validation | SchemaKey::Cel | SchemaKey::Crates => {}
    }
}

fn text(entry: &Entry, cx: &Ctxt) -> Option<Spanned<Json>> {
    string(entry, cx).map(|text| Spanned::new(Json::String(text.value), text.span))
}

fn pattern(entry: &Entry, cx: &Ctxt) -> Option<Spanned<Json>> {
    let text = string(entry, cx)?;
    match crate::pattern::check(text.as_str()) {
        Ok(()) => Some(Spanned::new(Json::String(text.value), text.span)),
        Err(message) => {
            let help = "the server has neither look-around nor backreferences: write it without, or as a CEL rule";
            let error = AttrError::at(Reason::InvalidValue, text.span, format!("`pattern`: {message}"));
            report(cx, error.help(help))
        }
    }
}

fn one_of(entry: &Entry, supported: &[&str], cx: &Ctxt) -> Option<Spanned<Json>> {
    let text = string(entry, cx)?;
    if supported.contains(&text.as_str()) {
        return Some(Spanned::new(Json::String(text.value), text.span));
    }
    let list = supported.iter().map(|value| format!("{value:?}")).collect::<Vec<_>>().join(", ");
    let message = format!("`{}`: Unsupported value: {:?}: supported values: {list}", entry.key, text.as_str());
    report(cx, AttrError::at(Reason::InvalidValue, text.span, message).help("use one of these"))
}

fn keys(entry: &Entry, cx: &Ctxt) -> Option<Spanned<Json>> {
    let keys = strings(entry, cx);
    check_distinct(cx, "key", &keys);
    let names: Vec<Json> = keys.into_iter().map(|key| Json::String(key.value)).collect();
    (!names.is_empty()).then(|| Spanned::new(Json::Array(names), entry.span()))
}

/// A keyword that no schema may have as `false`.
fn only_true(entry: &Entry, cx: &Ctxt) -> Option<Spanned<Json>> {
    flag(entry, cx).filter(|flag| flag.value).map(|flag| Spanned::new(Json::Bool(true), flag.span))
}

fn count(entry: &Entry, cx: &Ctxt) -> Option<Spanned<Json>> {
    integer::<u32>(entry, cx).map(|number| Spanned::new(Json::from(number.value), number.span))
}

fn value(entry: &Entry, cx: &Ctxt) -> Option<Spanned<Json>> {
    let Value::Is(tokens) = &entry.value else {
        let message = format!("expected a JSON value: `{} = ...`", entry.key);
        return report(cx, AttrError::at(Reason::Malformed, entry.span(), message));
    };
    let span = tokens.clone().into_iter().next().map_or(entry.span(), |token| token.span());
    match json_tokens::parse(tokens.clone(), span) {
        Ok(value) => Some(Spanned::new(value, span)),
        Err(error) => report(cx, AttrError { reason: Reason::Malformed, error, help: None }),
    }
}

fn number(entry: &Entry, cx: &Ctxt) -> Option<Spanned<Json>> {
    let value = value(entry, cx)?;
    if value.is_number() {
        return Some(value);
    }
    report(cx, AttrError::at(Reason::Malformed, value.span, format!("expected a number: `{} = 1`", entry.key)))
}

/// What contradicts itself, in the API server's words where it has any.
fn check(schema: &SchemaAttrs, cx: &Ctxt) {
    let conflict = |place: &Spanned<Json>, message: &str, help: &str| {
        cx.push(AttrError::at(Reason::Conflict, place.span, message).help(help));
    };
    let list_type = schema.get("x-kubernetes-list-type");
    let keys = schema.get("x-kubernetes-list-map-keys");
    match (list_type, keys) {
        (Some(list), None) if list.value == json!("map") => {
            let message = "`list_map_keys`: Required value: must not be empty if x-kubernetes-list-type is map";
            let help = "name the fields that tell the items apart: `list_map_keys(\"name\")`";
            cx.push(AttrError::at(Reason::Missing, list.span, message).help(help));
        }
        (list, Some(keys)) if list.is_none_or(|list| list.value != json!("map")) => {
            let message = "`list_type` must be map if x-kubernetes-list-map-keys is non-empty";
            conflict(keys, message, "add `list_type = \"map\"`");
        }
        _ => {}
    }
    if schema.get("x-kubernetes-int-or-string").is_some() {
        for keyword in ["x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"] {
            if let Some(place) = schema.get(keyword) {
                let message = format!("{keyword} must be false if x-kubernetes-int-or-string is true");
                conflict(place, &message, "keep one of the two");
            }
        }
    }
    let bounds = [
        ("minimum", "maximum"),
        ("minLength", "maxLength"),
        ("minItems", "maxItems"),
        ("minProperties", "maxProperties"),
    ];
    for (low, high) in bounds {
        let (Some(least), Some(most)) = (schema.get(low), schema.get(high)) else { continue };
        if least.as_f64() > most.as_f64() {
            conflict(most, &format!("{high} is less than {low}, so that no value fits"), "exchange the two");
        }
    }
    if let Some(multiple) = schema.get("multipleOf").filter(|number| number.as_f64() <= Some(0.0)) {
        let message = format!("`multiple_of`: Invalid value: {}: must be greater than zero", multiple.value);
        cx.push(AttrError::at(Reason::InvalidValue, multiple.span, message).help("leave it out"));
    }
}
