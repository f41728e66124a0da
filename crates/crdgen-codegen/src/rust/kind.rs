//! The module of one version of a kind.

use askama::Template;

use super::layout;
use super::text::{comment, line, literal, rendered, reserved};
use super::types::{Scope, has_map};
use crate::names::{Case, names, names_of, of_kind};
use crate::plan::{Field, Kind, Named, Shape, Version};

#[derive(Template)]
#[template(path = "rust/kind.rs", escape = "none")]
struct Module {
    kind: String,
    group_version: String,
    imports: Vec<String>,
    doc: String,
    deprecated: String,
    derive: String,
    rename_all: &'static str,
    header: String,
    fields: Vec<FieldView>,
    client: String,
    client_type: String,
    new_doc: &'static str,
    new_signature: String,
    has_spec: bool,
    api_version: String,
    group: String,
    kind_literal: String,
    version: String,
    plural: String,
    listable: String,
    list_kind: String,
    scope: &'static str,
    status: bool,
    scale: bool,
    types: Vec<NamedView>,
}

struct FieldView {
    doc: String,
    attribute: String,
    text: String,
}

struct NamedView {
    doc: String,
    name: String,
    is_struct: bool,
    rename_all: &'static str,
    header: String,
    fields: Vec<FieldView>,
    variants: Vec<String>,
}

/// The text of the module.
pub(super) fn module(kind: &Kind, version: &Version) -> String {
    let name = self::name(&kind.kind);
    let scope = Scope { types: type_names(&name, version) };
    let root = version.root();
    let group_version = format!("{}/{}", kind.group, version.name);
    let of_group = format!("`{name}` of `{}`.", line(&kind.group));
    let (rename_all, fields) = fields(root, &scope);
    let spec = self::spec(root, &scope);
    let client = format!("{}Api", stem(&name));
    rendered(&Module {
        group_version: line(&group_version),
        imports: imports(version, &scope),
        doc: comment(root.doc.as_deref().or(Some(&of_group)), None, 0),
        deprecated: version.deprecated.as_deref().map(deprecated).unwrap_or_default(),
        derive: derive(&scope),
        rename_all,
        header: layout::struct_header(&name),
        fields,
        client_type: layout::right_side(&format!("pub type {client}"), &format!("api::ResourceApi<{name}>"), 0),
        client,
        new_doc: if spec.is_some() { "An object of this name and specification." } else { "An object of this name." },
        new_signature: layout::new_function(spec.as_deref()),
        has_spec: spec.is_some(),
        api_version: constant("API_VERSION", &group_version),
        group: constant("GROUP", &kind.group),
        kind_literal: constant("KIND", &kind.kind),
        version: constant("VERSION", &version.name),
        plural: constant("URL_PATH_SEGMENT", &kind.plural),
        listable: layout::impl_header("k8s_openapi::ListableResource", &name),
        list_kind: constant("LIST_KIND", &kind.list_kind),
        scope: if kind.namespaced { "NamespaceResourceScope" } else { "ClusterResourceScope" },
        status: version.status,
        scale: version.scale.is_some(),
        types: version.types.iter().zip(&scope.types).skip(1).map(|(named, name)| view(named, name, &scope)).collect(),
        kind: name,
    })
}

/// The name of a kind's type.
pub(super) fn name(kind: &str) -> String {
    let name = of_kind(kind);
    // The one name of a type that no type can have.
    if name == "Self" { "Self_".to_owned() } else { name }
}

/// What the names of a kind's other types start with: no name in camel case has a `_` inside.
fn stem(kind: &str) -> &str {
    kind.trim_end_matches('_')
}

/// The kind and the path of each type.
fn type_names(kind: &str, version: &Version) -> Vec<String> {
    let paths: Vec<&Vec<String>> = version.types.iter().skip(1).map(|named| &named.path).collect();
    let words: Vec<Vec<&str>> = paths.iter().map(|path| path.iter().map(String::as_str).collect()).collect();
    let inner = names(&words, Case::UpperCamel, &["Api"]);
    let inner = inner.into_iter().map(|name| format!("{}{name}", stem(kind)));
    [kind.to_owned()].into_iter().chain(inner).collect()
}

/// The parameter for the specification, if an object must have one.
fn spec(root: &Named, scope: &Scope) -> Option<String> {
    let Shape::Struct(fields) = &root.shape else { return None };
    let spec = fields.iter().find(|field| field.json == "spec" && field.required && !field.nullable)?;
    Some(format!("spec: {}", scope.ty(&spec.ty).flat()))
}

fn imports(version: &Version, scope: &Scope) -> Vec<String> {
    let fields = version.types.iter().filter_map(|named| match &named.shape {
        Shape::Struct(fields) => Some(fields),
        Shape::Enum(_) => None,
    });
    let mut lines = Vec::new();
    if fields.flatten().any(|field| has_map(&field.ty)) && !scope.has("BTreeMap") {
        lines.extend(["use std::collections::BTreeMap;".to_owned(), String::new()]);
    }
    match (scope.has("Deserialize"), scope.has("Serialize")) {
        (false, false) => lines.push("use serde::{Deserialize, Serialize};".to_owned()),
        (false, true) => lines.push("use serde::Deserialize;".to_owned()),
        (true, false) => lines.push("use serde::Serialize;".to_owned()),
        (true, true) => {}
    }
    lines.extend([String::new(), "use super::{api, value};".to_owned()]);
    lines
}

fn derive(scope: &Scope) -> String {
    let (deserialize, serialize) = (scope.path("Deserialize"), scope.path("Serialize"));
    format!("#[derive(Clone, Debug, Default, PartialEq, {deserialize}, {serialize})]\n")
}

/// What follows `const name: &'static str =`.
fn constant(name: &str, text: &str) -> String {
    layout::right_side(&format!("const {name}: &'static str"), &literal(text), 4)
}

fn deprecated(warning: &str) -> String {
    format!("#[deprecated = {}]\n", literal(warning))
}

fn view(named: &Named, name: &str, scope: &Scope) -> NamedView {
    let indent = if matches!(named.shape, Shape::Struct(_)) { 0 } else { 4 };
    let (rename_all, fields) = fields(named, scope);
    NamedView {
        doc: comment(named.doc.as_deref(), None, indent),
        name: name.to_owned(),
        is_struct: matches!(named.shape, Shape::Struct(_)),
        rename_all,
        header: layout::struct_header(name),
        fields,
        variants: variants(named),
    }
}

fn variants(named: &Named) -> Vec<String> {
    let Shape::Enum(texts) = &named.shape else { return Vec::new() };
    let names = names_of(texts, Case::UpperCamel, &["Other", "Self"]);
    names.iter().zip(texts).map(|(name, text)| format!("{name} = {}", literal(text))).collect()
}

/// The fields of a struct, and the rule that names most of them in JSON.
fn fields(named: &Named, scope: &Scope) -> (&'static str, Vec<FieldView>) {
    let Shape::Struct(fields) = &named.shape else { return ("", Vec::new()) };
    let texts: Vec<&str> = fields.iter().map(|field| field.json.as_str()).collect();
    let own: &[&str] =
        if named.path.is_empty() { &["metadata", "types", "unknown_fields"] } else { &["unknown_fields"] };
    let names = names_of(&texts, Case::Snake, &reserved(own));
    let has_rule = names.iter().zip(&texts).any(|(name, json)| name != json && camel(name) == *json);
    let written = |name: &str| if has_rule { camel(name) } else { name.to_owned() };
    let views = fields.iter().zip(&names).map(|(field, name)| {
        let rename = (written(name) != field.json).then(|| format!("rename = {}", literal(&field.json)));
        self::field(field, name, rename, scope)
    });
    (if has_rule { "#[serde(rename_all = \"camelCase\")]\n" } else { "" }, views.collect())
}

fn field(field: &Field, name: &str, rename: Option<String>, scope: &Scope) -> FieldView {
    let mut ty = scope.or_null(scope.ty(&field.ty), field.nullable);
    let mut arguments: Vec<String> = rename.into_iter().collect();
    if !field.required {
        ty = scope.option(ty);
        if field.nullable {
            arguments.extend(["default".to_owned(), "deserialize_with = \"value::present\"".to_owned()]);
        }
        arguments.push(format!("skip_serializing_if = \"{}::is_none\"", scope.path("Option")));
    }
    FieldView {
        doc: comment(field.doc.as_deref(), field.default.as_ref(), 4),
        attribute: layout::serde(&arguments, 4),
        text: ty.field(name),
    }
}

/// What serde makes of the name of a field by `rename_all = "camelCase"`. It would also make `type` of `type_`, which is better
/// said.
fn camel(name: &str) -> String {
    if name.ends_with('_') {
        return name.to_owned();
    }
    let mut words = name.split('_').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |out, word| {
        let (head, tail) = word.split_at(1);
        out + &head.to_ascii_uppercase() + tail
    })
}
