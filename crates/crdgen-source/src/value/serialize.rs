//! What serde writes for a value.

use crdgen_core::types::{Name, Tag};
use serde_json::{Map, Number, Value, json};

use super::{Refusal, Told, Val, is_skipped};
use crate::container::member;
use crate::engine::Engine;
use crate::item::{FieldStyle, Fields, Shape};
use crate::known::Known;
use crate::tree::ItemId;
use crate::ty::{Scope, Ty};

/// What serde writes for `val` of type `ty`; nothing if the type is not `Serialize`.
pub(crate) fn serialize(engine: &Engine, val: &Val, ty: &Ty) -> Told<Option<Value>> {
    if let Val::Written(value) = val {
        return Ok(Some(value.clone()));
    }
    let written = match ty {
        Ty::Item(id, args) => return of_item(engine, val, *id, args),
        Ty::Known(Known::Wrapper, args) => match args.first() {
            Some(inner) => return serialize(engine, val, inner),
            None => None,
        },
        Ty::Known(Known::Option, args) => match (val, args.first()) {
            (Val::None, _) => Some(Value::Null),
            (Val::Some(inner), Some(ty)) => return serialize(engine, inner, ty),
            _ => None,
        },
        Ty::Known(Known::Sequence | Known::Set | Known::SmallVec, args) => match (val, args.first()) {
            (Val::Seq(items), Some(ty)) => return list(engine, items.iter().map(|v| (v, ty))),
            _ => None,
        },
        Ty::Array(ty, _) => match val {
            Val::Seq(items) => return list(engine, items.iter().map(|v| (v, &**ty))),
            _ => None,
        },
        Ty::Tuple(types) => match val {
            Val::Seq(items) => return list(engine, items.iter().zip(types)),
            _ => None,
        },
        Ty::Known(Known::Map, args) => match (val, args.as_slice()) {
            (Val::Map(entries), [key, value, ..]) => return map(engine, entries, key, value),
            _ => None,
        },
        Ty::Known(Known::Duration, _) => match val {
            Val::Duration(secs, nanos) => Some(json!({"secs": secs, "nanos": nanos})),
            _ => None,
        },
        Ty::Known(Known::F32, _) => match val {
            #[allow(clippy::cast_possible_truncation)] // serde_json writes an `f32` as the `f64` next to it
            Val::Float(float) => number(f64::from(*float as f32)),
            _ => untyped(val),
        },
        Ty::Known(Known::F64, _) | Ty::Known(Known::JsonNumber, _) => match val {
            Val::Float(float) => number(*float),
            _ => untyped(val),
        },
        Ty::Known(..) => untyped(val),
        Ty::Unknown(unknown) => return Err(Refusal::new(unknown.message.clone())),
        Ty::Made(made) => return Err(Refusal::new(format!("`{}` makes its schema", made.path))),
    };
    written.map(Some).ok_or_else(|| Refusal::new("the value does not fit its type"))
}

/// JSON of a value whose type says nothing more about it.
pub(super) fn untyped(val: &Val) -> Option<Value> {
    match val {
        Val::Unit | Val::None => Some(Value::Null),
        Val::Bool(b) => Some(json!(b)),
        Val::Int(i) => i64::try_from(*i).map(Value::from).or_else(|_| u64::try_from(*i).map(Value::from)).ok(),
        Val::Float(f) => number(*f),
        Val::Char(c) => Some(json!(c.to_string())),
        Val::Str(s) => Some(json!(s)),
        Val::Some(inner) => untyped(inner),
        Val::Seq(items) => items.iter().map(untyped).collect::<Option<Vec<_>>>().map(Value::Array),
        Val::Written(value) => Some(value.clone()),
        Val::Map(entries) => {
            let mut map = Map::new();
            for (key, value) in entries {
                map.insert(untyped(key)?.as_str()?.to_owned(), untyped(value)?);
            }
            Some(Value::Object(map))
        }
        Val::Struct(_) | Val::Variant(..) | Val::Duration(..) | Val::Generator => None,
    }
}

fn number(float: f64) -> Option<Value> {
    Number::from_f64(float).map(Value::Number)
}

fn list<'v>(engine: &Engine, items: impl Iterator<Item = (&'v Val, &'v Ty)>) -> Told<Option<Value>> {
    let mut out = Vec::new();
    for (val, ty) in items {
        match serialize(engine, val, ty)? {
            Some(value) => out.push(value),
            None => return Ok(None),
        }
    }
    Ok(Some(Value::Array(out)))
}

fn map(engine: &Engine, entries: &[(Val, Val)], key_type: &Ty, value_type: &Ty) -> Told<Option<Value>> {
    let mut out = Map::new();
    for (key, value) in entries {
        let (key, value) = (serialize(engine, key, key_type)?, serialize(engine, value, value_type)?);
        let (Some(key), Some(value)) = (key, value) else { return Ok(None) };
        let key = match key {
            Value::String(text) => text,
            Value::Number(number) => number.to_string(),
            Value::Bool(b) => b.to_string(),
            _ => return Err(Refusal::new("a key of a map is no text")),
        };
        out.insert(key, value);
    }
    Ok(Some(Value::Object(out)))
}

fn of_item(engine: &Engine, val: &Val, id: ItemId, args: &[Ty]) -> Told<Option<Value>> {
    let name = engine.name(id);
    if !engine.derives(id, "Serialize") {
        if engine.derives(id, "Serialize_repr") {
            return Err(Refusal::new(format!("`{name}` is written as a number")).or_at(engine.place(id)));
        }
        return match engine.trait_impl(id, "Serialize") {
            Some(_) => Err(Refusal::new(format!("`{name}` is written by code of its own")).or_at(engine.place(id))),
            None => Ok(None),
        };
    }
    let Some(item) = engine.item(id) else {
        return Err(Refusal::new(format!("the attributes of `{name}` are wrong")).or_at(engine.place(id)));
    };
    if item.into.is_some() {
        return Err(Refusal::new(format!("`{name}` is converted before it is written")).or_at(engine.place(id)));
    }
    let scope = Scope::inside(&engine.tree, id, &item.generics, args);
    let unfit = || Refusal::new(format!("the value does not fit `{name}`")).or_at(engine.place(id));
    match (&item.shape, val) {
        (Shape::Struct(fields, _), _) if fields.style == FieldStyle::Unit => Ok(Some(Value::Null)),
        (Shape::Struct(fields, tag), Val::Struct(members)) => {
            if item.transparent
                && let Some(field) = fields.fields.iter().find(|f| f.transparent)
            {
                let inner = val.member(&member(&field.member)).ok_or_else(unfit)?;
                return serialize(engine, inner, &engine.tree.ty(&scope, &field.ty));
            }
            let tag = tag.as_ref().map(|tag| (tag.as_str(), item.name.serialize.as_str()));
            content(engine, &scope, fields, members, tag)
        }
        (Shape::Enum(tag, variants), Val::Variant(ident, members)) => {
            let variant = variants.iter().find(|v| v.ident == ident).ok_or_else(unfit)?;
            if variant.serialize_with.is_some() {
                return Err(Refusal::new(format!("`{name}::{ident}` is written by a function")));
            }
            let tag = if variant.untagged { &Tag::Untagged } else { tag };
            of_variant(engine, &scope, tag, &variant.name, &variant.fields, members)
        }
        (Shape::Struct(..), _) | (Shape::Enum(..), _) => Err(unfit()),
    }
}

fn of_variant(
    engine: &Engine,
    scope: &Scope,
    tag: &Tag,
    name: &Name,
    fields: &Fields,
    members: &[(String, Val)],
) -> Told<Option<Value>> {
    let name = name.serialize.as_str();
    let unit = fields.style == FieldStyle::Unit;
    if let Tag::Internal { tag } = tag {
        if unit {
            return Ok(Some(json!({tag: name})));
        }
        let tagged = (fields.style == FieldStyle::Named).then_some((tag.as_str(), name));
        let Some(written) = content(engine, scope, fields, members, tagged)? else { return Ok(None) };
        return match written {
            Value::Object(mut map) => {
                map.insert(tag.clone(), json!(name));
                Ok(Some(Value::Object(map)))
            }
            _ => Err(Refusal::new("a tag cannot be put into this value")),
        };
    }
    let content = if unit { Some(Value::Null) } else { content(engine, scope, fields, members, None)? };
    let Some(content) = content else { return Ok(None) };
    Ok(Some(match tag {
        Tag::External if unit => json!(name),
        Tag::External => json!({name: content}),
        Tag::Adjacent { tag, .. } if unit => json!({tag: name}),
        Tag::Adjacent { tag, content: property } => json!({tag: name, property: content}),
        Tag::Untagged | Tag::Internal { .. } => content,
    }))
}

/// What the fields of a struct or a variant are written as.
fn content(
    engine: &Engine,
    scope: &Scope,
    fields: &Fields,
    members: &[(String, Val)],
    tag: Option<(&str, &str)>,
) -> Told<Option<Value>> {
    let mut named = Map::new();
    let mut unnamed = Vec::new();
    if let Some((property, name)) = tag {
        named.insert(property.to_owned(), json!(name));
    }
    for field in fields.fields.iter().filter(|f| !f.skip.serializing) {
        let place = member(&field.member);
        let Some((_, val)) = members.iter().find(|(n, _)| *n == place) else {
            return Err(Refusal::new(format!("the value has no field `{place}`")));
        };
        let ty = engine.tree.ty(scope, &field.ty);
        if let Some(path) = &field.skip_serializing_if
            && is_skipped(engine, scope, &path.path, val, &ty)?
        {
            continue;
        }
        if field.serialize_with.is_some() {
            return Err(Refusal::new(format!("field `{place}` is written by a function")));
        }
        let Some(value) = serialize(engine, val, &ty)? else { return Ok(None) };
        match (fields.style, field.flatten, value) {
            (FieldStyle::Named, true, Value::Object(map)) => named.extend(map),
            (FieldStyle::Named, true, Value::Null) => {}
            (FieldStyle::Named, true, _) => return Err(Refusal::new(format!("field `{place}` cannot be flattened"))),
            (FieldStyle::Named, false, value) => {
                named.insert(field.name.serialize.clone(), value);
            }
            (_, _, value) => unnamed.push(value),
        }
    }
    Ok(Some(match fields.style {
        FieldStyle::Unit => Value::Null,
        FieldStyle::Named => Value::Object(named),
        FieldStyle::Newtype => unnamed.pop().unwrap_or(Value::Null),
        FieldStyle::Tuple => Value::Array(unnamed),
    }))
}
