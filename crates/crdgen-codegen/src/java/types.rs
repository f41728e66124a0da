//! Types.

use super::imports::Imports;
use super::layout::{Doc, Indent, level, line, text};
use crate::plan::Type;

/// What stands for `ty`, where `names` are those of the version's types.
pub(super) fn ty(ty: &Type, names: &[String], imports: &mut Imports) -> Doc {
    match ty {
        Type::Boolean => text(imports.name("java.lang.Boolean")),
        Type::Int32 => text(imports.name("java.lang.Integer")),
        Type::Int64 => text(imports.name("java.lang.Long")),
        Type::Number => text(imports.name("java.lang.Number")),
        Type::String(_) => text(imports.name("java.lang.String")),
        Type::IntOrString => text(imports.name("crdgen.IntOrString")),
        Type::Object | Type::Resource => map(object(imports), imports),
        Type::Any => object(imports),
        Type::List(items, _) => {
            let items = self::ty(items, names, imports);
            generic(imports.name("java.util.List"), vec![items])
        }
        Type::Map(values, _) => {
            let values = self::ty(values, names, imports);
            map(values, imports)
        }
        Type::Named(index) => text(names.get(*index).cloned().unwrap_or_default()),
    }
}

/// Anything.
pub(super) fn object(imports: &mut Imports) -> Doc {
    text(imports.name("java.lang.Object"))
}

fn map(values: Doc, imports: &mut Imports) -> Doc {
    let keys = text(imports.name("java.lang.String"));
    generic(imports.name("java.util.Map"), vec![keys, values])
}

/// `Name<A, B>`
pub(super) fn generic(name: String, arguments: Vec<Doc>) -> Doc {
    let mut inside = Vec::new();
    for argument in arguments {
        if !inside.is_empty() {
            inside.extend([text(","), line(" ")]);
        }
        inside.push(argument);
    }
    let inside = level(Indent::Continued, [text(name + "<"), line(""), level(Indent::None, inside)]);
    level(Indent::None, [inside, text(">")])
}
