//! Calls of functions: the package's own are run, those of other crates are known or refused.

use serde_json::json;
use syn::spanned::Spanned;
use syn::{Expr, ExprCall, FnArg, ImplItem, Pat, Signature};

use super::default::default_within;
use super::eval::{Eval, item_type};
use super::methods::text;
use super::{Told, Val};
use crate::known::Known;
use crate::span;
use crate::tree::{Found, ItemId, ItemKind, ModuleId, Namespace};
use crate::ty::{Scope, Ty, show_path};

impl Eval<'_> {
    pub(super) fn call(&mut self, call: &ExprCall, expected: Option<&Ty>) -> Told<Val> {
        let Expr::Path(function) = &*call.func else { return self.unknown(call) };
        if function.qself.is_some() {
            return self.qualified(call, function, expected);
        }
        let path = &function.path;
        let args: Vec<&Expr> = call.args.iter().collect();
        let is = |name: &str| path.is_ident(name);
        if is("Some") || is("Ok") {
            let [arg] = args[..] else { return self.unknown(call) };
            let inner = expected.and_then(some_type);
            let val = self.eval(arg, inner)?;
            return if is("Some") { Ok(Val::Some(Box::new(val))) } else { self.unknown(call) };
        }
        if path.segments.last().is_some_and(|s| s.ident == "default")
            && args.is_empty()
            && path.segments.iter().rev().nth(1).is_some_and(|s| s.ident == "Default")
        {
            return match expected {
                Some(ty) => default_within(self.engine, ty, self.depth + 1),
                None => self.unknown(call),
            };
        }
        let ends_in = |owner: &str| {
            let mut names = path.segments.iter().rev().map(|s| &s.ident);
            names.next().is_some_and(|n| n == "new") && names.next().is_some_and(|n| n == owner)
        };
        // A regular expression is its text wherever a schema asks for it.
        if let ([arg], true) = (&args[..], ends_in("Regex")) {
            return Ok(Val::Some(Box::new(self.eval(arg, None)?)));
        }
        if let ([Expr::Closure(lazy)], true) = (&args[..], ends_in("LazyLock") || ends_in("Lazy")) {
            return self.eval(&lazy.body, None);
        }
        if let Some(schema) = self.schema_call(path, &args) {
            return schema;
        }
        match self.target(path) {
            Some(Target::Function(module, sig, block, this)) => {
                let types = parameter_types(self, module, &sig, this.as_ref());
                let vals =
                    args.iter().enumerate().map(|(i, a)| self.eval(a, types.get(i))).collect::<Told<Vec<_>>>()?;
                self.run((module, &sig, &block, this), path, vals, expected)
            }
            Some(Target::Tuple(id, type_args, variant)) => {
                let type_args = match expected {
                    Some(Ty::Item(same, known)) if *same == id && type_args.is_empty() => known.clone(),
                    _ => type_args,
                };
                let types = self.field_types(id, &type_args, variant.as_deref());
                let mut fields = Vec::new();
                for (i, arg) in args.iter().enumerate() {
                    fields.push((i.to_string(), self.eval(arg, types.get(i).map(|(_, t)| t))?));
                }
                Ok(match variant {
                    Some(variant) => Val::Variant(variant, fields),
                    None => Val::Struct(fields),
                })
            }
            Some(Target::Default(ty)) => {
                let ty = match (&ty, expected) {
                    (Ty::Item(a, args), Some(known @ Ty::Item(b, _))) if a == b && args.is_empty() => known,
                    (Ty::Known(a, args), Some(known @ Ty::Known(b, _))) if a == b && args.is_empty() => known,
                    _ => &ty,
                };
                default_within(self.engine, ty, self.depth + 1)
            }
            Some(Target::Known(ty, name)) => self.known_call(call, &ty, &name, &args, expected),
            None => Err(self.refuse(call.span(), format!("the function `{}` is not known", show_path(path)))),
        }
    }

    /// `<T as Default>::default()` and `<T>::default()`, and the like of `JsonSchema`.
    fn qualified(&mut self, call: &ExprCall, function: &syn::ExprPath, _: Option<&Ty>) -> Told<Val> {
        let is = |name: &str| function.path.segments.last().is_some_and(|s| s.ident == name);
        let is_default = is("default");
        match &function.qself {
            Some(qself) if is("json_schema") && call.args.len() == 1 => {
                let ty = self.engine.tree.ty(&self.scope, &qself.ty);
                match self.generator {
                    Some(generator) => Ok(Val::Written(generator.of_type(&ty))),
                    None => self.unknown(call),
                }
            }
            Some(qself) if is_default && call.args.is_empty() => {
                let ty = self.engine.tree.ty(&self.scope, &qself.ty);
                default_within(self.engine, &ty, self.depth + 1)
            }
            _ => self.unknown(call),
        }
    }

    /// A function that an attribute names, on values that are there already.
    pub(super) fn call_path(&mut self, path: &syn::Path, vals: Vec<Val>, expected: Option<&Ty>) -> Told<Val> {
        let name = path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
        match self.target(path) {
            Some(Target::Function(module, sig, block, this)) => {
                self.run((module, &sig, &block, this), path, vals, expected)
            }
            Some(Target::Default(ty)) => default_within(self.engine, &ty, self.depth + 1),
            Some(Target::Known(Ty::Known(known, _), name))
                if vals.is_empty() && matches!(name.as_str(), "new" | "default") =>
            {
                default_within(self.engine, expected.unwrap_or(&Ty::Known(known, Vec::new())), self.depth + 1)
            }
            _ if name == "default" && vals.is_empty() && expected.is_some() && self.owner(path).is_none() => {
                match expected {
                    Some(ty) => default_within(self.engine, ty, self.depth + 1),
                    None => self.unknown(path),
                }
            }
            _ => Err(self.refuse(path.span(), format!("the function `{}` is not known", show_path(path)))),
        }
    }

    /// `skip_serializing_if = "path"` on a value of type `ty`.
    pub(super) fn call_path_on(&mut self, path: &syn::Path, val: Val, ty: &Ty) -> Told<Val> {
        if let Some(Target::Function(module, sig, block, this)) = self.target(path) {
            let mut scope = function_scope(module, this);
            // `fn is_default<T: Default>(value: &T)` learns what `T` is from the value's type.
            if let Some(name) = generic_parameter(&sig) {
                scope.parameters.push((name, ty.clone()));
            }
            let mut inner = self.inner(scope);
            bind(&mut inner, &sig, vec![val]);
            return inner.body(&block, None);
        }
        let name = path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
        match (name.as_str(), &val) {
            ("not", Val::Bool(b)) => Ok(Val::Bool(!b)),
            _ => self.builtin_method(path, val, &name),
        }
    }

    fn run(
        &mut self,
        (module, sig, block, this): (ModuleId, &Signature, &syn::Block, Option<Ty>),
        path: &syn::Path,
        vals: Vec<Val>,
        expected: Option<&Ty>,
    ) -> Told<Val> {
        let mut scope = function_scope(module, this);
        // `function::<Type>()`
        let types = self.engine.tree.arguments_of(&self.scope, path);
        scope.parameters.extend(sig.generics.type_params().map(|p| span::name(&p.ident)).zip(types));
        let declared = match &sig.output {
            syn::ReturnType::Type(_, ty) if sig.generics.params.is_empty() => Some(self.engine.tree.ty(&scope, ty)),
            _ => None,
        };
        if sig.asyncness.is_some() {
            return self.unknown(sig);
        }
        let mut inner = self.inner(scope);
        bind(&mut inner, sig, vals);
        inner.body(block, declared.as_ref().or(expected))
    }

    fn target(&self, path: &syn::Path) -> Option<Target> {
        match self.engine.tree.resolve(self.scope.module, path, Namespace::Values) {
            Some(Found::Item(id)) => match &self.engine.tree.item(id).kind {
                ItemKind::Function(function) => {
                    let module = self.engine.tree.item(id).module;
                    return Some(Target::Function(module, function.sig.clone(), function.block.clone(), None));
                }
                ItemKind::Data(_) => return Some(Target::Tuple(id, Vec::new(), None)),
                _ => return None,
            },
            Some(Found::Inside(id, names)) if names.len() == 1 && self.has_variant(id, &names[0]) => {
                return Some(Target::Tuple(id, Vec::new(), Some(names[0].clone())));
            }
            _ => {}
        }
        if path.is_ident("Self")
            && let Some(Ty::Item(id, args)) = &self.scope.this
        {
            return Some(Target::Tuple(*id, args.clone(), None));
        }
        // `Quantity("1Gi".to_owned())`: a tuple struct of another crate.
        if let ty @ Ty::Known(Known::K8s(_), _) = self.engine.tree.ty_of_path(&self.scope, path) {
            return Some(Target::Known(ty, String::new()));
        }
        let (owner, name) = self.owner(path)?;
        match &owner {
            Ty::Item(id, args) => {
                if self.has_variant(*id, &name) {
                    return Some(Target::Tuple(*id, args.clone(), Some(name)));
                }
                if let Some((module, sig, block)) = self.function_of(*id, &name) {
                    return Some(Target::Function(module, sig, block, Some(owner)));
                }
                (name == "default").then_some(Target::Default(owner))
            }
            Ty::Known(known, _) if name == "default" || (name == "new" && is_container(*known)) => {
                Some(Target::Default(owner))
            }
            Ty::Known(..) => Some(Target::Known(owner, name)),
            _ => None,
        }
    }

    fn function_of(&self, id: ItemId, name: &str) -> Option<(ModuleId, Signature, Box<syn::Block>)> {
        let all = || self.engine.tree.impls_of(id);
        let (own, of_traits) = (all().filter(|i| i.block.trait_.is_none()), all().filter(|i| i.block.trait_.is_some()));
        own.chain(of_traits).find_map(|imp| {
            imp.block.items.iter().find_map(|item| match item {
                ImplItem::Fn(f) if f.sig.ident == name => Some((imp.module, f.sig.clone(), Box::new(f.block.clone()))),
                _ => None,
            })
        })
    }

    pub(super) fn associated_constant(&self, id: ItemId, name: &str) -> Option<(ModuleId, Expr)> {
        self.engine.tree.impls_of(id).find_map(|imp| {
            imp.block.items.iter().find_map(|item| match item {
                ImplItem::Const(c) if c.ident == name => Some((imp.module, c.expr.clone())),
                _ => None,
            })
        })
    }

    fn known_call(
        &mut self,
        call: &ExprCall,
        owner: &Ty,
        name: &str,
        args: &[&Expr],
        expected: Option<&Ty>,
    ) -> Told<Val> {
        let Ty::Known(known, type_args) = owner else { return self.unknown(call) };
        let single = |this: &mut Self, expected: Option<&Ty>| match args {
            [arg] => this.eval(arg, expected),
            _ => this.unknown(call),
        };
        match (known, name) {
            (Known::Wrapper, "new" | "from") => {
                let inner = type_args.first().or_else(|| expected.and_then(some_type));
                single(self, inner)
            }
            (Known::Option, "from") => single(self, None).map(|v| Val::Some(Box::new(v))),
            (Known::Text, "from") => single(self, Some(owner)),
            (Known::Sequence | Known::Set, "from" | "from_iter") => {
                let val = single(self, expected.or(Some(owner)))?;
                match val {
                    Val::Seq(_) => Ok(val),
                    _ => self.unknown(call),
                }
            }
            (Known::Sequence | Known::Map, "with_capacity") => default_within(self.engine, owner, self.depth + 1),
            (Known::Map, "from" | "from_iter") => match single(self, entries_type(owner, expected).as_ref())? {
                Val::Seq(pairs) => match pairs.into_iter().map(pair).collect() {
                    Some(entries) => Ok(Val::Map(entries)),
                    None => self.unknown(call),
                },
                _ => self.unknown(call),
            },
            (Known::Duration, _) => match (name, single(self, None)?) {
                ("from_secs", Val::Int(n)) => duration(n, 1_000_000_000).map_or_else(|| self.unknown(call), Ok),
                ("from_millis", Val::Int(n)) => duration(n, 1_000_000).map_or_else(|| self.unknown(call), Ok),
                ("from_micros", Val::Int(n)) => duration(n, 1_000).map_or_else(|| self.unknown(call), Ok),
                ("from_nanos", Val::Int(n)) => duration(n, 1).map_or_else(|| self.unknown(call), Ok),
                ("from_mins", Val::Int(n)) => duration(n * 60, 1_000_000_000).map_or_else(|| self.unknown(call), Ok),
                ("from_hours", Val::Int(n)) => duration(n * 3600, 1_000_000_000).map_or_else(|| self.unknown(call), Ok),
                _ => self.unknown(call),
            },
            (Known::Json, "String" | "Bool" | "Array" | "Object" | "Number" | "from") => {
                let val = single(self, None)?;
                super::serialize::untyped(&val).map(Val::Written).map_or_else(|| self.unknown(call), Ok)
            }
            (Known::K8s("io.k8s.apimachinery.pkg.api.resource.Quantity"), "") => match single(self, Some(&text()))? {
                Val::Str(text) => Ok(Val::Written(json!(text))),
                _ => self.unknown(call),
            },
            (Known::K8s("io.k8s.apimachinery.pkg.util.intstr.IntOrString"), "Int" | "String") => {
                let val = single(self, (name == "String").then(text).as_ref())?;
                super::serialize::untyped(&val).map(Val::Written).map_or_else(|| self.unknown(call), Ok)
            }
            _ => Err(self.refuse(call.span(), format!("the function `{name}` of this type is not known"))),
        }
    }

    pub(super) fn macro_call(&mut self, mac: &syn::Macro, expected: Option<&Ty>) -> Told<Val> {
        let name = mac.path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
        match name.as_str() {
            "vec" => {
                let array: Expr = match syn::parse2(quote_array(mac)) {
                    Ok(array) => array,
                    Err(_) => return self.unknown(mac),
                };
                let item = expected.and_then(item_type).cloned().map(|t| Ty::Known(Known::Sequence, vec![t]));
                self.eval(&array, item.as_ref())
            }
            "json" | "json_schema" => self.json_macro(mac).map(Val::Written),
            "matches" => self.matches_macro(mac),
            "concat" | "concatcp" | "format" | "formatcp" => {
                let parser = syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated;
                let Ok(args) = mac.parse_body_with(parser) else { return self.unknown(mac) };
                let vals = args.iter().map(|a| self.eval(a, None)).collect::<Told<Vec<_>>>()?;
                let text = match name.as_str() {
                    "concat" | "concatcp" => vals.iter().map(display).collect::<Option<String>>(),
                    _ => self.format(&vals),
                };
                text.map(Val::Str).map_or_else(|| self.unknown(mac), Ok)
            }
            _ => self.unknown(mac),
        }
    }

    /// `format!` with `{}` and `{name}` and nothing else in braces.
    fn format(&mut self, vals: &[Val]) -> Option<String> {
        let (Val::Str(template), rest) = vals.split_first()? else { return None };
        let mut rest = rest.iter();
        let mut out = String::new();
        let mut chars = template.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '{' if chars.peek() == Some(&'{') => out.push(chars.next()?),
                '}' if chars.peek() == Some(&'}') => out.push(chars.next()?),
                '{' => {
                    let name: String = chars.by_ref().take_while(|c| *c != '}').collect();
                    let val = match syn::parse_str::<syn::Ident>(&name) {
                        Ok(ident) => self.path(&ident.into(), None).ok()?,
                        Err(_) if name.is_empty() => rest.next()?.clone(),
                        Err(_) => return None,
                    };
                    out.push_str(&display(&val)?);
                }
                c => out.push(c),
            }
        }
        Some(out)
    }
}

/// What a call comes to.
#[allow(clippy::large_enum_variant)] // one is alive at a time
enum Target {
    Function(ModuleId, Signature, Box<syn::Block>, Option<Ty>),
    /// A tuple struct or a tuple variant.
    Tuple(ItemId, Vec<Ty>, Option<String>),
    Default(Ty),
    /// A function of a type of another crate.
    Known(Ty, String),
}

fn function_scope(module: ModuleId, this: Option<Ty>) -> Scope {
    let mut scope = Scope::of(module);
    scope.this = this;
    scope
}

fn parameter_types(eval: &Eval, module: ModuleId, sig: &Signature, this: Option<&Ty>) -> Vec<Ty> {
    let scope = function_scope(module, this.cloned());
    sig.inputs
        .iter()
        .filter_map(|input| match input {
            FnArg::Typed(typed) => Some(eval.engine.tree.ty(&scope, &typed.ty)),
            FnArg::Receiver(_) => None,
        })
        .collect()
}

pub(super) fn bind(inner: &mut Eval, sig: &Signature, vals: Vec<Val>) {
    let names = sig.inputs.iter().map(|input| match input {
        FnArg::Receiver(_) => "self".to_owned(),
        FnArg::Typed(typed) => match &*typed.pat {
            Pat::Ident(ident) => span::name(&ident.ident),
            _ => String::new(),
        },
    });
    inner.locals.extend(names.zip(vals));
}

/// The only type parameter of a function whose only parameter is of that type.
fn generic_parameter(sig: &Signature) -> Option<String> {
    let mut types = sig.generics.type_params();
    let (only, None) = (types.next()?, types.next()) else { return None };
    Some(span::name(&only.ident))
}

fn is_container(known: Known) -> bool {
    matches!(known, Known::Sequence | Known::Set | Known::Map | Known::JsonMap | Known::Text)
}

fn some_type(ty: &Ty) -> Option<&Ty> {
    match ty {
        Ty::Known(Known::Option | Known::Wrapper, args) => args.first(),
        _ => None,
    }
}

/// A list of the pairs that a map is made of.
fn entries_type(owner: &Ty, expected: Option<&Ty>) -> Option<Ty> {
    let entry = |ty: &Ty| match ty {
        Ty::Known(Known::Map, args) if args.len() >= 2 => Some(Ty::Tuple(args[..2].to_vec())),
        _ => None,
    };
    let entry = entry(owner).or_else(|| expected.and_then(entry))?;
    Some(Ty::Known(Known::Sequence, vec![entry]))
}

fn pair(val: Val) -> Option<(Val, Val)> {
    match val {
        Val::Seq(mut items) if items.len() == 2 => {
            let value = items.pop()?;
            Some((items.pop()?, value))
        }
        _ => None,
    }
}

fn duration(count: i128, nanoseconds: i128) -> Option<Val> {
    let total = count.checked_mul(nanoseconds)?;
    let seconds = u64::try_from(total / 1_000_000_000).ok()?;
    Some(Val::Duration(seconds, u32::try_from(total % 1_000_000_000).ok()?))
}

pub(super) fn display(val: &Val) -> Option<String> {
    match val {
        Val::Str(s) => Some(s.clone()),
        Val::Int(i) => Some(i.to_string()),
        Val::Bool(b) => Some(b.to_string()),
        Val::Char(c) => Some(c.to_string()),
        _ => None,
    }
}

fn quote_array(mac: &syn::Macro) -> proc_macro2::TokenStream {
    let tokens = &mac.tokens;
    quote::quote!([#tokens])
}
