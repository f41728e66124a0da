//! The module of one version of a kind.

use askama::Template;

use super::text::{comment, key, literal, rendered};
use super::types::{Ts, alias, extends, open_enum};
use crate::names::{Case, names, of_kind};
use crate::plan::{Field, Kind, Named, Shape, Version};

/// What every object has a function for: where an object has no such field, that is what a program reads.
const INHERITED: [&str; 7] =
    ["constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf"];

#[derive(Template)]
#[template(path = "typescript/kind.ts", escape = "none")]
struct Module {
    deprecated: bool,
    kind: String,
    kind_literal: String,
    list_kind: String,
    group: String,
    version: String,
    plural: String,
    api_version: String,
    doc: String,
    api_doc: String,
    extends: String,
    apply: String,
    base: &'static str,
    status: bool,
    scale: bool,
    fields: Vec<FieldView>,
    types: Vec<NamedView>,
}

struct FieldView {
    doc: String,
    text: String,
}

struct NamedView {
    doc: String,
    name: String,
    is_struct: bool,
    fields: Vec<FieldView>,
    values: String,
}

/// The text of the module.
pub(super) fn module(kind: &Kind, version: &Version) -> String {
    // No global is of use in a module, so that a kind may be called `Record`.
    let name = of_kind(&kind.kind);
    let names = type_names(&name, version);
    let root = version.root();
    let deprecated = version.deprecated.as_deref();
    let of_group = format!("`{name}` of `{}`.", kind.group);
    let api_doc = format!("A client of `{}` in `{}`.", kind.plural, api_version(kind, version));
    rendered(&Module {
        deprecated: deprecated.is_some(),
        kind_literal: literal(&kind.kind),
        list_kind: literal(&kind.list_kind),
        group: literal(&kind.group),
        version: literal(&version.name),
        plural: literal(&kind.plural),
        api_version: literal(&api_version(kind, version)),
        doc: comment(root.doc.as_deref().or(Some(&of_group)), None, deprecated, 0),
        api_doc: comment(Some(&api_doc), None, deprecated, 0),
        extends: extends(&name, "client.CustomResource"),
        apply: alias(&format!("{name}Apply"), &format!("client.Apply<{name}>")),
        base: if kind.namespaced { "NamespacedApi" } else { "ClusterApi" },
        status: version.status,
        scale: version.scale.is_some(),
        fields: fields(root, &names),
        types: version.types.iter().zip(&names).skip(1).map(|(named, name)| view(named, name, &names)).collect(),
        kind: name,
    })
}

fn api_version(kind: &Kind, version: &Version) -> String {
    format!("{}/{}", kind.group, version.name)
}

/// The kind and the path of each type.
fn type_names(kind: &str, version: &Version) -> Vec<String> {
    let paths: Vec<&Vec<String>> = version.types.iter().skip(1).map(|named| &named.path).collect();
    let words: Vec<Vec<&str>> = paths.iter().map(|path| path.iter().map(String::as_str).collect()).collect();
    let inner = names(&words, Case::UpperCamel, &["Api", "Apply", "List"]);
    let inner = inner.into_iter().map(|name| format!("{kind}{name}"));
    [kind.to_owned()].into_iter().chain(inner).collect()
}

fn view(named: &Named, name: &str, names: &[String]) -> NamedView {
    let values = match &named.shape {
        Shape::Enum(texts) => open_enum(name, &texts.iter().map(|text| literal(text)).collect::<Vec<_>>()),
        Shape::Struct(_) => String::new(),
    };
    NamedView {
        doc: comment(named.doc.as_deref(), None, None, 0),
        name: name.to_owned(),
        is_struct: matches!(named.shape, Shape::Struct(_)),
        fields: fields(named, names),
        values,
    }
}

fn fields(named: &Named, names: &[String]) -> Vec<FieldView> {
    let Shape::Struct(fields) = &named.shape else { return Vec::new() };
    let mut views: Vec<FieldView> = fields.iter().map(|field| self::field(field, names)).collect();
    if named.open {
        views.push(FieldView { doc: String::new(), text: "[field: string]: unknown".to_owned() });
    }
    views
}

fn field(field: &Field, names: &[String]) -> FieldView {
    let mark = if field.required { "" } else { "?" };
    let is_inherited = !field.required && INHERITED.contains(&field.json.as_str());
    let ty = if is_inherited { Ts::Keyword("unknown") } else { Ts::new(&field.ty, names).or_null(field.nullable) };
    FieldView {
        doc: comment(field.doc.as_deref(), field.default.as_ref(), None, 2),
        text: ty.after(&format!("{}{mark}", key(&field.json)), 2),
    }
}
