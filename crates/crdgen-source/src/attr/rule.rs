//! CEL rules: `validation = "..."`, `("rule", "message")`, `Rule::new("...").message("...")` and `validation(...)`.

use crdgen_core::resource::ValidationRule;
use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::{Expr, ExprCall, ExprLit, ExprMethodCall, Lit};

use super::entry::{self, Entry, Value};
use super::suggest::nearest;
use super::symbol::{RULE_KEYS, RuleKey};
use super::value::{expr, flag, missing, report, string, ungroup};
use super::{AttrError, Ctxt, Reason, Spanned};

const FORMS: &str = "write `validation = \"rule\"`, `validation = (\"rule\", \"message\")` or \
                     `validation = Rule::new(\"rule\").message(\"message\")`, with literals";

/// `reason` of a rule, as the API server knows it.
const REASONS: [&str; 4] = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];

/// The parts of a rule with their places, before the whole is checked.
#[derive(Default)]
struct Parts {
    rule: Option<Spanned<String>>,
    message: Option<Spanned<String>>,
    message_expression: Option<Spanned<String>>,
    reason: Option<Spanned<String>>,
    field_path: Option<Spanned<String>>,
    optional_old_self: Option<Spanned<bool>>,
}

/// The rule that `entry` gives, checked as far as it can be without the schema.
pub(crate) fn parse(entry: &Entry, cx: &Ctxt) -> Option<Spanned<ValidationRule>> {
    let mut parts = Parts::default();
    match &entry.value {
        Value::List(tokens) => {
            for (key, entry) in entry::keyed(entry::of_list(tokens, cx), RULE_KEYS, "`validation(...)`", cx) {
                if key == RuleKey::OptionalOldSelf {
                    parts.optional_old_self = flag(&entry, cx);
                } else {
                    parts.set(key, string(&entry, cx));
                }
            }
        }
        Value::Is(tokens) => parts.read(expr(tokens, cx)?, cx)?,
        Value::Flag => {
            return report(cx, AttrError::at(Reason::Malformed, entry.span(), "expected a CEL rule").help(FORMS));
        }
    }
    let Some(rule) = &parts.rule else {
        return missing(cx, entry.span(), "`rule`: Required value: rule is not specified", FORMS);
    };
    let span = rule.span;
    parts.check(rule, cx);
    Some(Spanned::new(parts.finish(), span))
}

impl Parts {
    fn set(&mut self, key: RuleKey, value: Option<Spanned<String>>) {
        match key {
            RuleKey::Rule => self.rule = value,
            RuleKey::Message => self.message = value,
            RuleKey::MessageExpression => self.message_expression = value,
            RuleKey::Reason => self.reason = value,
            RuleKey::FieldPath => self.field_path = value,
            RuleKey::OptionalOldSelf => {}
        }
    }

    /// Reads an expression that kube takes for a rule. `None` if something of it could not be read.
    fn read(&mut self, expr: Expr, cx: &Ctxt) -> Option<()> {
        match expr {
            Expr::Tuple(tuple) if tuple.elems.len() == 2 => {
                let mut texts = tuple.elems.into_iter().map(|element| text(element, cx));
                self.rule = Some(texts.next()??);
                self.message = Some(texts.next()??);
                Some(())
            }
            Expr::MethodCall(call) if !is_conversion(&call) => self.read_method(call, cx),
            Expr::Call(call) if is_path(&call.func, "Rule", "new") => {
                self.rule = Some(argument(call.args, call.func.span(), cx).and_then(|rule| text(rule, cx))?);
                Some(())
            }
            other => {
                self.rule = Some(text(other, cx)?);
                Some(())
            }
        }
    }

    /// Reads `receiver.method(argument)` of kube's `Rule`.
    fn read_method(&mut self, call: ExprMethodCall, cx: &Ctxt) -> Option<()> {
        self.read(ungroup(*call.receiver), cx)?;
        let name = call.method.to_string();
        let Some(key) = RULE_KEYS.iter().find(|key| key.names.contains(&name.as_str())) else {
            let error = AttrError::at(Reason::UnknownKey, call.method.span(), format!("`Rule` has no method `{name}`"));
            let names = RULE_KEYS.iter().flat_map(|key| key.names).copied();
            let near = nearest(&name, names).map(|near| format!("did you mean `{near}`?"));
            return report(cx, error.help(near.unwrap_or_else(|| FORMS.to_owned())));
        };
        let argument = argument(call.args, call.method.span(), cx)?;
        match key.id {
            RuleKey::OptionalOldSelf => self.optional_old_self = Some(boolean(argument, cx)?),
            RuleKey::Reason => self.reason = Some(reason(argument, cx)?),
            RuleKey::Message => match argument {
                Expr::Call(call) if is_path(&call.func, "Message", "Message") => {
                    self.message = Some(self::argument(call.args, call.func.span(), cx).and_then(|a| text(a, cx))?);
                }
                Expr::Call(call) if is_path(&call.func, "Message", "Expression") => {
                    let argument = self::argument(call.args, call.func.span(), cx);
                    self.message_expression = Some(argument.and_then(|a| text(a, cx))?);
                }
                other => self.message = Some(text(other, cx)?),
            },
            key => {
                let value = text(argument, cx)?;
                self.set(key, Some(value));
            }
        }
        Some(())
    }

    /// The rules of `ValidateCustomResourceDefinitionOpenAPISchema` for one rule, in its words.
    fn check(&self, rule: &Spanned<String>, cx: &Ctxt) {
        let refuse = |value: &Spanned<String>, message: String, help: &str| {
            cx.push(AttrError::at(Reason::InvalidCel, value.span, message).help(help));
        };
        let breaks = |text: &str| text.trim().contains(['\n', '\r']);
        if rule.trim().is_empty() {
            refuse(
                rule,
                "`rule`: Required value: rule is not specified".to_owned(),
                "write a CEL expression over `self`",
            );
        } else if let Some(message) = &self.message {
            if message.trim().is_empty() {
                refuse(message, invalid("message", message, "must be non-empty if specified"), "leave it out");
            } else if breaks(message) {
                refuse(message, invalid("message", message, "must not contain line breaks"), "write it in one line");
            }
        } else if breaks(rule) {
            let message = "`message`: Required value: message must be specified if rule contains line breaks";
            refuse(rule, message.to_owned(), "give a message, or write the rule in one line");
        }
        if let Some(expression) = self.message_expression.as_ref().filter(|text| text.trim().is_empty()) {
            let message = "`message_expression`: Required value: messageExpression must be non-empty if specified";
            refuse(expression, message.to_owned(), "leave it out");
        }
        if let Some(reason) = self.reason.as_ref().filter(|reason| !REASONS.contains(&reason.as_str())) {
            let supported = REASONS.map(|reason| format!("{reason:?}")).join(", ");
            let message = format!("`reason`: Unsupported value: {:?}: supported values: {supported}", reason.as_str());
            refuse(reason, message, "use one of these");
        }
        if let Some(path) = &self.field_path {
            if path.trim().is_empty() {
                refuse(path, invalid("field_path", path, "must be non-empty if specified"), "leave it out");
            } else if path.contains(['\n', '\r']) {
                refuse(path, invalid("field_path", path, "must not contain line breaks"), "write it in one line");
            } else if !path.starts_with(['.', '[']) {
                let help = format!("start it with a dot: \".{}\"", path.as_str());
                refuse(path, invalid("field_path", path, "must be a valid path"), &help);
            }
        }
    }

    fn finish(self) -> ValidationRule {
        let text = |value: Option<Spanned<String>>| value.map(|text| text.value);
        ValidationRule {
            rule: text(self.rule).unwrap_or_default(),
            message: text(self.message),
            message_expression: text(self.message_expression),
            reason: text(self.reason),
            field_path: text(self.field_path),
            optional_old_self: self.optional_old_self.map(|value| value.value),
        }
    }
}

fn invalid(key: &str, value: &str, detail: &str) -> String {
    format!("`{key}`: Invalid value: {value:?}: {detail}")
}

/// A string literal, also as `"...".into()`, `"...".to_string()`, `String::from("...")`.
pub(crate) fn text(expr: Expr, cx: &Ctxt) -> Option<Spanned<String>> {
    match ungroup(expr) {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(Spanned::new(text.value(), text.span())),
        Expr::MethodCall(call) if is_conversion(&call) => text(*call.receiver, cx),
        Expr::Call(call) if is_path(&call.func, "String", "from") => {
            argument(call.args, call.func.span(), cx).and_then(|argument| text(argument, cx))
        }
        other => report(cx, AttrError::on(Reason::Malformed, other, "expected a string literal").help(FORMS)),
    }
}

fn boolean(expr: Expr, cx: &Ctxt) -> Option<Spanned<bool>> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Bool(value), .. }) => Some(Spanned::new(value.value, value.span)),
        other => report(cx, AttrError::on(Reason::Malformed, other, "expected true or false")),
    }
}

/// `Reason::FieldValueInvalid`, `Reason::default()` or a string.
fn reason(expr: Expr, cx: &Ctxt) -> Option<Spanned<String>> {
    match expr {
        Expr::Path(path) => {
            let last = &path.path.segments.last()?.ident;
            Some(Spanned::new(last.to_string(), last.span()))
        }
        Expr::Call(ExprCall { func, .. }) if is_path(&func, "Reason", "default") => {
            Some(Spanned::new("FieldValueInvalid".to_owned(), func.span()))
        }
        other => text(other, cx),
    }
}

/// The only argument of a call.
pub(crate) fn argument(args: syn::punctuated::Punctuated<Expr, syn::Token![,]>, call: Span, cx: &Ctxt) -> Option<Expr> {
    let mut args = args.into_iter();
    match (args.next(), args.next()) {
        (Some(argument), None) => Some(ungroup(argument)),
        _ => report(cx, AttrError::at(Reason::Malformed, call, "expected one argument")),
    }
}

fn is_conversion(call: &ExprMethodCall) -> bool {
    call.args.is_empty() && ["into", "to_string", "to_owned"].iter().any(|name| call.method == name)
}

/// Whether `expr` is a path that ends in `owner::name`.
pub(crate) fn is_path(expr: &Expr, owner: &str, name: &str) -> bool {
    let Expr::Path(path) = expr else { return false };
    let mut segments = path.path.segments.iter().rev();
    segments.next().is_some_and(|last| last.ident == name) && segments.next().is_some_and(|first| first.ident == owner)
}
