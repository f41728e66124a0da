//! Checked expressions as `tests/apiserver/cel` describes them.

use crdgen_cel::ast::{Checked, Expr, Kind, Reference};
use crdgen_cel::check::{Scope, check};
use crdgen_cel::parse::parse;
use crdgen_cel::source::Source;

/// What the checker finds: nodes in the order of the text, each with its type and what it refers to; or what is wrong.
pub(crate) fn checked(text: &str, scope: &Scope<'_>) -> (&'static str, String) {
    let source = Source::new(text);
    match parse(&source, scope.environment.macros()).and_then(|parsed| check(parsed, &source, scope)) {
        Ok(checked) => {
            let mut lines = Vec::new();
            describe(&checked, &checked.expr, &mut lines);
            ("tree", lines.join("\n"))
        }
        Err(issues) => ("issues", issues.print(&source)),
    }
}

fn describe(checked: &Checked, expr: &Expr, lines: &mut Vec<String>) {
    let what = match &expr.kind {
        Kind::Ident(name) => name.to_string(),
        Kind::Select(select) => format!(".{}", select.field),
        Kind::Call(call) => call.function.to_string(),
        Kind::Literal(_) => "literal".to_owned(),
        _ => String::new(),
    };
    let refers = match checked.references.get(&expr.id) {
        Some(Reference::Variable(name)) => name.to_string(),
        Some(Reference::Function(overloads)) => format!(" {}", overloads.join(" ")),
        None => String::new(),
    };
    let type_ = checked.types.get(&expr.id).map_or("dyn".to_owned(), ToString::to_string);
    lines.push(format!("{what}: {type_} [{refers}]"));
    expr.for_each_part(|part| describe(checked, part, lines));
}
