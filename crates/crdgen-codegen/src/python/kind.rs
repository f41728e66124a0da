//! The module of one version of a kind.

use askama::Template;

use super::text::{docstring, literal, rendered};
use super::types::{Py, Value, assignment, class, declaration, decorator};
use super::{KEYWORDS, MADE_BY};
use crate::names::{Case, names, names_of, of_kind};
use crate::plan::{Field, Kind, Named, Shape, Type, Version};
use crate::text::lines;

/// What a module has from elsewhere.
const IMPORTED: [&str; 3] = ["Any", "StrEnum", "objects"];

/// What a class of objects has already, or needs for the types of its fields.
const MEMBERS: [&str; 19] = [
    "bool",
    "clear",
    "copy",
    "dict",
    "float",
    "from_dict",
    "fromkeys",
    "get",
    "int",
    "items",
    "keys",
    "list",
    "pop",
    "popitem",
    "setdefault",
    "str",
    "to_dict",
    "update",
    "values",
];

#[derive(Template)]
#[template(path = "python/kind.py", escape = "none")]
struct Module {
    doc: String,
    has_enums: bool,
    has_any: bool,
    kind: String,
    kind_class: NamedView,
    api_info: String,
    deprecated: Option<String>,
    apis: [ApiView; 2],
    types: Vec<NamedView>,
}

struct ApiView {
    head: String,
    doc: String,
}

struct NamedView {
    head: String,
    doc: String,
    fields: Vec<FieldView>,
}

struct FieldView {
    text: String,
    doc: String,
}

/// The text of the module.
pub(super) fn module(kind: &Kind, version: &Version) -> String {
    let scope = Scope::new(&kind.group, &kind.kind, version);
    let api_version = format!("{}/{}", kind.group, version.name);
    let place = if kind.namespaced { "Namespaced" } else { "Cluster" };
    let root = scope.view(0, &format!("objects.{place}Resource"), version.deprecated.as_deref());
    let info = [&kind.group, &version.name, &kind.kind, &kind.plural].map(|text| literal(text)).to_vec();
    let of = format!("client of ``{}`` in ``{api_version}``.", kind.plural);
    let name = scope.names.first().cloned().unwrap_or_default();
    let api = |suffix: &str, module: &str, doc: String| ApiView {
        head: class(&format!("{name}{suffix}"), &bases(kind, version, module, &name)),
        doc: docstring(&doc, 4),
    };
    rendered(&Module {
        doc: docstring(&format!("``{}`` of ``{api_version}``.\n\n{MADE_BY}", kind.kind), 0),
        has_enums: (1..version.types.len()).any(|index| scope.is_enum(index)),
        has_any: version.types.iter().any(|named| fields(named).iter().any(|field| has_any(&field.ty))),
        kind_class: root,
        api_info: assignment("_api_info", &Value::Call("objects.api_info", info)),
        apis: [api("Api", "client.", format!("A {of}")), api("AsyncApi", "aio.Async", format!("An asynchronous {of}"))],
        deprecated: version.deprecated.as_deref().map(|text| decorator("objects.deprecated", literal(text))),
        types: (1..version.types.len()).map(|index| scope.view(index, "objects.Object", None)).collect(),
        kind: name,
    })
}

/// What a client of the kind called `name` can do.
fn bases(kind: &Kind, version: &Version, module: &str, name: &str) -> Vec<String> {
    let place = if kind.namespaced { "NamespacedApi" } else { "ClusterApi" };
    let parts = [(version.status, "WithStatus"), (version.scale.is_some(), "WithScale")];
    let parts = parts.into_iter().filter_map(|(is_there, base)| is_there.then_some(base));
    [place].into_iter().chain(parts).map(|base| format!("{module}{base}[{name}]")).collect()
}

/// The types of a version and their names.
struct Scope<'a> {
    group: &'a str,
    version: &'a Version,
    names: Vec<String>,
}

impl<'a> Scope<'a> {
    fn new(group: &'a str, kind: &str, version: &'a Version) -> Scope<'a> {
        let mut kind = of_kind(kind);
        let paths: Vec<&Vec<String>> = version.types.iter().skip(1).map(|named| &named.path).collect();
        let words: Vec<Vec<&str>> = paths.iter().map(|path| path.iter().map(String::as_str).collect()).collect();
        let inner = names(&words, Case::UpperCamel, &["Api", "AsyncApi"]);
        let inner: Vec<String> = inner.into_iter().map(|name| format!("{kind}{name}")).collect();
        if KEYWORDS.contains(&&*kind) || IMPORTED.contains(&&*kind) {
            kind.push('_');
        }
        Scope { group, version, names: [kind].into_iter().chain(inner).collect() }
    }

    fn is_enum(&self, index: usize) -> bool {
        self.version.types.get(index).is_some_and(|named| matches!(named.shape, Shape::Enum(_)))
    }

    fn view(&self, index: usize, base: &str, deprecated: Option<&str>) -> NamedView {
        let (named, name) = (&self.version.types[index], &self.names[index]);
        let path = match &named.path[..] {
            [] => format!("``{}`` of ``{}``.", self.names[0], self.group),
            path => format!("``{}`` of ``{}``.", place(path), self.names[0]),
        };
        let doc = named.doc.as_deref().unwrap_or(&path);
        let doc = deprecated.map_or(doc.to_owned(), |note| format!("{doc}\n\nDeprecated: {}", lines(note).join(" ")));
        let (base, fields) = match &named.shape {
            Shape::Struct(fields) => (base, self.fields(fields)),
            Shape::Enum(texts) => ("StrEnum", members(texts)),
        };
        NamedView { head: class(name, &[base.to_owned()]), doc: docstring(&doc, 4), fields }
    }

    fn fields(&self, fields: &[Field]) -> Vec<FieldView> {
        let texts: Vec<&str> = fields.iter().map(|field| &*field.json).collect();
        let own = self.names.iter().map(String::as_str);
        let reserved: Vec<&str> = own.chain(KEYWORDS.iter().chain(&IMPORTED).chain(&MEMBERS).copied()).collect();
        let names = names_of(&texts, Case::Kept, &reserved);
        let mut views: Vec<FieldView> =
            fields.iter().zip(&names).map(|(field, name)| self.field(field, name)).collect();
        // A text behind a field needs a line below it to belong to that field.
        let last = views.len().saturating_sub(1);
        for view in views[..last].iter_mut().filter(|view| !view.doc.is_empty()) {
            view.doc.push('\n');
        }
        views
    }

    fn field(&self, field: &Field, name: &str) -> FieldView {
        let ty = Py::new(&field.ty, &self.names, &|index| self.is_enum(index));
        let (ty, absent) = match (field.required, field.nullable) {
            (true, nullable) => (ty.or(&["None"], nullable), None),
            (false, true) => (ty.or(&["objects.UnsetType", "None"], true), Some("objects.UNSET")),
            (false, false) => (ty.or(&["None"], true), Some("None")),
        };
        let value = match absent {
            _ if name != field.json => {
                let default = absent.map(|absent| format!("default={absent}"));
                Some(Value::Call("objects.field", [literal(&field.json)].into_iter().chain(default).collect()))
            }
            absent => absent.map(|absent| Value::Atom(absent.to_owned())),
        };
        let mut doc = field.doc.clone().unwrap_or_default();
        if let Some(default) = &field.default {
            let note = format!("Default: ``{}``.", lines(&default.to_string()).join(" "));
            doc = if doc.is_empty() { note } else { format!("{doc}\n\n{note}") };
        }
        FieldView { text: declaration(name, &ty, value.as_ref()), doc: docstring(&doc, 4) }
    }
}

/// A path to be read: a word that is none is in quotes.
fn place(path: &[String]) -> String {
    let is_plain = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    let words = path.iter().map(|word| if is_plain(word) { word.clone() } else { literal(word) });
    words.collect::<Vec<_>>().join(".")
}

fn members(texts: &[String]) -> Vec<FieldView> {
    let names = names_of(texts, Case::ShoutySnake, &[]);
    let text = |(name, text): (&String, &String)| assignment(name, &Value::Atom(literal(text)));
    names.iter().zip(texts).map(text).map(|text| FieldView { text, doc: String::new() }).collect()
}

fn fields(named: &Named) -> &[Field] {
    match &named.shape {
        Shape::Struct(fields) => fields,
        Shape::Enum(_) => &[],
    }
}

fn has_any(ty: &Type) -> bool {
    match ty {
        Type::Any | Type::Object => true,
        Type::List(inner, _) | Type::Map(inner, _) => has_any(inner),
        _ => false,
    }
}
