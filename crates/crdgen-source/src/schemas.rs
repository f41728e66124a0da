//! The JSON Schemas of resolved types, with `$defs` as schemars makes them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crdgen_core::diagnostic::{Diagnostic, Note, Span};
use crdgen_core::types::{self, Contract, Types};
use serde_json::{Map, Value, json};

use crate::container::{Containers, FieldType};
use crate::known::{self, Known};
use crate::ty::{Ty, tidy};
use crate::value::{self, Generate, Refusal};

/// The schemas of one kind under one contract.
pub(crate) struct Schemas<'a> {
    containers: &'a Containers<'a>,
    contract: Contract,
    definitions: BTreeMap<String, Value>,
    /// The names of the definitions that stand for types of the package.
    names: BTreeMap<Ty, String>,
    trail: Vec<Note>,
    /// The types whose own schema is being made, to stop at one that is written as itself.
    open: Vec<Ty>,
}

impl<'a> Schemas<'a> {
    pub(crate) fn new(containers: &'a Containers<'a>, contract: Contract, trail: Vec<Note>) -> Self {
        Self { containers, contract, definitions: BTreeMap::new(), names: BTreeMap::new(), trail, open: Vec::new() }
    }

    /// The root schema of a type, with all definitions.
    pub(crate) fn root(mut self, ty: &Ty) -> Value {
        let root = self.subschema(ty);
        self.with_definitions(root)
    }

    /// The same, but with the type's own schema at the root and not behind a reference.
    pub(crate) fn whole(mut self, ty: &Ty) -> Value {
        let root = self.own_schema(ty);
        self.with_definitions(root)
    }

    fn with_definitions(self, root: Value) -> Value {
        let definitions = Value::Object(Map::from_iter(self.definitions));
        match root {
            Value::Object(mut root) => {
                root.insert("$defs".to_owned(), definitions);
                Value::Object(root)
            }
            other => other,
        }
    }

    fn refuse(&mut self, rule: &'static str, message: &str, help: &str, span: Option<Span>) {
        let mut diagnostic = Diagnostic::error(rule, message).at(span).help(help);
        diagnostic.trail = self.trail.clone();
        self.containers.engine.report(diagnostic);
    }

    fn define(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.definitions.contains_key(name) {
            self.definitions.insert(name.to_owned(), Value::Bool(true));
            let schema = make(self);
            self.definitions.insert(name.to_owned(), schema);
        }
        json!({"$ref": format!("#/$defs/{name}")})
    }

    /// A name for a type's definition that no other has.
    fn name_of(&mut self, ty: &Ty) -> String {
        if let Some(name) = self.names.get(ty) {
            return name.clone();
        }
        let base = match ty {
            Ty::Item(id, _) => self.containers.engine.tree.item(*id).ident.to_string(),
            Ty::Known(known, _) => format!("{known:?}"),
            _ => "Type".to_owned(),
        };
        let taken = |name: &str| self.names.values().any(|n| n == name);
        let mut name = base.clone();
        let mut number = 2;
        while taken(&name) {
            name = format!("{base}{number}");
            number += 1;
        }
        self.names.insert(ty.clone(), name.clone());
        name
    }

    fn own_schema(&mut self, ty: &Ty) -> Value {
        if self.open.contains(ty) {
            self.refuse(
                "recursive-type",
                "this type is written as itself, without end",
                "put the inner one behind a field of its own",
                None,
            );
            return Value::Bool(true);
        }
        self.open.push(ty.clone());
        let schema = self.make(ty);
        self.open.pop();
        schema
    }

    fn make(&mut self, ty: &Ty) -> Value {
        match ty {
            Ty::Item(..) if self.containers.by_hand(ty).is_some() => self.by_hand(ty),
            Ty::Item(..) => match self.containers.get(ty, &self.trail) {
                Some(container) => types::json_schema(&container, self.contract, &mut Fields { schemas: self }),
                None => Value::Bool(true),
            },
            Ty::Known(Known::Option, args) => {
                let mut schema = args.first().map_or(Value::Bool(true), |t| self.subschema(t));
                allow_null(&mut schema);
                schema
            }
            Ty::Known(Known::Wrapper, args) => args.first().map_or(Value::Bool(true), |t| self.own_schema(t)),
            Ty::Known(Known::Map, args) => {
                let key = args.first().map_or(Value::Bool(true), |t| self.own_schema(t));
                let value = args.get(1).map_or(Value::Bool(true), |t| self.subschema(t));
                self.map(&key, value)
            }
            Ty::Known(Known::K8s(definition), _) => self.k8s(definition),
            Ty::Known(known, args) => {
                let contract = self.contract;
                known::schema(*known, contract, |place| {
                    args.get(place).map_or(Value::Bool(true), |t| self.subschema(t))
                })
                .0
            }
            Ty::Tuple(items) => {
                let items: Vec<Value> = items.iter().map(|t| self.subschema(t)).collect();
                json!({"type": "array", "minItems": items.len(), "maxItems": items.len(), "prefixItems": items})
            }
            Ty::Array(_, 0) => json!({"type": "array", "maxItems": 0}),
            Ty::Array(item, length) => {
                json!({"type": "array", "items": self.subschema(item), "minItems": length, "maxItems": length})
            }
            Ty::Made(made) => {
                let engine = self.containers.engine;
                let told = value::made(engine, made, &Generator(RefCell::new(self)));
                told.unwrap_or_else(|refusal| {
                    self.refuse_code(
                        &format!("the schema is made by the function `{}`", tidy(&made.path)),
                        refusal,
                        &made.span,
                    )
                })
            }
            Ty::Unknown(unknown) => {
                self.refuse(unknown.rule, &unknown.message, &unknown.help, unknown.span.clone());
                Value::Bool(true)
            }
        }
    }

    fn by_hand(&mut self, ty: &Ty) -> Value {
        let (engine, Some((block, scope))) = (self.containers.engine, self.containers.by_hand(ty)) else {
            return Value::Bool(true);
        };
        let told = value::by_hand(engine, &block, &scope, &Generator(RefCell::new(self)));
        told.unwrap_or_else(|refusal| {
            let place = match ty {
                Ty::Item(id, _) => engine.place(*id),
                _ => None,
            };
            self.refuse_code("the schema of this type is written by hand", refusal, &place)
        })
    }

    /// Code makes the schema, and it cannot be evaluated.
    fn refuse_code(&mut self, what: &str, refusal: Refusal, span: &Option<Span>) -> Value {
        let message = format!("{what}, as code: {}", refusal.message);
        let help = "say it with attributes: `#[crd(…)]`, `#[schemars(extend(…))]` or `#[schemars(with = \"…\")]`";
        self.refuse("schema-by-code", &message, help, refusal.span.or_else(|| span.clone()));
        Value::Bool(true)
    }

    /// The schema of a definition of Kubernetes' API; all that it leads to is defined.
    fn k8s(&mut self, definition: &str) -> Value {
        let Some(found) = self.containers.engine.k8s(definition) else { return Value::Bool(true) };
        for name in &found.references {
            self.define(name, |this| this.k8s(name));
        }
        found.schema.clone()
    }

    /// A map's schema depends on what its keys can be, as in schemars.
    fn map(&self, key: &Value, value: Value) -> Value {
        let alternatives = match key.get("anyOf").and_then(Value::as_array) {
            Some(all) => all.iter().collect(),
            None => vec![key],
        };
        if alternatives.iter().any(|a| !a.is_object()) {
            return json!({"type": "object", "additionalProperties": value});
        }
        let (mut any, mut patterns, mut names) = (false, BTreeMap::new(), BTreeMap::new());
        for alternative in alternatives {
            let alternative = self.dereference(alternative);
            let ty = alternative.get("type").and_then(Value::as_str);
            let pattern = alternative.get("pattern").and_then(Value::as_str);
            let values = alternative.get("enum").and_then(Value::as_array);
            match (ty, pattern, values) {
                (Some("string"), Some(pattern), _) => {
                    patterns.insert(pattern.to_owned(), value.clone());
                }
                (Some("string"), None, Some(values)) if values.iter().all(Value::is_string) => {
                    names.extend(values.iter().filter_map(Value::as_str).map(|n| (n.to_owned(), value.clone())));
                }
                (Some("integer"), ..) => {
                    let unsigned = alternative.get("minimum").and_then(Value::as_u64) == Some(0);
                    let pattern = if unsigned { r"^\d+$" } else { r"^-?\d+$" };
                    patterns.insert(pattern.to_owned(), value.clone());
                }
                _ => any = true,
            }
        }
        let mut schema = json!({"type": "object", "additionalProperties": if any { value } else { json!(false) }});
        if !patterns.is_empty() {
            schema["patternProperties"] = Value::Object(Map::from_iter(patterns));
        }
        if !names.is_empty() {
            schema["properties"] = Value::Object(Map::from_iter(names));
        }
        schema
    }

    fn dereference<'v>(&'v self, schema: &'v Value) -> &'v Value {
        schema
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|r| r.strip_prefix("#/$defs/"))
            .and_then(|name| self.definitions.get(name))
            .unwrap_or(schema)
    }
}

impl Types<Ty> for Schemas<'_> {
    fn subschema(&mut self, ty: &Ty) -> Value {
        match ty {
            Ty::Item(..) => {
                if let Some(inner) = self.containers.stands_for(ty) {
                    return self.subschema(&inner);
                }
                if self.containers.is_inline(ty) {
                    return self.own_schema(ty);
                }
                let name = self.name_of(ty);
                self.define(&name, |this| this.own_schema(ty))
            }
            Ty::Known(Known::Wrapper, args) => args.first().map_or(Value::Bool(true), |t| self.subschema(t)),
            Ty::Known(Known::K8s(definition), _) => self.define(definition, |this| this.own_schema(ty)),
            Ty::Known(known, _) => {
                let inlined = known::schema(*known, self.contract, |_| Value::Bool(true)).1;
                if inlined {
                    return self.own_schema(ty);
                }
                let name = self.name_of(ty);
                self.define(&name, |this| this.own_schema(ty))
            }
            _ => self.own_schema(ty),
        }
    }

    fn schema(&mut self, ty: &Ty) -> Value {
        match self.containers.stands_for(ty) {
            Some(inner) => self.schema(&inner),
            None => self.own_schema(ty),
        }
    }

    fn schema_of_some(&mut self, ty: &Ty) -> Value {
        match ty {
            Ty::Known(Known::Option | Known::Wrapper, args) => {
                args.first().map_or(Value::Bool(true), |t| self.schema_of_some(t))
            }
            _ => match self.containers.stands_for(ty) {
                Some(inner) => self.schema_of_some(&inner),
                None => self.own_schema(ty),
            },
        }
    }

    fn is_option(&mut self, ty: &Ty) -> bool {
        match ty {
            Ty::Known(Known::Option, _) => true,
            Ty::Known(Known::Wrapper, args) => args.first().is_some_and(|t| self.is_option(t)),
            _ => self.containers.stands_for(ty).is_some_and(|inner| self.is_option(&inner)),
        }
    }
}

/// What the author's code calls the generator.
struct Generator<'s, 'a>(RefCell<&'s mut Schemas<'a>>);

impl Generate for Generator<'_, '_> {
    fn of_use(&self, ty: &Ty) -> Value {
        self.0.borrow_mut().subschema(ty)
    }

    fn of_type(&self, ty: &Ty) -> Value {
        self.0.borrow_mut().schema(ty)
    }
}

/// A container's fields are of types that carry the place they are written at.
struct Fields<'s, 'a> {
    schemas: &'s mut Schemas<'a>,
}

impl Fields<'_, '_> {
    fn at<T>(&mut self, field: &FieldType, f: impl FnOnce(&mut Schemas<'_>, &Ty) -> T) -> T {
        self.schemas.trail.push(field.note.clone());
        let out = f(self.schemas, &field.ty);
        self.schemas.trail.pop();
        out
    }
}

impl Types<FieldType> for Fields<'_, '_> {
    fn subschema(&mut self, field: &FieldType) -> Value {
        self.at(field, |s, ty| s.subschema(ty))
    }

    fn schema(&mut self, field: &FieldType) -> Value {
        self.at(field, |s, ty| s.schema(ty))
    }

    fn schema_of_some(&mut self, field: &FieldType) -> Value {
        self.at(field, |s, ty| s.schema_of_some(ty))
    }

    fn is_option(&mut self, field: &FieldType) -> bool {
        self.schemas.is_option(&field.ty)
    }
}

/// `Option<T>` as schemars writes it.
fn allow_null(schema: &mut Value) {
    let nothing = json!({"type": "null"});
    let map = match schema {
        Value::Object(map) => map,
        Value::Bool(false) => {
            *schema = nothing;
            return;
        }
        _ => return,
    };
    if let (1, Some(Value::Array(all))) = (map.len(), map.get("anyOf"))
        && all.iter().any(|s| s.get("type").and_then(Value::as_str) == Some("null"))
    {
        return;
    }
    if ["if", "allOf", "anyOf", "oneOf", "$ref"].iter().any(|k| map.contains_key(*k)) {
        *schema = json!({"anyOf": [schema.take(), nothing]});
        return;
    }
    match map.get_mut("type") {
        Some(Value::Array(types)) if !types.contains(&json!("null")) => types.push(json!("null")),
        Some(ty @ Value::String(_)) if *ty != json!("null") => *ty = json!([ty.clone(), "null"]),
        _ => {}
    }
    if let Some(constant) = map.remove("const") {
        if !constant.is_null() {
            map.insert("enum".to_owned(), Value::Array(vec![constant, Value::Null]));
        }
    } else if let Some(Value::Array(values)) = map.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
}
