//! Expressions.

use proc_macro2::Span as TokenSpan;
use syn::spanned::Spanned;
use syn::{BinOp, Block, Expr, Lit, Pat, Stmt, UnOp};

use super::{Generate, Refusal, Told, Val};
use crate::engine::Engine;
use crate::known::Known;
use crate::span;
use crate::tree::{Found, ItemId, Namespace};
use crate::ty::{Scope, Ty, show_path, tidy};

/// Functions that call functions end here.
pub(super) const MAX_DEPTH: usize = 64;

/// The evaluation of one function's body, or of an expression that stands alone.
pub(super) struct Eval<'a> {
    pub(super) engine: &'a Engine<'a>,
    pub(super) scope: Scope,
    pub(super) locals: Vec<(String, Val)>,
    pub(super) depth: usize,
    /// What gives the schemas of types, where a schema is being made.
    pub(super) generator: Option<&'a dyn Generate>,
}

impl<'a> Eval<'a> {
    pub(super) fn new(engine: &'a Engine<'a>, scope: Scope) -> Self {
        Self::deeper(engine, scope, 0)
    }

    pub(super) fn deeper(engine: &'a Engine<'a>, scope: Scope, depth: usize) -> Self {
        Self { engine, scope, locals: Vec::new(), depth, generator: None }
    }

    /// The evaluation of what is called from here.
    pub(super) fn inner(&self, scope: Scope) -> Self {
        Self { generator: self.generator, ..Self::deeper(self.engine, scope, self.depth + 1) }
    }

    pub(super) fn refuse(&self, at: TokenSpan, message: impl Into<String>) -> Refusal {
        Refusal { message: message.into(), span: span::of(self.engine.tree.file(self.scope.module), at) }
    }

    pub(super) fn unknown<T>(&self, expr: &(impl quote::ToTokens + Spanned)) -> Told<T> {
        let code = tidy(&expr.to_token_stream().to_string());
        let short = if code.chars().count() > 60 { code.chars().take(57).collect::<String>() + "..." } else { code };
        Err(self.refuse(expr.span(), format!("`{short}` is not evaluated")))
    }

    /// What a body returns.
    pub(super) fn body(&mut self, block: &Block, expected: Option<&Ty>) -> Told<Val> {
        if self.depth > MAX_DEPTH {
            return Err(self.refuse(block.span(), "this function calls itself without end"));
        }
        let outer = self.locals.len();
        let enclosing = self.scope.module;
        let result = self.statements(block, expected);
        self.scope.module = enclosing;
        self.locals.truncate(outer);
        result
    }

    fn statements(&mut self, block: &Block, expected: Option<&Ty>) -> Told<Val> {
        if block.stmts.iter().any(|stmt| matches!(stmt, Stmt::Item(_))) {
            self.scope.module = self.engine.tree.block(self.scope.module, block);
        }
        let mut result = Val::Unit;
        for stmt in &block.stmts {
            match stmt {
                Stmt::Item(_) => {}
                // `let _ = value;` only says that a parameter is not used.
                Stmt::Local(local) if matches!(local.pat, Pat::Wild(_)) => {}
                Stmt::Local(local) => {
                    let Some(init) = local.init.as_ref().filter(|i| i.diverge.is_none()) else {
                        return self.unknown(local);
                    };
                    let (name, ty) = match &local.pat {
                        Pat::Ident(ident) if ident.by_ref.is_none() => (span::name(&ident.ident), None),
                        Pat::Type(typed) => match &*typed.pat {
                            Pat::Ident(ident) => {
                                (span::name(&ident.ident), Some(self.engine.tree.ty(&self.scope, &typed.ty)))
                            }
                            _ => return self.unknown(local),
                        },
                        _ => return self.unknown(local),
                    };
                    let val = self.eval(&init.expr, ty.as_ref())?;
                    self.locals.push((name, val));
                }
                Stmt::Expr(Expr::Return(ret), _) => {
                    result = match &ret.expr {
                        Some(expr) => self.eval(expr, expected)?,
                        None => Val::Unit,
                    };
                    break;
                }
                Stmt::Expr(expr, None) => result = self.eval(expr, expected)?,
                Stmt::Macro(mac) => result = self.macro_call(&mac.mac, expected)?,
                Stmt::Expr(expr, Some(_)) => {
                    self.eval(expr, None)?;
                    result = Val::Unit;
                }
            }
        }
        Ok(result)
    }

    pub(super) fn eval(&mut self, expr: &Expr, expected: Option<&Ty>) -> Told<Val> {
        match expr {
            Expr::Lit(lit) => self.literal(&lit.lit, expected),
            Expr::Paren(inner) => self.eval(&inner.expr, expected),
            Expr::Group(inner) => self.eval(&inner.expr, expected),
            Expr::Reference(inner) => self.eval(&inner.expr, expected),
            Expr::Block(block) => self.body(&block.block, expected),
            Expr::Const(block) => self.body(&block.block, expected),
            Expr::Unary(unary) => {
                let val = self.eval(&unary.expr, expected)?;
                match (&unary.op, val) {
                    (UnOp::Deref(_), val) => Ok(val),
                    (UnOp::Neg(_), Val::Int(i)) => Ok(Val::Int(-i)),
                    (UnOp::Neg(_), Val::Float(f)) => Ok(Val::Float(-f)),
                    (UnOp::Not(_), Val::Bool(b)) => Ok(Val::Bool(!b)),
                    _ => self.unknown(expr),
                }
            }
            Expr::Binary(binary) => {
                let (left, right) = (self.eval(&binary.left, None)?, self.eval(&binary.right, None)?);
                match operate(&binary.op, &left, &right) {
                    Some(val) => Ok(val),
                    None => self.unknown(expr),
                }
            }
            Expr::Cast(cast) => {
                let val = self.eval(&cast.expr, None)?;
                match (val, self.engine.tree.ty(&self.scope, &cast.ty)) {
                    (Val::Int(i), Ty::Known(Known::Signed(_) | Known::Unsigned(_), _)) => Ok(Val::Int(i)),
                    #[allow(clippy::cast_precision_loss)] // as Rust's own `as`
                    (Val::Int(i), Ty::Known(Known::F32 | Known::F64, _)) => Ok(Val::Float(i as f64)),
                    (Val::Float(f), Ty::Known(Known::F32 | Known::F64, _)) => Ok(Val::Float(f)),
                    _ => self.unknown(expr),
                }
            }
            Expr::Array(array) => {
                let item = expected.and_then(item_type);
                array.elems.iter().map(|e| self.eval(e, item)).collect::<Told<_>>().map(Val::Seq)
            }
            Expr::Repeat(repeat) => {
                let val = self.eval(&repeat.expr, expected.and_then(item_type))?;
                match self.eval(&repeat.len, None)? {
                    Val::Int(n) if (0..4096).contains(&n) => Ok(Val::Seq(vec![val; usize::try_from(n).unwrap_or(0)])),
                    _ => self.unknown(expr),
                }
            }
            Expr::Tuple(tuple) if tuple.elems.is_empty() => Ok(Val::Unit),
            Expr::Tuple(tuple) => {
                let types = match expected {
                    Some(Ty::Tuple(types)) => types.as_slice(),
                    _ => &[],
                };
                let items = tuple.elems.iter().enumerate().map(|(i, e)| self.eval(e, types.get(i)));
                items.collect::<Told<_>>().map(Val::Seq)
            }
            Expr::If(branch) => {
                let outer = self.locals.len();
                let holds = self.condition(&branch.cond)?;
                let result = match (holds, &branch.else_branch) {
                    (true, _) => self.body(&branch.then_branch, expected),
                    (false, Some((_, other))) => self.eval(other, expected),
                    (false, None) => Ok(Val::Unit),
                };
                self.locals.truncate(outer);
                result
            }
            Expr::Match(of) => self.match_of(of, expected),
            Expr::ForLoop(of) => self.for_loop(of),
            Expr::Assign(assign) => self.assign(&assign.left, &assign.right),
            Expr::Field(field) => {
                let base = self.eval(&field.base, None)?;
                match base.member(&crate::container::member(&field.member)) {
                    Some(val) => Ok(val.clone()),
                    None => self.unknown(expr),
                }
            }
            Expr::Path(path) if path.qself.is_none() => self.path(&path.path, expected),
            Expr::Struct(literal) if literal.qself.is_none() => self.struct_literal(literal, expected),
            Expr::Call(call) => self.call(call, expected),
            Expr::MethodCall(call) => self.method(call, expected),
            Expr::Macro(mac) => self.macro_call(&mac.mac, expected),
            _ => self.unknown(expr),
        }
    }

    fn literal(&self, lit: &Lit, expected: Option<&Ty>) -> Told<Val> {
        match lit {
            Lit::Str(s) => Ok(Val::Str(s.value())),
            Lit::Bool(b) => Ok(Val::Bool(b.value)),
            Lit::Char(c) => Ok(Val::Char(c.value())),
            Lit::Byte(b) => Ok(Val::Int(b.value().into())),
            Lit::ByteStr(s) => Ok(Val::Seq(s.value().into_iter().map(|b| Val::Int(b.into())).collect())),
            Lit::Float(f) => f.base10_parse().map(Val::Float).or_else(|_| self.unknown(lit)),
            Lit::Int(i) if matches!(i.suffix(), "f32" | "f64") || is_float(expected) => {
                i.base10_digits().parse().map(Val::Float).or_else(|_| self.unknown(lit))
            }
            Lit::Int(i) => i.base10_parse().map(Val::Int).or_else(|_| self.unknown(lit)),
            _ => self.unknown(lit),
        }
    }

    pub(super) fn path(&mut self, path: &syn::Path, expected: Option<&Ty>) -> Told<Val> {
        if let Some(ident) = path.get_ident() {
            let name = span::name(ident);
            if let Some((_, val)) = self.locals.iter().rev().find(|(n, _)| *n == name) {
                return Ok(val.clone());
            }
            if name == "None" {
                return Ok(Val::None);
            }
        }
        if let Some((module, expr)) = self.engine.tree.constant(self.scope.module, path) {
            return self.inner(Scope::of(module)).checked(&expr, expected);
        }
        if let Some(val) = self.instance_type(path) {
            return Ok(val);
        }
        match self.engine.tree.resolve(self.scope.module, path, Namespace::Values) {
            Some(Found::Item(_)) => return Ok(Val::Unit),
            Some(Found::Inside(id, names)) if names.len() == 1 && self.has_variant(id, &names[0]) => {
                return Ok(Val::Variant(names[0].clone(), Vec::new()));
            }
            _ => {}
        }
        let Some((owner, name)) = self.owner(path) else { return self.unknown(path) };
        match &owner {
            Ty::Item(id, args) => {
                if self.has_variant(*id, &name) {
                    return Ok(Val::Variant(name, Vec::new()));
                }
                let Some((module, expr)) = self.associated_constant(*id, &name) else { return self.unknown(path) };
                let mut scope = Scope::of(module);
                scope.this = Some(Ty::Item(*id, args.clone()));
                self.inner(scope).checked(&expr, expected)
            }
            Ty::Known(known, _) => match limit(*known, &name) {
                Some(val) => Ok(val),
                None => self.unknown(path),
            },
            _ => self.unknown(path),
        }
    }

    /// An expression one level deeper, so that constants that name each other end.
    pub(super) fn checked(&mut self, expr: &Expr, expected: Option<&Ty>) -> Told<Val> {
        if self.depth > MAX_DEPTH {
            return Err(self.refuse(expr.span(), "this constant is within itself"));
        }
        self.eval(expr, expected)
    }

    /// A path's type and the name in it: `Foo` and `new` of `Foo::new`.
    pub(super) fn owner(&self, path: &syn::Path) -> Option<(Ty, String)> {
        let mut owner = path.clone();
        let name = owner.segments.pop()?.ident;
        if owner.segments.is_empty() {
            return None;
        }
        owner.segments.pop_punct();
        let ty = self.engine.tree.ty_of_path(&self.scope, &owner);
        (!matches!(ty, Ty::Unknown(_))).then(|| (ty, span::name(&name)))
    }

    pub(super) fn has_variant(&self, id: ItemId, name: &str) -> bool {
        let Some(input) = self.engine.input(id) else { return false };
        matches!(&input.data, syn::Data::Enum(data) if data.variants.iter().any(|v| v.ident == name))
    }

    fn struct_literal(&mut self, literal: &syn::ExprStruct, expected: Option<&Ty>) -> Told<Val> {
        let path = &literal.path;
        if let Some(schema) = self.schema_literal(literal) {
            return schema;
        }
        let (ty, variant) = match self.engine.tree.ty_of_path(&self.scope, path) {
            Ty::Unknown(_) => match self.owner(path) {
                Some((ty, name)) => (ty, Some(name)),
                None => return Err(self.refuse(path.span(), format!("cannot find `{}`", show_path(path)))),
            },
            ty => (ty, None),
        };
        // `Foo { .. }` of a generic type leaves the arguments to be inferred.
        let ty = match (&ty, expected) {
            (Ty::Item(a, args), Some(Ty::Item(b, known))) if a == b && args.is_empty() => Ty::Item(*b, known.clone()),
            _ => ty,
        };
        let Ty::Item(id, args) = &ty else { return self.known_literal(literal, &ty) };
        let types = self.field_types(*id, args, variant.as_deref());
        let mut fields = Vec::new();
        for field in &literal.fields {
            let name = crate::container::member(&field.member);
            let ty = types.iter().find(|(n, _)| *n == name).map(|(_, t)| t);
            fields.push((name, self.eval(&field.expr, ty)?));
        }
        if let Some(rest) = &literal.rest {
            let Val::Struct(others) = self.eval(rest, Some(&ty))? else { return self.unknown(rest) };
            for (name, val) in others {
                if !fields.iter().any(|(n, _)| *n == name) {
                    fields.push((name, val));
                }
            }
        }
        Ok(match variant {
            Some(variant) => Val::Variant(variant, fields),
            None => Val::Struct(fields),
        })
    }

    /// A struct of k8s-openapi: its fields are written under their camelCase names over what the default has.
    fn known_literal(&mut self, literal: &syn::ExprStruct, ty: &Ty) -> Told<Val> {
        let Ty::Known(Known::K8s(definition), _) = ty else { return self.unknown(literal) };
        let written = crate::k8s::by_definition(definition).and_then(|found| found.default());
        let Some(serde_json::Value::Object(mut map)) = written else { return self.unknown(literal) };
        for field in &literal.fields {
            let name = crate::container::member(&field.member);
            let val = self.eval(&field.expr, None)?;
            let Some(value) = super::serialize::untyped(&val) else { return self.unknown(&field.expr) };
            let key = k8s_name(definition, &name);
            match (key, value) {
                (Some(key), serde_json::Value::Null) => {
                    map.remove(&key);
                }
                (Some(key), value) => {
                    map.insert(key, value);
                }
                (None, _) => return self.unknown(field),
            }
        }
        match &literal.rest {
            None => {}
            // The rest is the default, which the fields were written over.
            Some(rest) if is_default_call(rest) => {}
            Some(rest) => return self.unknown(rest),
        }
        Ok(Val::Written(serde_json::Value::Object(map)))
    }

    /// The types of a struct's fields, or of a variant's.
    pub(super) fn field_types(&self, id: ItemId, args: &[Ty], variant: Option<&str>) -> Vec<(String, Ty)> {
        let Some(item) = self.engine.item(id) else { return Vec::new() };
        let scope = Scope::inside(&self.engine.tree, id, &item.generics, args);
        let fields = match (&item.shape, variant) {
            (crate::item::Shape::Struct(fields, _), None) => Some(fields),
            (crate::item::Shape::Enum(_, variants), Some(name)) => {
                variants.iter().find(|v| v.ident == name).map(|v| &v.fields)
            }
            _ => None,
        };
        let fields = fields.map(|f| f.fields.as_slice()).unwrap_or_default();
        fields.iter().map(|f| (crate::container::member(&f.member), self.engine.tree.ty(&scope, &f.ty))).collect()
    }
}

/// The name that k8s-openapi writes a field by, if the type has it.
fn k8s_name(definition: &str, field: &str) -> Option<String> {
    let schema = crate::k8s::by_definition(definition)?.schema();
    let properties = schema.get("properties")?.as_object()?;
    let plain = |s: &str| s.replace('_', "").to_lowercase();
    let field = field.strip_suffix('_').unwrap_or(field);
    properties.keys().find(|key| plain(key) == plain(field)).cloned()
}

pub(super) fn is_default_call(expr: &Expr) -> bool {
    let Expr::Call(call) = expr else { return false };
    let Expr::Path(path) = &*call.func else { return false };
    call.args.is_empty() && path.path.segments.last().is_some_and(|s| s.ident == "default")
}

pub(super) fn item_type(ty: &Ty) -> Option<&Ty> {
    match ty {
        Ty::Known(Known::Sequence | Known::Set, args) => args.first(),
        Ty::Known(Known::Wrapper, args) => args.first().and_then(item_type),
        Ty::Array(item, _) => Some(item),
        _ => None,
    }
}

fn is_float(ty: Option<&Ty>) -> bool {
    matches!(ty, Some(Ty::Known(Known::F32 | Known::F64, _)))
}

/// `u16::MAX` and the like.
fn limit(known: Known, name: &str) -> Option<Val> {
    let max = name == "MAX";
    if !max && name != "MIN" {
        return None;
    }
    let bits = |bits: u8| if bits == 0 { 64 } else { u32::from(bits) };
    Some(Val::Int(match known {
        Known::Signed(128) => return None,
        Known::Unsigned(128) => return None,
        Known::Signed(b) if max => (1 << (bits(b) - 1)) - 1,
        Known::Signed(b) => -(1 << (bits(b) - 1)),
        Known::Unsigned(b) if max => (1 << bits(b)) - 1,
        Known::Unsigned(_) => 0,
        _ => return None,
    }))
}

fn operate(op: &BinOp, left: &Val, right: &Val) -> Option<Val> {
    match (op, left, right) {
        (BinOp::Eq(_), a, b) => Some(Val::Bool(a == b)),
        (BinOp::Ne(_), a, b) => Some(Val::Bool(a != b)),
        (BinOp::And(_), Val::Bool(a), Val::Bool(b)) => Some(Val::Bool(*a && *b)),
        (BinOp::Or(_), Val::Bool(a), Val::Bool(b)) => Some(Val::Bool(*a || *b)),
        (op, Val::Int(a), Val::Int(b)) => integers(op, *a, *b),
        (op, Val::Float(a), Val::Float(b)) => match op {
            BinOp::Add(_) => Some(Val::Float(a + b)),
            BinOp::Sub(_) => Some(Val::Float(a - b)),
            BinOp::Mul(_) => Some(Val::Float(a * b)),
            BinOp::Div(_) => Some(Val::Float(a / b)),
            BinOp::Lt(_) => Some(Val::Bool(a < b)),
            BinOp::Gt(_) => Some(Val::Bool(a > b)),
            _ => None,
        },
        _ => None,
    }
}

fn integers(op: &BinOp, a: i128, b: i128) -> Option<Val> {
    let number = match op {
        BinOp::Add(_) => a.checked_add(b),
        BinOp::Sub(_) => a.checked_sub(b),
        BinOp::Mul(_) => a.checked_mul(b),
        BinOp::Div(_) => a.checked_div(b),
        BinOp::Rem(_) => a.checked_rem(b),
        BinOp::Shl(_) => u32::try_from(b).ok().and_then(|b| a.checked_shl(b)),
        BinOp::Shr(_) => u32::try_from(b).ok().and_then(|b| a.checked_shr(b)),
        BinOp::BitOr(_) => Some(a | b),
        BinOp::BitAnd(_) => Some(a & b),
        BinOp::Lt(_) => return Some(Val::Bool(a < b)),
        BinOp::Le(_) => return Some(Val::Bool(a <= b)),
        BinOp::Gt(_) => return Some(Val::Bool(a > b)),
        BinOp::Ge(_) => return Some(Val::Bool(a >= b)),
        _ => None,
    };
    number.map(Val::Int)
}
