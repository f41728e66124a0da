//! The names of a version's types and fields, and what is written of them.

use super::KEYWORDS;
use super::text::{docstring, literal};
use super::types::{Py, Value, assignment, class, declaration};
use crate::names::{Case, names, names_of, of_kind};
use crate::plan::{Field, Named, Shape, Type, Version};
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

/// What every object of a kind has.
const OF_ROOT: [&str; 3] = ["apiVersion", "kind", "metadata"];

/// A type as it is written.
pub(super) struct NamedView {
    pub(super) head: String,
    pub(super) doc: String,
    pub(super) fields: Vec<FieldView>,
}

/// A field, or a value of an enum, as it is written.
pub(super) struct FieldView {
    pub(super) text: String,
    pub(super) doc: String,
}

/// The types of a version and their names.
pub(super) struct Scope<'a> {
    group: &'a str,
    version: &'a Version,
    names: Vec<String>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(group: &'a str, kind: &str, version: &'a Version) -> Scope<'a> {
        let kind = of_kind(kind);
        let paths: Vec<&Vec<String>> = version.types.iter().skip(1).map(|named| &named.path).collect();
        let words: Vec<Vec<&str>> = paths.iter().map(|path| path.iter().map(String::as_str).collect()).collect();
        let inner = names(&words, Case::UpperCamel, &["Api", "AsyncApi"]);
        let mut names: Vec<String> = inner.into_iter().map(|name| format!("{kind}{name}")).collect();
        names.insert(0, kind);
        for name in names.iter_mut().filter(|name| KEYWORDS.contains(&&***name) || IMPORTED.contains(&&***name)) {
            name.push('_');
        }
        Scope { group, version, names }
    }

    /// The name of the object itself.
    pub(super) fn kind(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// Whether there is an enum.
    pub(super) fn has_enums(&self) -> bool {
        (0..self.version.types.len()).any(|index| self.is_enum(index))
    }

    /// Whether there is a value that may be anything.
    pub(super) fn has_any(&self) -> bool {
        let is_any = |named: &Named| fields(named).iter().any(|field| has_any(&field.ty));
        self.version.types.iter().any(is_any)
    }

    fn is_enum(&self, index: usize) -> bool {
        self.version.types.get(index).is_some_and(|named| matches!(named.shape, Shape::Enum(_)))
    }

    /// What is written of the type at `index`: `base` is what it is.
    pub(super) fn view(&self, index: usize, base: &str, deprecated: Option<&str>) -> NamedView {
        let (named, name) = (&self.version.types[index], &self.names[index]);
        let path = match &named.path[..] {
            [] => format!("``{}`` of ``{}``.", self.names[0], self.group),
            path => format!("``{}`` of ``{}``.", place(path), self.names[0]),
        };
        let doc = named.doc.as_deref().filter(|doc| !lines(doc).is_empty()).unwrap_or(&path);
        let doc = deprecated.map_or(doc.to_owned(), |note| format!("{doc}\n\nDeprecated: {}", lines(note).join(" ")));
        let (base, fields) = match &named.shape {
            Shape::Struct(fields) => (base, self.fields(fields, index == 0)),
            Shape::Enum(texts) => ("StrEnum", members(texts)),
        };
        NamedView { head: class(name, &[base.to_owned()]), doc: docstring(&doc, 4), fields }
    }

    fn fields(&self, fields: &[Field], is_root: bool) -> Vec<FieldView> {
        let texts: Vec<&str> = fields.iter().map(|field| &*field.json).collect();
        let of_root = if is_root { OF_ROOT.as_slice() } else { &[] };
        let others = KEYWORDS.iter().chain(&IMPORTED).chain(&MEMBERS).chain(of_root).copied();
        let reserved: Vec<&str> = self.names.iter().map(String::as_str).chain(others).collect();
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
