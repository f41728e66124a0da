//! The types of one version of a kind.

use std::collections::BTreeSet;

use askama::Template;

use super::declarations as declare;
use super::imports::Imports;
use super::layout::{Doc, text};
use super::names::{self, Classes};
use super::text::{comment, is_constant, literal, rendered};
use super::types::{generic, object, ty};
use crate::names::{Case, names_of};
use crate::plan::{Field, Kind, Named, Shape, Version};

/// How many fields and constants a class file has room for; the others are kept like those that no schema names.
const MOST_FIELDS: usize = 5000;
const MOST_CONSTANTS: usize = 4000;

const ANNOTATIONS: &str = "io.fabric8.kubernetes.model.annotation";

/// What the files of a package have in common.
pub(super) struct Scope<'a> {
    pub(super) package: &'a str,
    /// The names of its classes.
    pub(super) own: &'a BTreeSet<String>,
}

#[derive(Template)]
#[template(path = "java/Model.java", escape = "none")]
struct Model<'a> {
    package: &'a str,
    imports: Vec<String>,
    doc: String,
    annotations: Vec<String>,
    class: String,
    inherited: Vec<Inherited>,
    fields: Vec<FieldView>,
}

/// A field of fabric8's own class, of which null has to be kept.
struct Inherited {
    override_: String,
    json_property: String,
    setter: String,
    set: String,
    keep_null: String,
}

struct FieldView {
    doc: String,
    declaration: String,
    json_property: String,
    getter: String,
    name: String,
    setter: String,
    assignment: String,
    keep_null: Option<String>,
}

#[derive(Template)]
#[template(path = "java/Enum.java", escape = "none")]
struct Enum<'a> {
    package: &'a str,
    imports: Vec<String>,
    doc: String,
    record: String,
    constructor: String,
    json_creator: String,
    override_: String,
    objects: String,
    string: String,
    constants: Vec<String>,
}

/// The object itself.
pub(super) fn root(scope: &Scope, kind: &Kind, version: &Version, classes: &Classes) -> String {
    let mut imports = Imports::new(scope.package, scope.own);
    let named = version.root();
    let own = |name: &str| {
        let Shape::Struct(fields) = &named.shape else { return None };
        fields.iter().find(|field| field.json == name)
    };
    let [spec, status] = ["spec", "status"].map(|name| match own(name) {
        Some(field) => ty(&field.ty, &classes.types, &mut imports),
        None => object(&mut imports),
    });
    let base = generic(imports.name("crdgen.OpenResource"), vec![spec, status]);
    let interface = kind.namespaced.then(|| imports.name("io.fabric8.kubernetes.api.model.Namespaced"));
    let of_group = format!("{} of {}.", kind.kind, kind.group);
    let doc = comment(named.doc.as_deref().unwrap_or(&of_group), &[], version.deprecated.as_deref(), 0);
    let annotations = annotations(kind, version, &mut imports);
    let inherited = [own("spec"), own("status")].into_iter().flatten().filter(|field| field.nullable);
    let inherited: Vec<_> = inherited.map(|field| self::inherited(field, &classes.types, &mut imports)).collect();
    let class = &classes.types[0];
    let fields = fields(named, class, &classes.types, true, &mut imports);
    let end = if inherited.is_empty() && fields.is_empty() { "{}" } else { "{" };
    let class = declare::class("public", class, base, interface, end, 0);
    rendered(&Model { package: scope.package, imports: imports.lines(), doc, annotations, class, inherited, fields })
}

/// A type inside the object.
pub(super) fn named(scope: &Scope, named: &Named, class: &str, classes: &[String]) -> String {
    let mut imports = Imports::new(scope.package, scope.own);
    let doc = comment(named.doc.as_deref().unwrap_or_default(), &[], None, 0);
    if let Shape::Enum(values) = &named.shape {
        let string = imports.name("java.lang.String");
        let creator = imports.name("com.fasterxml.jackson.annotation.JsonCreator");
        let component = format!("@{} {string} value", imports.name("com.fasterxml.jackson.annotation.JsonValue"));
        return rendered(&Enum {
            package: scope.package,
            doc,
            record: declare::record(class, &component),
            constructor: declare::compact_constructor(class),
            json_creator: declare::annotation_with(
                &creator,
                vec![("mode", text(format!("{creator}.Mode.DELEGATING")))],
                2,
            ),
            override_: imports.name("java.lang.Override"),
            objects: imports.name("java.util.Objects"),
            string,
            constants: constants(class, values),
            imports: imports.lines(),
        });
    }
    let base = text(imports.name("crdgen.OpenObject"));
    let fields = fields(named, class, classes, false, &mut imports);
    let class = declare::class("public", class, base, None, if fields.is_empty() { "{}" } else { "{" }, 0);
    rendered(&Model {
        package: scope.package,
        imports: imports.lines(),
        doc,
        annotations: Vec::new(),
        class,
        inherited: Vec::new(),
        fields,
    })
}

/// What fabric8 has to know of the kind.
fn annotations(kind: &Kind, version: &Version, imports: &mut Imports) -> Vec<String> {
    let mut name = |name: &str| imports.name(&format!("{ANNOTATIONS}.{name}"));
    let of_version = match &version.deprecated {
        Some(warning) => declare::annotation_with(
            &name("Version"),
            vec![
                ("value", Doc::Literal(literal(&version.name), ",".len())),
                ("deprecated", text("true")),
                ("deprecationWarning", Doc::Literal(literal(warning), ")".len())),
            ],
            0,
        ),
        None => declare::annotation(&name("Version"), &version.name, 0),
    };
    let mut annotations = vec![declare::annotation(&name("Group"), &kind.group, 0), of_version];
    for (annotation, text) in [("Kind", &kind.kind), ("Plural", &kind.plural), ("Singular", &kind.singular)] {
        annotations.push(declare::annotation(&name(annotation), text, 0));
    }
    for (annotation, texts) in [("ShortNames", &kind.short_names), ("Categories", &kind.categories)] {
        if !texts.is_empty() {
            annotations.push(declare::annotation_of_all(&name(annotation), texts));
        }
    }
    if version.deprecated.is_some() {
        annotations.insert(0, format!("@{}", imports.name("java.lang.Deprecated")));
    }
    annotations.push(declare::annotation(&imports.name("java.lang.SuppressWarnings"), "serial", 0));
    annotations
}

fn inherited(field: &Field, types: &[String], imports: &mut Imports) -> Inherited {
    let ty = ty(&field.ty, types, imports);
    let accessor = capital(&field.json);
    Inherited {
        override_: imports.name("java.lang.Override"),
        json_property: declare::annotation(
            &imports.name("com.fasterxml.jackson.annotation.JsonProperty"),
            &field.json,
            2,
        ),
        setter: declare::setter("void", &accessor, ty, &field.json),
        set: format!("super.set{accessor}({});", field.json),
        keep_null: declare::keep_null(&field.json, &field.json),
    }
}

fn fields(named: &Named, class: &str, types: &[String], is_root: bool, imports: &mut Imports) -> Vec<FieldView> {
    let Shape::Struct(fields) = &named.shape else { return Vec::new() };
    let names = names::fields(fields, is_root);
    let is_own = |field: &Field| !is_root || !matches!(field.json.as_str(), "spec" | "status");
    let fields = fields.iter().zip(names).filter(|(field, _)| is_own(field) && is_constant(&field.json));
    fields.take(MOST_FIELDS).map(|(field, name)| self::field(field, name, class, types, imports)).collect()
}

fn field(field: &Field, name: String, class: &str, types: &[String], imports: &mut Imports) -> FieldView {
    let ty = ty(&field.ty, types, imports);
    let accessor = capital(&name);
    let mut notes = Vec::new();
    if field.required {
        notes.push("Required.".to_owned());
    }
    notes.extend(field.default.as_ref().map(|default| format!("Default: {default}")));
    FieldView {
        doc: comment(field.doc.as_deref().unwrap_or_default(), &notes, None, 2),
        declaration: declare::field(ty.clone(), &name),
        json_property: declare::annotation(
            &imports.name("com.fasterxml.jackson.annotation.JsonProperty"),
            &field.json,
            2,
        ),
        getter: declare::accessor(ty.clone(), &format!("get{accessor}"), 2),
        setter: declare::setter(class, &accessor, ty, &name),
        assignment: declare::assignment(&name),
        keep_null: field.nullable.then(|| declare::keep_null(&field.json, &name)),
        name,
    }
}

fn constants(class: &str, values: &[String]) -> Vec<String> {
    let values: Vec<&String> = values.iter().filter(|value| is_constant(value)).take(MOST_CONSTANTS).collect();
    let names = names_of(&values, Case::ShoutySnake, &[]);
    names.iter().zip(values).map(|(name, value)| declare::constant(class, name, value)).collect()
}

fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}
