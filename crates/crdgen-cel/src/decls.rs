//! Declarations of functions: their overloads, with types in place of names.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::library::Overload;
use crate::types::{OPTIONAL, Type};

/// One way to call a function.
#[derive(Debug, Clone, PartialEq)]
pub struct OverloadDecl {
    /// The id by which a checked tree names it.
    pub id: &'static str,
    /// Whether it is called on its first parameter.
    pub member: bool,
    /// The types of its parameters.
    pub params: Vec<Type>,
    /// The type of what comes out.
    pub result: Type,
    /// The types that may be any.
    pub type_params: Vec<&'static str>,
}

/// Functions by name, with their overloads in order.
pub type Functions = BTreeMap<&'static str, Vec<OverloadDecl>>;

/// Adds an overload to the functions, unless it is there.
pub(crate) fn add(functions: &mut Functions, (id, function, signature): Overload) {
    let overloads = functions.entry(function).or_default();
    if overloads.iter().all(|overload| overload.id != id) {
        overloads.push(parse(id, signature));
    }
}

fn parse(id: &'static str, signature: &'static str) -> OverloadDecl {
    let mut reader = Reader { rest: signature, type_params: Vec::new() };
    let mut params = Vec::new();
    let member = !signature.starts_with('(');
    if member {
        params.push(reader.type_());
        reader.skip(".");
    }
    params.extend(reader.types());
    reader.skip(" -> ");
    let result = reader.type_();
    OverloadDecl { id, member, params, result, type_params: reader.type_params }
}

/// Reads a signature. They are all ours, and a test reads each of them.
struct Reader {
    rest: &'static str,
    type_params: Vec<&'static str>,
}

impl Reader {
    fn skip(&mut self, text: &str) {
        self.rest = self.rest.strip_prefix(text).unwrap_or(self.rest);
    }

    /// `(int, list(A))`.
    fn types(&mut self) -> Vec<Type> {
        let mut types = Vec::new();
        self.skip("(");
        while !self.rest.is_empty() && !self.rest.starts_with(')') {
            types.push(self.type_());
            self.skip(", ");
        }
        self.skip(")");
        types
    }

    fn type_(&mut self) -> Type {
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        let mut end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        // The dot in front of the parameters of a member is no part of a name.
        if self.rest[..end].ends_with('.') {
            end -= 1;
        }
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        if let Some(simple) = simple(name) {
            return simple;
        }
        if name.len() == 1 {
            if !self.type_params.contains(&name) {
                self.type_params.push(name);
            }
            return Type::Param(name);
        }
        if !self.rest.starts_with('(') {
            return if name.starts_with("net.") { Type::Opaque(name, Arc::new([])) } else { Type::named(name) };
        }
        let mut params = self.types().into_iter();
        let mut next = || params.next().unwrap_or(Type::Dyn);
        match name {
            "list" => Type::list(next()),
            "map" => Type::map(next(), next()),
            "type" => Type::type_of(next()),
            OPTIONAL => Type::optional(next()),
            _ => Type::named(name),
        }
    }
}

/// A type that is only a name, as rules and signatures write it.
pub(crate) fn simple(name: &str) -> Option<Type> {
    Some(match name {
        "dyn" => Type::Dyn,
        "bool" => Type::Bool,
        "int" => Type::Int,
        "uint" => Type::Uint,
        "double" => Type::Double,
        "string" => Type::String,
        "bytes" => Type::Bytes,
        "duration" => Type::Duration,
        "timestamp" => Type::Timestamp,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::LIBRARIES;

    /// A declaration as signatures are written.
    fn print(decl: &OverloadDecl) -> String {
        let params: Vec<String> = decl.params.iter().map(ToString::to_string).collect();
        match params.split_first() {
            Some((target, rest)) if decl.member => format!("{target}.({}) -> {}", rest.join(", "), decl.result),
            _ => format!("({}) -> {}", params.join(", "), decl.result),
        }
    }

    #[test]
    fn every_signature_is_read() {
        for (id, _, signature) in LIBRARIES.iter().flat_map(|library| library.overloads) {
            assert_eq!(print(&parse(id, signature)), *signature, "{id}");
        }
    }
}
