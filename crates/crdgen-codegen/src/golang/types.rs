//! The types of a kind.

use askama::Template;

use super::scope::{Package, Scoped, TypeNames, all_types};
use super::text::{comment, literal, rendered, tag};
use crate::names::{Case, names_of, with_hash};
use crate::plan::{self, Named, Shape, Type};

/// What every struct has beside its fields.
const MEMBERS: [&str; 6] =
    ["DeepCopy", "DeepCopyInto", "MarshalJSON", "UnknownFields", "UnmarshalJSON", "WithUnknownFields"];

/// What an object has from `metav1.TypeMeta` and `metav1.ObjectMeta`, and what would hide it.
const OBJECT: [&str; 20] = [
    "APIVersion",
    "Annotations",
    "CreationTimestamp",
    "DeletionGracePeriodSeconds",
    "DeletionTimestamp",
    "Finalizers",
    "GenerateName",
    "Generation",
    "Kind",
    "Labels",
    "ManagedFields",
    "Name",
    "Namespace",
    "ObjectMeta",
    "OwnerReferences",
    "ResourceVersion",
    "SelfLink",
    "TypeMeta",
    "UID",
    "Resource",
];

/// A type as Go writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Go {
    /// Copied as it is.
    Plain(String),
    /// With a `DeepCopyInto`.
    Struct(String),
    /// `*T`
    Pointer(Box<Go>),
    /// `[]T`
    Slice(Box<Go>),
    /// `map[string]T`
    Map(Box<Go>),
}

/// A field of a struct.
pub(super) struct Field {
    /// Its name in Go.
    pub(super) name: String,
    /// Its type in the object.
    pub(super) ty: Go,
    /// Its type in an apply configuration.
    pub(super) apply: Go,
    json: String,
    doc: String,
    optional: bool,
    nullable: bool,
}

#[derive(Template)]
#[template(path = "go/types.go", escape = "none")]
struct Types<'a> {
    package: &'a str,
    has_raw: bool,
    list: &'a str,
    types: Vec<NamedView<'a>>,
}

struct NamedView<'a> {
    doc: String,
    name: &'a str,
    is_root: bool,
    fields: Vec<String>,
    values: Vec<String>,
}

/// The file of the types.
pub(super) fn types(package: &Package<'_>, kind: &Scoped<'_>) -> String {
    rendered(&Types {
        package: &package.name,
        has_raw: kind.structs().any(|(_, _, fields)| fields.iter().any(|field| field.ty.is_raw())),
        list: &kind.list,
        types: (0..kind.types.len()).map(|index| view(package, kind, index)).collect(),
    })
}

fn view<'a>(package: &Package<'_>, kind: &'a Scoped<'_>, index: usize) -> NamedView<'a> {
    let (named, names) = (&kind.version.types[index], &kind.types[index]);
    let is_root = index == 0;
    let what = match &named.path[..] {
        [] => format!("{} is a {} of {}.", names.name, kind.kind.kind, package.group),
        path => format!("{} is {} of a {}.", names.name, literal(&path.join(".")), kind.kind.kind),
    };
    let doc = Some(named.doc.as_deref().unwrap_or(&what));
    let deprecated = kind.version.deprecated.as_deref().filter(|_| is_root);
    let values = match &named.shape {
        Shape::Enum(values) => constants(names, values),
        Shape::Struct(_) => Vec::new(),
    };
    NamedView { doc: comment(doc, deprecated), name: &names.name, is_root, fields: lines(&kind.fields[index]), values }
}

/// Whether the package needs the type of its own.
pub(super) fn has_int_or_string(package: &Package<'_>) -> bool {
    fn has(ty: &Type) -> bool {
        match ty {
            Type::IntOrString => true,
            Type::List(inner, _) | Type::Map(inner, _) => has(inner),
            _ => false,
        }
    }
    all_types(package).any(has)
}

/// The fields of a type, where `types` are the names of the version's types.
pub(super) fn fields(named: &Named, types: &[TypeNames]) -> Vec<Field> {
    let Shape::Struct(fields) = &named.shape else { return Vec::new() };
    let is_root = named.path.is_empty();
    field_names(fields, is_root)
        .into_iter()
        .zip(fields)
        .map(|(name, field)| self::field(name, field, types, is_root))
        .collect()
}

fn field_names(fields: &[plan::Field], is_root: bool) -> Vec<String> {
    let texts: Vec<&str> = fields.iter().map(|field| &*field.json).collect();
    let mut reserved: Vec<String> = MEMBERS.map(str::to_owned).to_vec();
    if is_root {
        reserved.extend(["DeepCopyObject", "IsApplyConfiguration"].map(str::to_owned));
        reserved
            .extend(["GetObjectKind", "GroupVersionKind", "SetGroupVersionKind", "GetObjectMeta"].map(str::to_owned));
        reserved.extend(["TypeMetaApplyConfiguration", "ObjectMetaApplyConfiguration"].map(str::to_owned));
        reserved.extend(
            OBJECT.iter().flat_map(|name| {
                [(*name).to_owned(), format!("Get{name}"), format!("Set{name}"), format!("With{name}")]
            }),
        );
    }
    let names = names_of(&texts, Case::Go, &reserved.iter().map(String::as_str).collect::<Vec<_>>());
    // `withX` beside `x`, which has a builder of that name.
    let is_builder = |name: &str| name.strip_prefix("With").is_some_and(|field| names.iter().any(|name| name == field));
    let of = |(name, text): (&String, &&str)| {
        if is_builder(name) { with_hash(name, &[*text], Case::Go) } else { name.clone() }
    };
    names.iter().zip(&texts).map(of).collect()
}

fn field(name: String, field: &plan::Field, types: &[TypeNames], is_root: bool) -> Field {
    let plain = Go::new(&field.ty, types, |names| &names.name);
    let applied = Go::new(&field.ty, types, |names| &names.apply);
    let by_value = match &plain {
        // As Kubernetes has them; an object without them is as good as one where they are empty.
        Go::Struct(name) if is_root && name != RAW && matches!(&*field.json, "spec" | "status") => {
            !field.required || !field.nullable
        }
        ty => field.required && (!field.nullable || ty.is_raw()),
    };
    Field {
        name,
        ty: if by_value || plain.has_nil() { plain } else { Go::Pointer(Box::new(plain)) },
        apply: if applied.has_nil() { applied } else { Go::Pointer(Box::new(applied)) },
        json: field.json.clone(),
        doc: comment_of(field),
        optional: !field.required,
        nullable: field.nullable,
    }
}

fn comment_of(field: &plan::Field) -> String {
    super::text::field_comment(field.doc.as_deref(), field.default.as_ref())
}

const RAW: &str = "runtime.RawExtension";

impl Go {
    /// What stands for `ty`, where `name` is that of a struct among `types`.
    fn new(ty: &Type, types: &[TypeNames], name: fn(&TypeNames) -> &String) -> Go {
        let plain = |name: &str| Go::Plain(name.to_owned());
        let inner = |ty: &Type, nullable: bool| {
            let inner = Go::new(ty, types, name);
            Box::new(if nullable && !inner.has_nil() && !inner.is_raw() { Go::Pointer(Box::new(inner)) } else { inner })
        };
        match ty {
            Type::Boolean => plain("bool"),
            Type::Int32 => plain("int32"),
            Type::Int64 => plain("int64"),
            Type::Number => plain("float64"),
            Type::String(_) => plain("string"),
            Type::IntOrString => plain("IntOrString"),
            Type::Object | Type::Resource | Type::Any => Go::Struct(RAW.to_owned()),
            Type::List(items, nullable) => Go::Slice(inner(items, *nullable)),
            Type::Map(values, nullable) => Go::Map(inner(values, *nullable)),
            Type::Named(index) => match types.get(*index) {
                Some(names) if names.constants.is_empty() => Go::Struct(name(names).clone()),
                Some(names) => Go::Plain(names.name.clone()),
                None => plain("any"),
            },
        }
    }

    /// Whether it can tell by itself that it is absent.
    fn has_nil(&self) -> bool {
        matches!(self, Go::Pointer(_) | Go::Slice(_) | Go::Map(_))
    }

    /// Whether it is made of JSON as it stands.
    pub(super) fn is_raw(&self) -> bool {
        match self {
            Go::Plain(_) => false,
            Go::Struct(name) => name == RAW,
            Go::Pointer(inner) | Go::Slice(inner) | Go::Map(inner) => inner.is_raw(),
        }
    }
}

impl std::fmt::Display for Go {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Go::Plain(name) | Go::Struct(name) => f.write_str(name),
            Go::Pointer(inner) => write!(f, "*{inner}"),
            Go::Slice(inner) => write!(f, "[]{inner}"),
            Go::Map(inner) => write!(f, "map[string]{inner}"),
        }
    }
}

/// The lines of the fields of an object, with an empty one at the end where there are any.
fn lines(fields: &[Field]) -> Vec<String> {
    let rows: Vec<Row<'_>> = fields
        .iter()
        .map(|field| {
            let omit = match &field.ty {
                _ if !field.optional => "",
                Go::Pointer(_) => "omitempty",
                _ => "omitzero",
            };
            let is_nullable = field.nullable && !field.optional && field.ty.has_nil();
            let nullable = is_nullable && !matches!(field.ty, Go::Pointer(_));
            Row { doc: &field.doc, name: &field.name, ty: field.ty.to_string(), tag: tag(&field.json, omit, nullable) }
        })
        .collect();
    aligned(&rows)
}

/// The lines of the fields of an apply configuration, with an empty one at the end where there are any.
pub(super) fn applied_lines(fields: &[Field]) -> Vec<String> {
    let rows: Vec<Row<'_>> = fields
        .iter()
        .map(|field| {
            let omit = if matches!(field.apply, Go::Pointer(_)) { "omitempty" } else { "omitzero" };
            Row { doc: "", name: &field.name, ty: field.apply.to_string(), tag: tag(&field.json, omit, false) }
        })
        .collect();
    aligned(&rows)
}

struct Row<'a> {
    /// With a line end at the end, or empty.
    doc: &'a str,
    name: &'a str,
    ty: String,
    tag: String,
}

/// Rows as gofmt aligns them: a row with a comment stands alone, others in blocks.
fn aligned(rows: &[Row<'_>]) -> Vec<String> {
    let mut out = Vec::new();
    for block in rows.chunk_by(|a, b| a.doc.is_empty() && b.doc.is_empty()) {
        let name_width = block.iter().map(|row| row.name.len()).max().unwrap_or_default();
        let type_width = block.iter().map(|row| row.ty.len()).max().unwrap_or_default();
        for Row { doc, name, ty, tag } in block {
            out.push(format!("{doc}\t{name:name_width$} {ty:type_width$} {tag}"));
        }
        out.push(String::new());
    }
    out
}

/// The constants of an enum, as gofmt aligns them.
fn constants(names: &TypeNames, values: &[String]) -> Vec<String> {
    let width = names.constants.iter().map(String::len).max().unwrap_or_default();
    let line =
        |(constant, value): (&String, &String)| format!("\t{constant:width$} {} = {}", names.name, literal(value));
    names.constants.iter().zip(values).map(line).collect()
}
