//! Schemas that code makes: functions of `schemars(schema_with = "…")` and hand-written `JsonSchema`.
//!
//! A schema is JSON. The structs of schemars 0.8 are JSON under the names of their fields, marked as such, until the code has
//! returned; then they are put into the words of JSON Schema.

use serde_json::{Map, Value};
use syn::spanned::Spanned;
use syn::{Expr, ImplItem};

use super::eval::Eval;
use super::{Told, Val, serialize};
use crate::engine::Engine;
use crate::tree::{Found, Namespace};
use crate::ty::{Made, Scope, Ty};

/// What a schema generator gives for types.
pub(crate) trait Generate {
    /// `generator.subschema_for::<T>()`
    fn of_use(&self, ty: &Ty) -> Value;
    /// `T::json_schema(generator)`
    fn of_type(&self, ty: &Ty) -> Value;
}

/// Marks the structs of schemars 0.8.
const RAW: &str = "x-crdgen-schema-object";

/// Fields of `SchemaObject` that stand for groups of keywords, and methods of the same names that give them.
pub(super) const GROUPS: &[&str] = &["array", "extensions", "metadata", "number", "object", "string", "subschemas"];

/// The structs of schemars 0.8 that make up a schema.
const STRUCTS: &[&str] = &[
    "ArrayValidation",
    "Metadata",
    "NumberValidation",
    "ObjectValidation",
    "RootSchema",
    "SchemaObject",
    "StringValidation",
    "SubschemaValidation",
];

/// Names that code has by `use schemars::…::*`.
pub(crate) fn is_of_schemars(path: &[String]) -> bool {
    const NAMES: &[&str] = &["InstanceType", "JsonSchema", "Schema", "SchemaGenerator", "SingleOrVec", "json_schema"];
    let is_there = |name: &String| NAMES.contains(&name.as_str()) || STRUCTS.contains(&name.as_str());
    path.iter().any(|name| name == "schemars") && path.last().is_some_and(is_there)
}

/// The schema that a function makes.
pub(crate) fn made(engine: &Engine, made: &Made, generator: &dyn Generate) -> Told<Value> {
    let path: syn::Path = syn::parse_str(&made.path).map_err(|error| super::Refusal::new(error.to_string()))?;
    let mut eval = Eval { generator: Some(generator), ..Eval::new(engine, made.scope.clone()) };
    let val = match eval.owner(&path) {
        Some((ty, name)) if name == "json_schema" => Val::Written(generator.of_type(&ty)),
        _ => eval.call_path(&path, vec![Val::Generator], None)?,
    };
    finish(&eval, &val, &path)
}

/// The schema of a type that implements `JsonSchema` by hand.
pub(crate) fn by_hand(engine: &Engine, block: &syn::ItemImpl, scope: &Scope, generator: &dyn Generate) -> Told<Value> {
    let mut eval = Eval { generator: Some(generator), ..Eval::new(engine, scope.clone()) };
    let Some(function) = function(block, "json_schema") else { return eval.unknown(&block.self_ty) };
    super::calls::bind(&mut eval, &function.sig, vec![Val::Generator]);
    let val = eval.body(&function.block, None)?;
    finish(&eval, &val, &function.sig.ident)
}

/// Whether a hand-written `JsonSchema` asks to stand where the type is used.
pub(crate) fn is_inline(engine: &Engine, block: &syn::ItemImpl, scope: &Scope) -> bool {
    let names = ["inline_schema", "is_referenceable"];
    names.iter().filter_map(|name| Some((name, function(block, name)?))).any(|(name, function)| {
        let said = Eval::new(engine, scope.clone()).body(&function.block, None);
        said == Ok(Val::Bool(*name == "inline_schema"))
    })
}

fn function<'b>(block: &'b syn::ItemImpl, name: &str) -> Option<&'b syn::ImplItemFn> {
    block.items.iter().find_map(|item| match item {
        ImplItem::Fn(function) if function.sig.ident == name => Some(function),
        _ => None,
    })
}

fn finish(eval: &Eval, val: &Val, at: &(impl quote::ToTokens + Spanned)) -> Told<Value> {
    match serialize::untyped(val) {
        Some(mut schema @ (Value::Object(_) | Value::Bool(_))) => {
            put_into_words(&mut schema);
            Ok(schema)
        }
        _ => Err(eval.refuse(at.span(), "what it returns is no schema")),
    }
}

impl Eval<'_> {
    /// A function of schemars, serde_json or a generator; none if it is of something else.
    pub(super) fn schema_call(&mut self, path: &syn::Path, args: &[&Expr]) -> Option<Told<Val>> {
        let name = path.segments.last()?.ident.to_string();
        if let ("json_schema", [_], Some((ty, _)), Some(generator)) =
            (name.as_str(), args, self.owner(path), self.generator)
        {
            return Some(Ok(Val::Written(generator.of_type(&ty))));
        }
        let Some(Found::External(external)) = self.engine.tree.resolve(self.scope.module, path, Namespace::Values)
        else {
            return None;
        };
        let names: Vec<&str> = external.iter().map(String::as_str).collect();
        let is_schemars = names.contains(&"schemars");
        let owner = names.iter().rev().nth(1).copied().unwrap_or_default();
        match (name.as_str(), args) {
            ("default", []) if is_schemars && STRUCTS.contains(&owner) => Some(Ok(Val::Written(raw()))),
            ("new" | "default", []) if is_schemars && owner == "Map" => Some(Ok(Val::Map(Vec::new()))),
            ("new" | "default", []) if is_schemars && owner == "Set" => Some(Ok(Val::Seq(Vec::new()))),
            ("default", []) if is_schemars && owner == "Schema" => Some(Ok(Val::Written(Value::Object(Map::new())))),
            ("from_value", [arg]) if names.first() == Some(&"serde_json") => {
                Some(self.as_json(arg).map(|value| Val::Some(Box::new(Val::Written(value)))))
            }
            ("to_value", [arg]) if names.first() == Some(&"serde_json") => {
                Some(self.as_json(arg).map(|value| Val::Some(Box::new(Val::Written(value)))))
            }
            ("try_from", [arg]) if is_schemars => {
                Some(self.as_json(arg).map(|value| Val::Some(Box::new(Val::Written(value)))))
            }
            ("from" | "Object" | "Bool" | "Single" | "Vec", [arg]) if is_schemars => {
                Some(self.as_json(arg).map(Val::Written))
            }
            _ => None,
        }
    }

    /// `InstanceType::String` of schemars 0.8.
    pub(super) fn instance_type(&self, path: &syn::Path) -> Option<Val> {
        let Some(Found::External(external)) = self.engine.tree.resolve(self.scope.module, path, Namespace::Values)
        else {
            return None;
        };
        let [.., owner, name] = external.as_slice() else { return None };
        let is_there = owner == "InstanceType" && external.iter().any(|name| name == "schemars");
        is_there.then(|| Val::Str(name.to_lowercase()))
    }

    /// `SchemaObject { … }` and the structs in it.
    pub(super) fn schema_literal(&mut self, literal: &syn::ExprStruct) -> Option<Told<Val>> {
        let found = self.engine.tree.resolve(self.scope.module, &literal.path, Namespace::Types);
        let Some(Found::External(external)) = found else { return None };
        let is_there = external.iter().any(|name| name == "schemars");
        let is_struct = external.last().is_some_and(|name| STRUCTS.contains(&name.as_str()));
        (is_there && is_struct).then(|| {
            let mut schema = match &literal.rest {
                Some(rest) if !super::eval::is_default_call(rest) => self.as_json(rest)?,
                _ => raw(),
            };
            for field in &literal.fields {
                schema[crate::container::member(&field.member)] = self.as_json(&field.expr)?;
            }
            Ok(Val::Written(schema))
        })
    }
}

fn raw() -> Value {
    Value::Object(Map::from_iter([(RAW.to_owned(), Value::Bool(true))]))
}

/// A field of one of the structs of schemars 0.8, which is made where it is missing.
pub(super) fn field<'v>(schema: &'v mut Value, name: &str) -> Option<&'v mut Value> {
    let map = schema.as_object_mut()?;
    // The groups of a schema that was not made here are not told apart any more.
    let is_raw = map.contains_key(RAW);
    if !is_raw && name != "extensions" && name != "metadata" {
        return None;
    }
    map.insert(RAW.to_owned(), Value::Bool(true));
    let value = map.entry(name).or_insert(Value::Null);
    if value.is_null() && GROUPS.contains(&name) {
        *value = raw();
    }
    Some(value)
}

/// Puts the structs of schemars 0.8 into the words of JSON Schema.
fn put_into_words(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(put_into_words);
            if map.remove(RAW).is_some() {
                for (name, value) in std::mem::take(map) {
                    match value {
                        Value::Null => {}
                        Value::Object(group) if GROUPS.contains(&name.as_str()) => map.extend(group),
                        Value::Array(items) if name == "items" => {
                            map.insert("prefixItems".to_owned(), Value::Array(items));
                        }
                        value if is_neutral(&name, &value) => {}
                        value => {
                            map.insert(keyword(&name), value);
                        }
                    }
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(put_into_words),
        _ => {}
    }
}

/// What `Default` of the structs has, and schemars does not write.
fn is_neutral(name: &str, value: &Value) -> bool {
    match value {
        Value::Bool(false) => matches!(name, "deprecated" | "read_only" | "write_only"),
        Value::Array(items) => items.is_empty() && matches!(name, "required" | "examples"),
        Value::Object(map) => map.is_empty() && matches!(name, "properties" | "pattern_properties"),
        _ => false,
    }
}

fn keyword(field: &str) -> String {
    match field {
        "instance_type" => "type".to_owned(),
        "enum_values" => "enum".to_owned(),
        "const_value" => "const".to_owned(),
        "reference" => "$ref".to_owned(),
        "id" => "$id".to_owned(),
        "if_schema" => "if".to_owned(),
        "then_schema" => "then".to_owned(),
        "else_schema" => "else".to_owned(),
        // An extension, or a keyword of a schema that was there before.
        name if name.contains(['-', '$']) => name.to_owned(),
        name => {
            let mut words = name.split('_');
            let first = words.next().unwrap_or_default().to_owned();
            words.fold(first, |text, word| {
                let mut chars = word.chars();
                text + &chars.next().map(|c| c.to_ascii_uppercase().to_string()).unwrap_or_default() + chars.as_str()
            })
        }
    }
}
