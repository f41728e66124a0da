//! Types, and where prettier breaks their lines.

use crate::plan::Type;

/// The longest line.
const WIDTH: usize = 80;

/// A type as it is written.
pub(super) enum Ts {
    /// A type of the language.
    Keyword(&'static str),
    /// The name of a type.
    Name(String),
    /// `T[]`
    Array(Box<Ts>),
    /// `client.Dict<T>`
    Dict(Box<Ts>),
    /// `T | null`
    Nullable(Box<Ts>),
}

impl Ts {
    /// What stands for `ty`, where `names` are those of the version's types.
    pub(super) fn new(ty: &Type, names: &[String]) -> Ts {
        let shared = |name: &str| Ts::Name(format!("client.{name}"));
        let inner = |ty: &Type, nullable: bool| Box::new(Ts::new(ty, names).or_null(nullable));
        match ty {
            Type::Boolean => Ts::Keyword("boolean"),
            Type::Int32 | Type::Int64 | Type::Number => Ts::Keyword("number"),
            Type::String(_) => Ts::Keyword("string"),
            Type::IntOrString => shared("IntOrString"),
            Type::Object => shared("AnyObject"),
            Type::Resource => shared("EmbeddedResource"),
            Type::Any => Ts::Keyword("unknown"),
            Type::List(items, nullable) => Ts::Array(inner(items, *nullable)),
            Type::Map(values, nullable) => Ts::Dict(inner(values, *nullable)),
            Type::Named(index) => Ts::Name(names.get(*index).cloned().unwrap_or_default()),
        }
    }

    /// The type with null, if `nullable`; `unknown` has it anyway.
    pub(super) fn or_null(self, nullable: bool) -> Ts {
        match self {
            Ts::Keyword("unknown") => self,
            ty if nullable => Ts::Nullable(Box::new(ty)),
            ty => ty,
        }
    }

    /// `key: type`, with the lines that prettier makes of it, `indent` blanks from the left.
    pub(super) fn after(&self, key: &str, indent: usize) -> String {
        let text = self.print(indent, indent + key.len() + ": ".len(), ";".len());
        let space = if text.starts_with('\n') { "" } else { " " };
        format!("{key}:{space}{text}")
    }

    fn flat(&self) -> String {
        match self {
            Ts::Keyword(name) => (*name).to_owned(),
            Ts::Name(name) => name.clone(),
            Ts::Array(items) if matches!(**items, Ts::Nullable(_)) => format!("({})[]", items.flat()),
            Ts::Array(items) => format!("{}[]", items.flat()),
            Ts::Dict(values) => format!("client.Dict<{}>", values.flat()),
            Ts::Nullable(inner) => format!("{} | null", inner.flat()),
        }
    }

    /// The type from `column` on, with `after` more characters behind it.
    fn print(&self, indent: usize, column: usize, after: usize) -> String {
        let flat = self.flat();
        if column + flat.len() + after <= WIDTH {
            return flat;
        }
        let (outer, inner) = (" ".repeat(indent), indent + 2);
        match self {
            Ts::Keyword(_) | Ts::Name(_) => flat,
            Ts::Array(items) if items.is_union() => format!("({}\n{outer})[]", items.block(inner)),
            Ts::Array(items) if matches!(**items, Ts::Nullable(_)) => {
                format!("({})[]", items.print(indent, column + 1, after + 3))
            }
            Ts::Array(items) => format!("{}[]", items.print(indent, column, after + 2)),
            Ts::Dict(values) => match **values {
                Ts::Array(_) | Ts::Dict(_) => format!("client.Dict<{}\n{outer}>", values.block(inner)),
                _ if values.is_union() => format!("client.Dict<{}\n{outer}>", values.block(inner)),
                _ => format!("client.Dict<{}>", values.print(indent, column + "client.Dict<".len(), after + 1)),
            },
            Ts::Nullable(_) if self.is_union() => self.block(inner),
            Ts::Nullable(inner) => format!("{} | null", inner.print(indent, column, after + " | null".len())),
        }
    }

    /// The type on lines of its own.
    fn block(&self, indent: usize) -> String {
        let pad = " ".repeat(indent);
        match self {
            Ts::Nullable(inner) if self.is_union() && indent + self.flat().len() + 1 > WIDTH => {
                let inner = inner.print(indent + 2, indent + 2, 0);
                format!("\n{pad}| {inner}\n{pad}| null")
            }
            _ => format!("\n{pad}{}", self.print(indent, indent, 0)),
        }
    }

    /// Whether prettier takes `T | null` for a union to be broken, and not for a `T` with something behind it.
    fn is_union(&self) -> bool {
        matches!(self, Ts::Nullable(inner) if matches!(**inner, Ts::Keyword(_) | Ts::Array(_)))
    }
}

/// What follows `export type name =` for one of `texts`, or any other.
pub(super) fn open_enum(name: &str, texts: &[String]) -> String {
    let mut parts = texts.to_vec();
    parts.push("(string & {})".to_owned());
    let flat = parts.join(" | ");
    let lines = || parts.iter().map(|part| format!("\n  | {part}")).collect();
    right_side(name, &flat).unwrap_or_else(lines)
}

/// What follows `export type name =` for a type that is not broken.
pub(super) fn alias(name: &str, text: &str) -> String {
    right_side(name, text).unwrap_or_else(|| format!("\n  {text}"))
}

/// What follows `export interface name` for one that extends another.
pub(super) fn extends(name: &str, other: &str) -> String {
    let flat = format!(" extends {other}");
    let width = "export interface ".len() + name.len() + flat.len() + " {".len();
    if width <= WIDTH { flat } else { format!("\n {flat}") }
}

fn right_side(name: &str, flat: &str) -> Option<String> {
    let fits = |before: usize| before + flat.len() + ";".len() <= WIDTH;
    if fits("export type  = ".len() + name.len()) {
        Some(format!(" {flat}"))
    } else {
        fits(2).then(|| format!("\n  {flat}"))
    }
}
