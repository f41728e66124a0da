//! Calls of methods that are the same for every program.

use syn::ExprMethodCall;
use syn::spanned::Spanned;

use super::calls::display;
use super::eval::Eval;
use super::{Told, Val};
use crate::known::Known;
use crate::ty::{Ty, show_path};

impl Eval<'_> {
    pub(super) fn method(&mut self, call: &ExprMethodCall, expected: Option<&Ty>) -> Told<Val> {
        let name = call.method.to_string();
        if let Some(changed) = self.change(call) {
            return changed;
        }
        // What is converted into the expected type is itself of another: only texts and numbers stay what they are.
        let receiver_type =
            if matches!(name.as_str(), "clone" | "to_vec" | "unwrap_or_default") { expected } else { None };
        let val = self.eval(&call.receiver, receiver_type)?;
        if let (Val::Generator, Some(generator)) = (&val, self.generator) {
            let types: Vec<_> = call.turbofish.iter().flat_map(|list| &list.args).collect();
            return match (name.as_str(), types.as_slice()) {
                ("subschema_for", [syn::GenericArgument::Type(ty)]) => {
                    let ty = self.engine.tree.ty(&self.scope, ty);
                    Ok(Val::Written(generator.of_use(&ty)))
                }
                _ => self.unknown(call),
            };
        }
        if call.args.is_empty() && name == "into" {
            return match (&val, expected) {
                // In a schema all is JSON, whatever type of schemars or serde_json it passes through.
                (_, None | Some(Ty::Unknown(_))) if self.generator.is_some() => Ok(val),
                (Val::Str(_), Some(Ty::Known(Known::Text | Known::Json, _))) => Ok(val),
                (Val::Str(_), Some(Ty::Known(Known::Wrapper, args))) if args.first() == Some(&text()) => Ok(val),
                (Val::Str(_), Some(Ty::Known(Known::Option, args))) if args.first() == Some(&text()) => {
                    Ok(Val::Some(Box::new(val)))
                }
                (Val::Int(_) | Val::Float(_) | Val::Bool(_), Some(Ty::Known(known, _))) if is_number(*known) => Ok(val),
                (Val::Seq(_), Some(Ty::Known(Known::Sequence | Known::Set, _))) => Ok(val),
                _ => self.unknown(call),
            };
        }
        if !call.args.is_empty() {
            return match (name.as_str(), &val) {
                // The text of an `expect` is not part of the value.
                ("expect", Val::Some(inner)) => Ok((**inner).clone()),
                _ => self.unknown(call),
            };
        }
        match (name.as_str(), &val) {
            ("unwrap", Val::Some(inner)) => Ok((**inner).clone()),
            _ => self.builtin(&name, &val).map_or_else(|| self.unknown(call), Ok),
        }
    }

    /// `Option::is_none`, `Vec::is_empty` and the like, named by an attribute.
    pub(super) fn builtin_method(&mut self, path: &syn::Path, val: Val, name: &str) -> Told<Val> {
        match self.builtin(name, &val) {
            Some(val) => Ok(val),
            None => Err(self.refuse(path.span(), format!("the function `{}` is not known", show_path(path)))),
        }
    }

    fn builtin(&self, name: &str, val: &Val) -> Option<Val> {
        match (name, val) {
            ("to_string", val) => display(val).map(Val::Str),
            (
                "to_owned" | "to_value" | "clone" | "as_str" | "as_ref" | "to_vec" | "into_iter" | "iter" | "cloned"
                | "copied",
                val,
            ) => Some(val.clone()),
            ("is_none", Val::None) => Some(Val::Bool(true)),
            ("is_none", Val::Some(_)) => Some(Val::Bool(false)),
            ("is_some", Val::None) => Some(Val::Bool(false)),
            ("is_some", Val::Some(_)) => Some(Val::Bool(true)),
            ("is_empty", Val::Str(s)) => Some(Val::Bool(s.is_empty())),
            ("is_empty", Val::Seq(items)) => Some(Val::Bool(items.is_empty())),
            ("is_empty", Val::Map(entries)) => Some(Val::Bool(entries.is_empty())),
            ("len", Val::Seq(items)) => Some(Val::Int(i128::try_from(items.len()).ok()?)),
            ("len", Val::Str(s)) => Some(Val::Int(i128::try_from(s.len()).ok()?)),
            _ => None,
        }
    }
}

pub(super) fn text() -> Ty {
    Ty::Known(Known::Text, Vec::new())
}

fn is_number(known: Known) -> bool {
    matches!(known, Known::Signed(_) | Known::Unsigned(_) | Known::F32 | Known::F64 | Known::Bool)
}
