//! The types of a module, and how they are written there.

use super::layout::Rust;
use crate::plan::Type;

/// The names of a module, in which types may be called as those of the language.
pub(super) struct Scope {
    /// The names of the version's types, in their order.
    pub(super) types: Vec<String>,
}

/// What a module has from elsewhere under a short name: from the language, or by a `use`.
const ELSEWHERE: [(&str, &str); 6] = [
    ("BTreeMap", "std::collections::BTreeMap"),
    ("Deserialize", "serde::Deserialize"),
    ("Option", "std::option::Option"),
    ("Serialize", "serde::Serialize"),
    ("String", "std::string::String"),
    ("Vec", "std::vec::Vec"),
];

impl Scope {
    /// The name of something from elsewhere, or its path where a type of the module has that name.
    pub(super) fn path(&self, name: &'static str) -> &'static str {
        let found = ELSEWHERE.iter().find(|(short, _)| *short == name);
        found.filter(|_| self.has(name)).map_or(name, |(_, path)| path)
    }

    /// Whether a type of the module has this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.types.iter().any(|known| known == name)
    }

    /// What stands for `ty`.
    pub(super) fn ty(&self, ty: &Type) -> Rust {
        let inner = |ty: &Type, nullable: bool| self.or_null(self.ty(ty), nullable);
        match ty {
            Type::Boolean => Rust::name("bool"),
            Type::Int32 => Rust::name("i32"),
            Type::Int64 => Rust::name("i64"),
            Type::Number => Rust::name("f64"),
            Type::String(_) => Rust::name(self.path("String")),
            Type::IntOrString => Rust::name("value::IntOrString"),
            Type::Object | Type::Resource => Rust::name("value::AnyObject"),
            Type::Any => any(),
            Type::List(items, nullable) => Rust::Generic(self.path("Vec"), vec![inner(items, *nullable)]),
            Type::Map(values, nullable) => {
                let key = Rust::name(self.path("String"));
                Rust::Generic(self.path("BTreeMap"), vec![key, inner(values, *nullable)])
            }
            Type::Named(index) => Rust::Name(self.types.get(*index).cloned().unwrap_or_default()),
        }
    }

    /// The type with null, if `nullable`; a JSON value has it anyway.
    pub(super) fn or_null(&self, ty: Rust, nullable: bool) -> Rust {
        if nullable && ty != any() { self.option(ty) } else { ty }
    }

    /// `Option<T>`
    pub(super) fn option(&self, ty: Rust) -> Rust {
        Rust::Generic(self.path("Option"), vec![ty])
    }
}

/// A JSON value.
fn any() -> Rust {
    Rust::name("serde_json::Value")
}

/// Whether the type has a map inside.
pub(super) fn has_map(ty: &Type) -> bool {
    match ty {
        Type::Map(..) => true,
        Type::List(items, _) => has_map(items),
        _ => false,
    }
}
