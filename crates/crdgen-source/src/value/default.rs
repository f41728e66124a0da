//! `Default::default()` of a type.

use serde_json::json;

use super::eval::Eval;
use super::{Refusal, Told, Val};
use crate::container::member;
use crate::engine::Engine;
use crate::item::{FieldStyle, Shape};
use crate::k8s;
use crate::known::Known;
use crate::tree::ItemId;
use crate::ty::{Scope, Ty};

/// What `<ty as Default>::default()` returns.
pub(crate) fn default_of(engine: &Engine, ty: &Ty) -> Told<Val> {
    default_within(engine, ty, 0)
}

pub(super) fn default_within(engine: &Engine, ty: &Ty, depth: usize) -> Told<Val> {
    match ty {
        Ty::Item(id, args) => of_item(engine, *id, args, ty, depth),
        Ty::Known(known, args) => of_known(engine, *known, args, depth),
        Ty::Tuple(items) => Ok(Val::Seq(items.iter().map(|t| default_within(engine, t, depth)).collect::<Told<_>>()?)),
        Ty::Array(item, length) => Ok(Val::Seq(vec![default_within(engine, item, depth)?; *length])),
        Ty::Unknown(unknown) => Err(Refusal::new(unknown.message.clone())),
        Ty::Made(made) => Err(Refusal::new(format!("`{}` makes its schema", made.path))),
    }
}

fn of_known(engine: &Engine, known: Known, args: &[Ty], depth: usize) -> Told<Val> {
    let zero = |bits_known: bool| if bits_known { Ok(Val::Int(0)) } else { Err(Refusal::new("it has no default")) };
    match known {
        Known::Bool => Ok(Val::Bool(false)),
        Known::Signed(_) | Known::Unsigned(_) => zero(true),
        Known::F32 | Known::F64 => Ok(Val::Float(0.0)),
        Known::Char => Ok(Val::Char('\0')),
        Known::Text => Ok(Val::Str(String::new())),
        Known::Unit => Ok(Val::Unit),
        Known::Option => Ok(Val::None),
        Known::Wrapper => match args.first() {
            Some(inner) => default_within(engine, inner, depth),
            None => zero(false),
        },
        Known::Sequence | Known::Set | Known::SmallVec | Known::Bytes => Ok(Val::Seq(Vec::new())),
        Known::Map | Known::JsonMap => Ok(Val::Map(Vec::new())),
        Known::Duration => Ok(Val::Duration(0, 0)),
        Known::Json => Ok(Val::Written(json!(null))),
        Known::Decimal => Ok(Val::Written(json!("0"))),
        // chrono and jiff start their time in 1970, and a UUID is nil.
        Known::Formatted("date-time") => Ok(Val::Written(json!("1970-01-01T00:00:00Z"))),
        Known::Formatted("date") => Ok(Val::Written(json!("1970-01-01"))),
        Known::Formatted("partial-date-time") => Ok(Val::Written(json!("1970-01-01T00:00:00"))),
        Known::Formatted("partial-time") => Ok(Val::Written(json!("00:00:00"))),
        Known::Formatted("uuid") => Ok(Val::Written(json!("00000000-0000-0000-0000-000000000000"))),
        Known::K8s(definition) => match k8s::by_definition(definition).and_then(|t| t.default()) {
            Some(value) => Ok(Val::Written(value)),
            None => Err(Refusal::new(format!("`{definition}` has no default"))),
        },
        other => Err(Refusal::new(format!("`{other:?}` has no default"))),
    }
}

fn of_item(engine: &Engine, id: ItemId, args: &[Ty], ty: &Ty, depth: usize) -> Told<Val> {
    let name = engine.name(id);
    if depth > super::eval::MAX_DEPTH {
        return Err(Refusal::new(format!("the default of `{name}` is within itself")).or_at(engine.place(id)));
    }
    let Some(item) = engine.item(id) else {
        return Err(Refusal::new(format!("the attributes of `{name}` are wrong")).or_at(engine.place(id)));
    };
    let scope = Scope::inside(&engine.tree, id, &item.generics, args);
    if !engine.derives(id, "Default") && !is_default_by_macro(engine, id) {
        let Some((module, block)) = engine.trait_impl(id, "Default") else {
            let message = format!("`{name}` neither derives nor implements `Default`");
            return Err(Refusal::new(message).or_at(engine.place(id)));
        };
        let function = block.items.iter().find_map(|i| match i {
            syn::ImplItem::Fn(f) if f.sig.ident == "default" => Some(f),
            _ => None,
        });
        let Some(function) = function else { return Err(Refusal::new(format!("`{name}` has no `default()`"))) };
        let scope = Scope { module, ..scope };
        return Eval::deeper(engine, scope, depth + 1).body(&function.block, Some(ty));
    }
    match &item.shape {
        Shape::Struct(fields, _) => {
            let mut made = Vec::new();
            for field in &fields.fields {
                let ty = engine.tree.ty(&scope, &field.ty);
                let val = default_within(engine, &ty, depth + 1).map_err(|r| r.or_at(engine.place(id)))?;
                made.push((member(&field.member), val));
            }
            Ok(if fields.style == FieldStyle::Unit { Val::Unit } else { Val::Struct(made) })
        }
        Shape::Enum(_, variants) => match variants.iter().find(|v| v.is_default) {
            Some(variant) => Ok(Val::Variant(crate::span::name(&variant.ident), Vec::new())),
            None => Err(Refusal::new(format!("`{name}` marks no variant as `#[default]`")).or_at(engine.place(id))),
        },
    }
}

/// Whether educe or derivative derives `Default`, in its plain form: with a value of one's own it is code in a text.
fn is_default_by_macro(engine: &Engine, id: ItemId) -> bool {
    let Some(input) = engine.input(id) else { return false };
    let is_plain = |attrs: &[syn::Attribute]| {
        attrs.iter().filter(|a| a.path().is_ident("educe") || a.path().is_ident("derivative")).any(|attr| {
            let words =
                attr.parse_args_with(syn::punctuated::Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated);
            words.into_iter().flatten().any(|word| word.path().is_ident("Default"))
        })
    };
    let fields = match &input.data {
        syn::Data::Struct(data) => &data.fields,
        _ => return false,
    };
    is_plain(&input.attrs) && !fields.iter().any(|field| is_plain(&field.attrs))
}
